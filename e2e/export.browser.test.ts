import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { expectNoAxeViolations } from "./support/axe";
import { PHONE } from "./support/browser";
import { setStage } from "./support/stage";

describe("a list is taken away as a file", () => {
  const stage = setStage();

  const foundOn = async (page: Page): Promise<number> => {
    const text = await page
      .getByText(/^พบ [\d,]+ /)
      .first()
      .textContent();
    return Number(/[\d,]+/.exec(text ?? "")?.[0].replaceAll(",", ""));
  };
  const openDialog = async (page: Page): Promise<void> => {
    await page.getByRole("button", { name: "ส่งออก", exact: true }).click();
    await page.getByRole("dialog").waitFor();
  };
  /** Starts the file and gives what came, once the page says that it is whole. */
  async function take(page: Page): Promise<{ name: string; bytes: Buffer }> {
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "ดาวน์โหลด", exact: true }).click();
    const file = await coming;
    await page.getByText(/^ดาวน์โหลด .* แล้ว/).waitFor();
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  }

  test("just as it is filtered and sorted, as CSV and as Excel", async () => {
    const { page, faults } = await stage.openPageAs("central");
    await page.goto(
      `/admin/servicePoints?filter=${encodeURIComponent(JSON.stringify({ isPinned: false }))}&sort=CODE&order=DESC`,
    );
    await page.getByRole("table").getByRole("link").first().waitFor();
    const found = await foundOn(page);
    expect(found).toBeGreaterThan(0);
    await openDialog(page);
    await page.getByRole("heading", { name: `ส่งออก ${found.toLocaleString("en")} แถวตามตัวกรอง` }).waitFor();
    await expectNoAxeViolations(page);
    const csv = await take(page);
    expect(csv.name).toMatch(/^service-points-[\d-]+\.csv$/);
    const rows = parse(csv.bytes, { bom: true, columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(found);
    expect(new Set(rows.map((row) => row.สถานะหมุด))).toEqual(new Set(["ยังไม่ปักหมุด"]));
    const codes = rows.map((row) => row.รหัสจุดบริการ).filter(Boolean);
    expect(codes).toEqual([...codes].sort().reverse());
    await expectNoAxeViolations(page);
    await page.getByRole("button", { name: "ปิด", exact: true }).click();

    await page.goto("/admin/organisations");
    await page.getByRole("table").getByRole("link").first().waitFor();
    const all = await foundOn(page);
    await openDialog(page);
    await page.getByRole("heading", { name: `ส่งออกทั้งหมด ${all.toLocaleString("en")} แถว` }).waitFor();
    await page.getByLabel(/Excel/).check();
    const excel = await take(page);
    const sheet = strFromU8(unzipSync(excel.bytes)["xl/worksheets/sheet1.xml"] as Uint8Array);
    expect(sheet.match(/<row /g)).toHaveLength(all + 1);
    expect(faults).toEqual([]);
  }, 90_000);

  test("on a phone as well; it can be stopped, and says so when it fails", async () => {
    const { page } = await stage.openPageAs("officer", PHONE);
    await page.goto("/admin/servicePoints");
    await page
      .getByText(/^พบ [\d,]+ /)
      .first()
      .waitFor();
    await openDialog(page);
    await expectNoAxeViolations(page);

    const requested = page.waitForRequest(/\/export\//);
    await page.route(/\/export\//, () => undefined);
    await page.getByRole("button", { name: "ดาวน์โหลด", exact: true }).click();
    await requested;
    await page.getByRole("progressbar", { name: "กำลังเตรียมไฟล์" }).waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole("button", { name: "หยุด", exact: true }).click();
    await page.getByRole("button", { name: "ดาวน์โหลด", exact: true }).waitFor();

    await page.unroute(/\/export\//);
    await page.route(/\/export\//, (route) => route.abort());
    await page.getByRole("button", { name: "ดาวน์โหลด", exact: true }).click();
    await page.getByRole("alert").filter({ hasText: /./ }).first().waitFor();
    await expectNoAxeViolations(page);

    await page.unroute(/\/export\//);
    const { bytes } = await take(page);
    expect((parse(bytes, { bom: true, columns: true }) as unknown[]).length).toBe(await foundOn(page));
    expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(0);
  }, 90_000);

  test("or is kept under a name, and opened by it on another machine, columns and all", async () => {
    const { page, faults } = await stage.openPageAs("central");
    await page.goto(
      `/admin/servicePoints?filter=${encodeURIComponent(JSON.stringify({ isPinned: false }))}&sort=CODE&order=DESC`,
    );
    await page.getByRole("table").getByRole("link").first().waitFor();
    const found = await foundOn(page);
    await page.getByRole("button", { name: "เลือกคอลัมน์" }).click();
    await page.getByRole("dialog").getByRole("checkbox", { name: "แก้ไขล่าสุด" }).uncheck();
    await page.keyboard.press("Escape");
    await page.getByRole("columnheader", { name: "แก้ไขล่าสุด" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "มุมมองของฉัน" }).click();
    await page.getByText("ยังไม่มีมุมมองของรายการนี้").waitFor();
    await page.getByLabel("ชื่อมุมมอง").fill("งานวันนี้");
    await page.getByRole("button", { name: "บันทึกมุมมองนี้" }).click();
    const view = page.getByRole("dialog").getByRole("link", { name: "งานวันนี้", exact: true });
    await view.and(page.locator("[aria-current=true]")).waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole("button", { name: "เปลี่ยนชื่อ “งานวันนี้”" }).click();
    await page.getByRole("textbox", { name: "เปลี่ยนชื่อ “งานวันนี้”" }).fill("ยังไม่ปักหมุด");
    await page.getByRole("button", { name: "ใช้ชื่อนี้" }).click();
    await page.getByRole("dialog").getByRole("link", { name: "ยังไม่ปักหมุด", exact: true }).waitFor();
    expect(faults).toEqual([]);

    const elsewhere = await stage.openPageAs("central");
    await elsewhere.page.goto("/admin/servicePoints");
    await elsewhere.page.getByRole("columnheader", { name: "แก้ไขล่าสุด" }).waitFor();
    await elsewhere.page.getByRole("button", { name: "มุมมองของฉัน" }).click();
    await elsewhere.page.getByRole("dialog").getByRole("link", { name: "ยังไม่ปักหมุด", exact: true }).click();
    await elsewhere.page
      .getByText(`พบ ${found.toLocaleString("en")} จุดบริการ`)
      .first()
      .waitFor();
    await elsewhere.page.getByRole("columnheader", { name: "แก้ไขล่าสุด" }).waitFor({ state: "detached" });
    const address = new URL(elsewhere.page.url()).searchParams;
    expect([address.get("sort"), address.get("order")]).toEqual(["CODE", "DESC"]);

    const answer = await page.request.post("/graphql", {
      headers: { "x-pakmut-csrf": "1" },
      data: { query: "{ listViews { id } }" },
    });
    const { data } = (await answer.json()) as { data: { listViews: { id: string }[] } };
    const link = `/admin/listViews/${data.listViews[0]?.id}`;
    await elsewhere.page.goto(link);
    await elsewhere.page
      .getByText(`พบ ${found.toLocaleString("en")} จุดบริการ`)
      .first()
      .waitFor();
    // Nobody else's: as if there were none.
    const stranger = await stage.openPageAs("officer", PHONE);
    await stranger.page.goto(link);
    await stranger.page.getByRole("heading", { level: 1, name: /ไม่พบ/ }).waitFor();

    await page.getByRole("button", { name: "ลบ “ยังไม่ปักหมุด”" }).click();
    await page.getByRole("dialog", { name: "ลบมุมมอง “ยังไม่ปักหมุด”" }).getByRole("button", { name: "ลบมุมมอง" }).click();
    await page.getByText("ยังไม่มีมุมมองของรายการนี้").waitFor();
  }, 120_000);
});
