import type { Page } from "playwright-core";
import { cellsOfWorkbook } from "../local/testing/test-export";
import { askApi } from "./support/ask-api";
import { comeToRest, expectNoAxeViolations } from "./support/axe";
import { PHONE } from "./support/browser";
import { csvFile, type FileRow, fileFrom, rowsOf, takeList } from "./support/file-table";
import { arrive } from "./support/page";
import { setStage } from "./support/stage";

const worstCount = 40;
const pinCount = 10;

/** Everything that a central officer does in a day about many offices at once: worst first, spreadsheet, map, export. In Thai. */
describe("a central officer's day", () => {
  const stage = setStage();

  /** The names in the list, in its order, once it holds `count` rows. */
  async function names(page: Page, count: number): Promise<string[]> {
    await page
      .locator("tbody tr")
      .nth(count - 1)
      .waitFor();
    await comeToRest(page);
    return page.locator("tbody th[scope=row] a").allTextContents();
  }

  /** Sends a table and waits for what it would do: added, changed, unchanged, bad. */
  async function compare(page: Page, name: string, rows: FileRow[]): Promise<string[]> {
    await page.getByRole("link", { name: "นำเข้า", exact: true }).click();
    await arrive(page, "นำเข้าข้อมูล");
    await page.getByTestId("import-file").setInputFiles(csvFile(name, rows));
    await page.getByRole("heading", { level: 1, name: "นำเข้าจุดบริการ" }).waitFor();
    await page.getByText("รายงานทั้งหมด").waitFor();
    return (await page.locator("main dl dd").allTextContents()).slice(0, 4);
  }

  async function apply(page: Page): Promise<void> {
    await page.getByRole("button", { name: "นำเข้า", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "นำเข้า", exact: true }).press("Enter");
    await page.getByText("สำเร็จ", { exact: true }).waitFor();
    await page.getByText(/^บันทึกแล้วโดย/).waitFor();
  }

  /** Chooses in the labelled list as soon as the address has changed, before the page has drawn what it now says. */
  async function hasten(page: Page, label: string, choice: string): Promise<void> {
    await page.getByLabel(label).waitFor();
    await page.evaluate(`
      const label = [...document.querySelectorAll("label")].find((label) => label.textContent.startsWith(${JSON.stringify(label)}));
      const push = history.pushState;
      history.pushState = (...entry) => {
        history.pushState = push;
        push.apply(history, entry);
        queueMicrotask(() => {
          label.control.value = ${JSON.stringify(choice)};
          label.control.dispatchEvent(new Event("change", { bubbles: true }));
        });
      };`);
  }

  const backToList = (page: Page) => page.getByRole("link", { name: "กลับไปที่รายการจุดบริการ" }).click();

  /** Ten offices have moved to Bangkok; their pins have not, which is noticed a second or two later. */
  async function moveToBangkok(page: Page): Promise<void> {
    const { servicePoints } = await askApi<{ servicePoints: { nodes: { id: string; version: number }[] } }>(
      page,
      `{ servicePoints(filter: { isPinned: true, isPinDoubtful: false }, first: ${pinCount}) { nodes { id version } } }`,
    );
    const input = { provinceCode: "10", districtCode: "1001", subdistrictCode: null, postcode: null };
    for (const { id, version } of servicePoints.nodes)
      await askApi(
        page,
        `mutation ($id: ID!, $version: Int!, $input: ServicePointInput!, $key: String!) {
          updateServicePoint(id: $id, version: $version, input: $input, idempotencyKey: $key) { id } }`,
        { id, version, input, key: crypto.randomUUID() },
      );
    const summary = "{ servicePointSummary { doubtfulPinCount } }";
    const doubtful = async () =>
      (await askApi<{ servicePointSummary: { doubtfulPinCount: number } }>(page, summary)).servicePointSummary
        .doubtfulPinCount;
    while ((await doubtful()) < pinCount) await page.waitForTimeout(200);
  }

  /** Puts the pin that is shown where the office is now: by its coordinates, then a little to the left on the map. */
  async function fixPin(page: Page, number: number): Promise<void> {
    const name = await page.getByRole("main").getByRole("heading", { level: 2 }).first().textContent();
    await page.getByLabel("ละติจูด").fill(`${(13.746 + number / 500).toFixed(4)}, 100.4985`);
    await page.getByText(/หมุดอยู่ใน.*ตรงกับที่อยู่/).waitFor();
    if (number === 0) {
      const map = page.getByRole("application", { name: "แผนที่ของหมุดที่กำลังตรวจ" });
      await map.press("ArrowLeft");
      await page.getByLabel("ลองจิจูด").and(page.locator(':not([value="100.4985"])')).waitFor();
      await arrive(page, "หมุดที่ควรตรวจสอบ");
    }
    await page.getByRole("button", { name: "บันทึกและไปต่อ" }).press("Enter");
    await page.getByText(`ย้ายหมุดของ ${name} แล้ว`).waitFor();
    const left = pinCount - 1 - number;
    await page.getByText(left > 0 ? `เหลือ ${left} จุด` : "ไม่มีหมุดที่ควรตรวจสอบ", { exact: true }).waitFor();
  }

  test("finds the forty worst, puts them right in a spreadsheet, fixes ten pins, and takes the list away", async () => {
    const { page, faults } = await stage.openPageAs("central");
    await arrive(page, /สวัสดี/);
    await page.getByRole("link", { name: /จุดบริการที่ข้อมูลไม่ครบ/ }).click();
    await page.getByText("พบ 44 จุดบริการ").waitFor();
    await hasten(page, "แถวต่อหน้า", "50");
    await page.getByRole("button", { name: /^ความครบถ้วน/ }).click();
    const sorted = await names(page, 44);
    const percents = (await page.getByText(/^\d+%$/).allTextContents()).map((text) => Number.parseInt(text, 10));
    expect(percents).toEqual([...percents].sort((one, other) => one - other));
    await arrive(page, "จุดบริการ");

    const taken = rowsOf((await takeList(page, "CSV")).bytes);
    expect(taken.map((row) => row.ชื่อจุดบริการ)).toEqual(sorted);
    const corrected = taken.map((row, index) =>
      index < worstCount ? { ...row, โทรศัพท์: `02 001 ${1_000 + index}`, สีโปรด: "แดง" } : { ...row, สีโปรด: "" },
    );
    const mistyped = corrected.map((row, index) => (index === 7 ? { ...row, โทรศัพท์: "ไม่ใช่เบอร์" } : row));
    expect(await compare(page, "จุดบริการแก้แล้ว.csv", mistyped)).toEqual(["0", "39", "4", "1"]);
    await page.getByText("ไม่ใช่หมายเลขโทรศัพท์ของไทย").waitFor();
    await page.getByText("ไม่รู้จักคอลัมน์ สีโปรด").waitFor();
    await page.getByText("02 001 1000").first().waitFor();
    await arrive(page, "นำเข้าจุดบริการ");
    const report = await fileFrom(page, () => page.getByRole("button", { name: "CSV", exact: true }).click());
    expect(rowsOf(report.bytes).filter((row) => row.ผล === "ผิดพลาด")).toMatchObject([{ ใหม่: "ไม่ใช่เบอร์" }]);
    await page.reload();
    await apply(page);
    await backToList(page);
    await page.waitForURL(/perPage=50.*sort=COMPLETENESS/);
    await page
      .getByRole("row", { name: new RegExp(sorted[0] as string) })
      .getByText("30%")
      .waitFor();

    expect(await compare(page, "จุดบริการแก้แล้ว.csv", corrected)).toEqual(["0", "1", "43", "0"]);
    await apply(page);
    await backToList(page);
    expect(await compare(page, "จุดบริการแก้แล้ว.csv", corrected)).toEqual(["0", "0", "44", "0"]);
    await page.getByText("ทุกแถวเหมือนข้อมูลในระบบอยู่แล้ว ไม่มีอะไรต้องบันทึก").waitFor();
    expect(await page.getByRole("button", { name: "นำเข้า", exact: true }).count()).toBe(0);

    await moveToBangkok(page);
    await page.goto("/admin/");
    await page
      .getByRole("main")
      .getByRole("link", { name: /หมุดที่ควรตรวจสอบ/ })
      .click();
    await page.getByText(`เหลือ ${pinCount} จุด`).waitFor();
    await page.getByText("อยู่นอกจังหวัดของที่อยู่").first().waitFor();
    for (let number = 0; number < pinCount; number += 1) await fixPin(page, number);
    await expectNoAxeViolations(page);

    const filter = encodeURIComponent(JSON.stringify({ isPinned: true }));
    await page.goto(`/admin/servicePoints?filter=${filter}&sort=CODE&order=DESC&perPage=50`);
    const pinned = await names(page, 14);
    const { name, bytes } = await takeList(page, "Excel");
    expect(name).toMatch(/^service-points-[\d-]+\.xlsx$/);
    const cells = cellsOfWorkbook(bytes);
    const column = [...cells].find(([cell, text]) => /^[A-Z]+1$/.test(cell) && text === "ชื่อจุดบริการ")?.[0].slice(0, -1);
    expect(pinned.map((_name, index) => cells.get(`${column}${index + 2}`))).toEqual(pinned);
    expect(cells.has(`${column}${pinned.length + 2}`)).toBe(false);
    expect(faults).toEqual([]);
  }, 240_000);

  test("on a phone a list is taken away; it can be stopped, and says so when it fails", async () => {
    const { page } = await stage.openPageAs("officer", PHONE);
    await page.goto("/admin/servicePoints");
    await page.getByText("พบ 1 จุดบริการ").first().waitFor();
    await page.getByRole("button", { name: "ส่งออก", exact: true }).click();
    const download = page.getByRole("button", { name: "ดาวน์โหลด", exact: true });
    const requested = page.waitForRequest(/\/export\//);
    await page.route(/\/export\//, () => undefined);
    await download.click();
    await requested;
    await page.getByRole("progressbar", { name: "กำลังเตรียมไฟล์" }).waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole("button", { name: "หยุด", exact: true }).click();
    await download.waitFor();
    await page.unroute(/\/export\//);
    await page.route(/\/export\//, (route) => route.abort());
    await download.click();
    await page.getByRole("alert").filter({ hasText: /./ }).first().waitFor();
    await expectNoAxeViolations(page);
    await page.unroute(/\/export\//);
    const { bytes } = await fileFrom(page, () => download.click());
    expect(rowsOf(bytes)).toHaveLength(1);
  }, 90_000);

  test("on a phone; what is no table is refused, and an import can be stopped", async () => {
    const { page } = await stage.openPageAs("officer", PHONE);
    await page.goto("/admin/imports?of=servicePoints");
    await page.getByText("13 หลัก หน่วยงานที่ให้บริการ").waitFor();
    await arrive(page, "นำเข้าข้อมูล");
    const template = await fileFrom(page, () => page.getByRole("button", { name: "CSV", exact: true }).click());
    expect(template.bytes.toString()).toMatch(/รหัสหน่วยงาน.*ชื่อจุดบริการ.*ละติจูด/);
    const input = page.getByTestId("import-file");
    const noTable = Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0]);
    await input.setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: noTable });
    await page.getByRole("alert").filter({ hasText: "รับเฉพาะไฟล์ CSV และ Excel" }).first().waitFor();
    await input.setInputFiles(csvFile("จุด.csv", [{ รหัสหน่วยงาน: "0000000000000", ชื่อจุดบริการ: "จุดของคนอื่น" }]));
    await page.getByText("ไม่พบหน่วยงานรหัสนี้").waitFor();
    await arrive(page, "นำเข้าจุดบริการ");
    await page.getByRole("button", { name: "ยกเลิกการนำเข้า" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "ยกเลิกการนำเข้า" }).click();
    await page.getByText("ยกเลิกแล้ว ไม่มีข้อมูลใดถูกบันทึก").waitFor();
  }, 90_000);
});
