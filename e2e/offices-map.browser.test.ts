import { execFileSync } from "node:child_process";
import type { Page } from "playwright-core";
import { projectFile } from "../subgraphs/kit/project-file";
import { expectNoAxeViolations } from "./support/axe";
import { DESKTOP, PHONE } from "./support/browser";
import { arrive } from "./support/page";
import { setStage } from "./support/stage";

/** How far the pinning is, and where: the report and the map, as officers use them. */
describe("pinning progress", () => {
  const stage = setStage();

  /** Follows a figure and expects the list to hold as many. */
  async function followFigure(page: Page, name: RegExp): Promise<void> {
    const link = page.getByRole("link", { name }).first();
    const count = await link.textContent();
    await link.click();
    await page.getByText(`พบ ${count} จุดบริการ`).waitFor();
  }

  test("the central officer sees what is missing, follows the numbers, and sets a day", async () => {
    const { page, faults } = await stage.openPageAs("central");
    await page.getByRole("navigation", { name: "เมนูหลัก" }).getByRole("link", { name: "รายงานผลการปักหมุด" }).click();
    await arrive(page, "รายงานผลการปักหมุด");
    await page.getByRole("table", { name: /แยกตามหน่วยงาน/ }).waitFor();
    await followFigure(page, /ยังไม่ปักหมุด สำนักงานคณะกรรมการการอาชีวศึกษา$/);
    await page.goBack();
    await page.getByRole("table", { name: /แยกตามหน่วยงาน/ }).waitFor();
    await followFigure(page, /ทั้งหมด วิทยาลัย/);
    await page.goBack();

    await page.getByText("ยังไม่มีวันเป้าหมาย").waitFor();
    await page.getByRole("button", { name: "กำหนดวันเป้าหมาย" }).press("Enter");
    await page.getByRole("dialog").getByLabel("ปักครบภายในวันที่").fill("1 ม.ค. 2569");
    await page.keyboard.press("Tab");
    await page.getByRole("dialog").getByRole("button", { name: "บันทึก" }).press("Enter");
    await page.getByText("เลือกวันนี้หรือวันหลังจากนี้").waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole("dialog").getByLabel("ปักครบภายในวันที่").fill("31 ธ.ค. 2599");
    await page.getByRole("dialog").getByRole("button", { name: "บันทึก" }).press("Enter");
    await page.getByText(/ต้องปักสัปดาห์ละ/).waitFor();
    expect(faults).toEqual([]);
  }, 120_000);

  test("provinces stand on a map and in a table that says the same", async () => {
    const { page, faults } = await stage.openPageAs("central");
    await page.goto("/admin/pinningProgress");
    await page.getByRole("link", { name: "จังหวัด", exact: true }).click();
    await page.getByRole("table", { name: /แยกตามจังหวัด/ }).waitFor();
    const map = page.getByRole("application", { name: "แผนที่ผลการปักหมุดรายจังหวัด" });
    await map.waitFor();
    await arrive(page, "รายงานผลการปักหมุด");
    await followFigure(page, /ทั้งหมด เชียงใหม่$/);
    expect(faults).toEqual([]);
  }, 120_000);

  test("an officer on a phone sees her own, and that she may not set the day", async () => {
    const { page, faults } = await stage.openPageAs("officer", PHONE);
    await page.goto("/admin/pinningProgress");
    await arrive(page, "รายงานผลการปักหมุด");
    await page.getByRole("button", { name: "กำหนดวันเป้าหมาย" }).press("Enter");
    await page.getByRole("tooltip").waitFor();
    await page.getByRole("button", { name: "ส่งออก" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "ดาวน์โหลด" }).waitFor();
    expect(faults).toEqual([]);
  }, 120_000);

  test("what a file proposed is confirmed in one step, and stays known as the file's", async () => {
    const { page, faults } = await stage.openPageAs("central");
    const filter = encodeURIComponent(JSON.stringify({ isPinned: false, pinSource: "IMPORTED" }));
    await page.goto(`/admin/servicePoints?filter=${filter}`);
    await page.getByRole("row").getByRole("link").first().click();
    await page.getByRole("button", { name: "ยืนยันหมุด" }).press("Enter");
    await page.getByText(/^ยืนยันหมุดของ .* แล้ว$/).waitFor();
    await page.getByText("ที่มาของพิกัด: จากไฟล์").waitFor();
    await page.getByRole("button", { name: "ยืนยันหมุด" }).waitFor({ state: "detached" });
    await expectNoAxeViolations(page);
    expect(faults).toEqual([]);
  }, 120_000);

  test("an area of the map is drawn, and the list holds the same service points", async () => {
    const { page, faults } = await stage.openPageAs("central");
    await page.goto("/admin/servicePoints/map");
    await arrive(page, "แผนที่จุดบริการ");
    await page.getByRole("button", { name: "เลือกพื้นที่" }).press("Enter");
    await page.getByText("คลิกทีละมุม ดับเบิลคลิกเพื่อจบ").waitFor();
    const map = page.getByRole("application", { name: "แผนที่จุดบริการ" });
    await map.click({ position: { x: 200, y: 40 } });
    await map.click({ position: { x: 600, y: 40 } });
    await map.click({ position: { x: 600, y: 420 } });
    await map.dblclick({ position: { x: 200, y: 420 } });
    const link = page.getByRole("link", { name: /^ในพื้นที่ที่เลือก \d+ จุด ดูรายการ$/ });
    await link.waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole("button", { name: "ล้างพื้นที่" }).press("Enter");
    await link.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "เลือกตามกรอบที่เห็น" }).press("Enter");
    const [count = ""] = /\d+/.exec((await link.textContent()) ?? "") ?? [];
    await link.click();
    await page.getByText(`พบ ${count} จุดบริการ`).waitFor();
    await page.getByText("พื้นที่บนแผนที่").first().waitFor();
    expect(faults).toEqual([]);
  }, 120_000);

  test("an officer finds another organisation's service point, sees it on the map, and reads it", async () => {
    const { page, faults } = await stage.openPageAs("officer");
    await page.getByRole("link", { name: "จุดบริการหน่วยงานอื่น" }).click();
    await arrive(page, "ค้นหาจุดบริการของหน่วยงานอื่น");
    await page.getByRole("combobox", { name: "จังหวัด" }).fill("จันทบุรี");
    await page.getByRole("option", { name: "จันทบุรี", exact: true }).click();
    await page.getByLabel("ชื่อจุดบริการ หรือรหัส").fill("วิทยาลัย");
    const found = page.getByRole("list", { name: "จุดบริการที่พบ" });
    await found.getByText("จ.จันทบุรี").first().waitFor();
    await found.getByText("จ.ขอนแก่น").first().waitFor({ state: "detached" });
    // By its name: the second answer may be on its way, and other rows may stand first when it is there.
    await found.getByRole("button", { name: "ดู วิทยาลัยเทคนิคจันทบุรี บนแผนที่" }).press("Enter");
    const card = page.getByRole("region", { name: "จุดบริการที่เลือก" });
    await card.getByRole("link", { name: "ดูรายละเอียด" }).waitFor();
    await expectNoAxeViolations(page);
    await card.getByRole("link", { name: "ดูรายละเอียด" }).click();
    await page.getByText("ข้อมูลที่แสดงต่อประชาชน ดูได้อย่างเดียว").waitFor();
    await arrive(page, /วิทยาลัย/);
    expect(await page.getByRole("button", { name: /แก้ไข|ยืนยันหมุด|ไม่แสดง/ }).count()).toBe(0);
    await page.setViewportSize(PHONE);
    await page.getByRole("link", { name: "แสดงบนแผนที่" }).click();
    await card.getByRole("link", { name: "ดูรายละเอียด" }).waitFor();
    await page.getByRole("button", { name: "รายการ", exact: true }).click();
    await found.getByRole("link").first().waitFor();
    await arrive(page, "ค้นหาจุดบริการของหน่วยงานอื่น");
    expect(faults).toEqual([]);
  }, 120_000);

  describe("of 35,745 real schools", () => {
    let schoolsImport = "";
    beforeAll(() => {
      const environment = { ...process.env, PAKMUT_DATA_DIR: stage.pakmut.dataDir };
      const program = [projectFile("local", "pakmut.cjs"), "demo", "schools"];
      schoolsImport = execFileSync(process.execPath, program, { env: environment, encoding: "utf8" });
    }, 240_000);

    test("each came in through the importer", () => {
      expect(schoolsImport.trim().split("\n").at(-1)).toBe("35745 added, 0 changed, 0 unchanged, 0 bad");
    });

    test.each([
      ["a desktop", DESKTOP],
      ["a phone", PHONE],
    ])(
      "a platform admin finds a school among all, in list and tree, on %s",
      async (_name, viewport) => {
        const { page, faults } = await stage.openPageAs("admin", viewport);
        await arrive(page, /สวัสดี/);
        await page.goto("/admin/organisations");
        await page.getByText(/พบ 35,\d{3} หน่วยงาน/).waitFor();
        await arrive(page, "จัดการหน่วยงาน");
        await page.getByLabel(/ชื่อหน่วยงาน หรือรหัส/).fill("โรงเรียนบ้านหนองบัว");
        await page.getByText(/พบ \d{2,3} หน่วยงาน/).waitFor();
        await expectNoAxeViolations(page);
        await page.getByLabel(/ชื่อหน่วยงาน หรือรหัส/).fill("ไม่มีโรงเรียนชื่อนี้");
        await page.getByText(/ไม่พบ/).first().waitFor();
        await expectNoAxeViolations(page);
        await page.goto("/admin/organisations/tree");
        await arrive(page, "โครงสร้าง");
        await page.getByLabel("ค้นหาหน่วยงานในโครงสร้าง").fill("วิทยาลัยเทคนิคเชียงใหม่");
        await page.getByText("วิทยาลัยเทคนิคเชียงใหม่").first().waitFor();
        await expectNoAxeViolations(page);
        await page.goto("/admin/servicePoints/map");
        await arrive(page, /แผนที่/);
        expect(faults).toEqual([]);
      },
      120_000,
    );
  });
});
