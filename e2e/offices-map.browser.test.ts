import type { Page } from "playwright-core";
import { expectNoAxeViolations } from "./support/axe";
import { PHONE } from "./support/browser";
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

  test("a pin that is in the wrong province waits to be checked, and is put right from the map", async () => {
    const { page, faults } = await stage.openPageAs("central");
    const ask = async (query: string, variables: object) => {
      const headers = { "x-pakmut-csrf": "1" };
      const answer = await page.request.post("/graphql", { headers, data: { query, variables } });
      return (await answer.json()).data;
    };
    const { servicePoints } = await ask(
      "{ servicePoints(filter: { isPinned: true, isPinDoubtful: false }, first: 1) { nodes { id version nameTh } } }",
      {},
    );
    const { id, version, nameTh } = servicePoints.nodes[0];
    const address = { provinceCode: "10", districtCode: "1001", subdistrictCode: null, postcode: null };
    await ask(
      `mutation ($id: ID!, $version: Int!, $input: ServicePointInput!) {
        updateServicePoint(id: $id, version: $version, input: $input, idempotencyKey: "moved-to-bangkok") { id } }`,
      { id, version, input: address },
    );
    // The pin is judged once the change has been committed; the page waits for it.
    await page.goto(`/admin/servicePoints/${id}/show`);
    await page.getByText("อยู่นอกจังหวัดของที่อยู่").waitFor();
    await page.goto(`/admin/pinReview?point=${id}`);
    await page.getByRole("heading", { level: 2, name: nameTh }).waitFor();
    await page.getByText("อยู่นอกจังหวัดของที่อยู่").first().waitFor();
    await page.getByRole("application", { name: "แผนที่ของหมุดที่กำลังตรวจ" }).waitFor();
    await arrive(page, "หมุดที่ควรตรวจสอบ");
    await page.getByLabel("ละติจูด").fill("13.7516, 100.4927");
    await page.getByText(/ตรงกับที่อยู่/).waitFor();
    await page.getByRole("button", { name: "บันทึกและไปต่อ" }).press("Enter");
    await page.getByText(`ย้ายหมุดของ ${nameTh} แล้ว`).waitFor();
    const { servicePoint } = await ask("query ($id: ID!) { servicePoint(id: $id) { pinDoubts } }", { id });
    expect(servicePoint.pinDoubts).toEqual([]);
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
});
