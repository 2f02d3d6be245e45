import type { Page } from "playwright-core";
import { expectNoAxeViolations } from "./support/axe";
import { PHONE } from "./support/browser";
import { setStage } from "./support/stage";

describe("a list as it is filtered", () => {
  const stage = setStage();

  const foundOn = async (page: Page): Promise<number> => {
    const text = await page
      .getByText(/^พบ [\d,]+ /)
      .first()
      .textContent();
    return Number(/[\d,]+/.exec(text ?? "")?.[0].replaceAll(",", ""));
  };
  test("is kept under a name, and opened by it on another machine, columns and all", async () => {
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
