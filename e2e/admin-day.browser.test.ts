import type { Page } from "playwright-core";
import { DESKTOP, PHONE } from "./support/browser";
import { expectNoAxeViolations } from "./support/axe";
import { holdAnswers } from "./support/hold-answers";
import { arrive } from "./support/page";
import { setStage } from "./support/stage";

/**
 * Somebody without a login registers her agency on a phone; an administrator clears the queue of such requests, and adds a day
 * of the cabinet's to the calendar. In Thai, once in English.
 */
describe("an administrator's day", () => {
  const stage = setStage();
  const notListed = "ไม่มีหน่วยงานของฉันในรายการ (กรณีไม่มีหน่วยงาน)";
  const office = "สำนักงานสมมติจังหวัดเชียงใหม่";
  let number = "";

  const choose = (page: Page, label: string | RegExp, option: string) =>
    page.getByLabel(label).selectOption({ label: option });

  async function describeOffice(page: Page): Promise<void> {
    await page.getByLabel("ค้นหาชื่อหน่วยงาน *").fill(office);
    await page.getByText("ไม่พบหน่วยงานชื่อนี้").waitFor();
    await page.getByRole("radio", { name: notListed }).check();
    await choose(page, "กระทรวง *", "กระทรวงศึกษาธิการ");
    await choose(page, "กรมหรือเทียบเท่า", "สำนักงานคณะกรรมการการอาชีวศึกษา");
    await page.getByLabel("ชื่อหน่วยงาน (ภาษาไทย) *").fill(office);
    await page.getByLabel("ที่อยู่ (เลขที่ หมู่ ซอย ถนน) *").fill("1 ถนนทดสอบ");
    await choose(page, "จังหวัด *", "เชียงใหม่");
    await choose(page, "อำเภอ/เขต *", "เมืองเชียงใหม่");
    await choose(page, "ตำบล/แขวง *", "ศรีภูมิ");
    await page.getByLabel("โทรศัพท์หน่วยงาน *").fill("053 217 708");
  }

  test("on a phone she describes it, is told what is wrong, closes the tab, comes back and sends it", async () => {
    const { page, faults } = await stage.openPage(PHONE);
    await page.goto("/");
    await page.getByRole("link", { name: "ลงทะเบียนหน่วยงาน" }).click();
    await arrive(page, "ลงทะเบียนหน่วยงาน");
    await describeOffice(page);
    await page.getByLabel("ชื่อและนามสกุล *").fill("ผู้ประสานงาน สมมติ");
    await page.getByLabel("โทรศัพท์ *", { exact: true }).fill("089 000 0000");
    await page.getByLabel("อีเมล *").fill("ไม่ใช่อีเมล");
    await page.getByRole("button", { name: "ส่งคำขอ", exact: true }).click();
    await page.getByRole("alert").getByText("ยังส่งไม่ได้ แก้ไข 1 ช่อง").waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole("alert").getByRole("link", { name: /^อีเมล/ }).click();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("contact@office.example.go.th");

    const again = await page.context().newPage();
    await page.close();
    await again.goto("/register");
    await again.getByText("นำข้อมูลที่คุณกรอกค้างไว้กลับมาแล้ว").waitFor();
    await again.getByRole("radio", { name: notListed, checked: true }).waitFor();
    await again.getByLabel("ตำบล/แขวง *").locator("option:checked", { hasText: "ศรีภูมิ" }).waitFor({ state: "attached" });
    expect(await again.getByLabel("อีเมล *").inputValue()).toBe("contact@office.example.go.th");
    await again.getByRole("button", { name: "ส่งคำขอ", exact: true }).dblclick();
    await again.getByRole("heading", { name: "ส่งคำขอแล้ว" }).waitFor();
    number = (await again.locator("#number").textContent()) ?? "";
    expect(number).toMatch(/^(\w{5}-){3}\w{5}$/);
    const picture = { name: "อาคาร.png", mimeType: "image/png", buffer: await again.screenshot() };
    await again.getByLabel("แนบรูปถ่ายอาคารหรือป้ายหน่วยงาน (ถ้ามี)").setInputFiles(picture);
    await again.getByText("แนบรูปแล้ว").waitFor();
    await arrive(again, "ลงทะเบียนหน่วยงาน");
    await again.getByLabel("เลขติดตามคำขอ").fill(number.toLowerCase().replaceAll("-", ""));
    await again.getByRole("button", { name: "ดูสถานะ" }).click();
    await again.getByText("รอพิจารณา", { exact: true }).waitFor();
    await again.reload();
    await again.getByLabel("ค้นหาชื่อหน่วยงาน *").waitFor();
    expect(await again.getByLabel("ชื่อและนามสกุล *").inputValue()).toBe("");
    expect(faults).toEqual([]);
  }, 180_000);

  test("in English she finds hers by name and asks for its token", async () => {
    const { page, faults } = await stage.openPage(DESKTOP);
    await page.goto("/register");
    await page.getByRole("button", { name: "English" }).click();
    await arrive(page, "Register an agency");
    await page.getByLabel("Search by name *").fill("Chiang Mai Technical");
    const college = page.getByRole("radio", { name: /Chiang Mai Technical College/ });
    await college.waitFor();
    // She types on and chooses what she sees, before the slow line brings the answer to her last letters.
    const letAnswersCome = await holdAnswers(page);
    const asked = page.waitForRequest(/\/graphql$/);
    await page.getByLabel("Search by name *").pressSequentially(" Coll");
    const answer = (await asked).response();
    await college.check();
    await letAnswersCome();
    await answer;
    await page.getByLabel("First and last name *").fill("Contact Example");
    await page.getByLabel("Telephone *", { exact: true }).fill("0890000000");
    await page.getByLabel("E-mail *").fill("contact@college.example.go.th");
    await page.getByRole("button", { name: "Send the request" }).click();
    await page.getByRole("heading", { name: "Your request was sent" }).waitFor();
    expect(faults).toEqual([]);
  }, 120_000);

  test("the central officer hands the token over; a phone shows the queue without scrolling sideways", async () => {
    const { page, faults } = await stage.openPageAs("central", PHONE);
    await page.goto("/admin/registrations");
    await arrive(page, "คำขอลงทะเบียนหน่วยงาน");
    await page.getByRole("link", { name: /^พิจารณาคำขอของวิทยาลัยเทคนิคเชียงใหม่/ }).click();
    await page.getByRole("button", { name: "ส่งมอบรหัส Token" }).click();
    const dialog = page.getByRole("dialog", { name: "ส่งมอบรหัส Token" });
    await dialog.getByRole("button", { name: "ส่งมอบรหัส Token" }).click();
    await page.getByText("ส่งมอบรหัสแล้ว", { exact: true }).waitFor();
    await page.getByRole("link", { name: "ไปที่จัดการ Token" }).click();
    await page.getByText("มี Token พร้อมใช้").first().waitFor();
    expect(faults).toEqual([]);
  }, 180_000);

  /** Opens a decision, by keyboard, and says yes to it. */
  async function decide(page: Page, button: string, verb = button, reason?: string): Promise<void> {
    await page.getByRole("button", { name: button, exact: true }).press("Enter");
    const dialog = page.getByRole("dialog", { name: verb });
    if (reason) await dialog.getByLabel("เหตุผล").fill(reason);
    await dialog.getByRole("button", { name: verb, exact: true }).press("Enter");
  }
  const approve = (page: Page) => decide(page, "อนุมัติและเพิ่มหน่วยงาน");
  const release = (page: Page) => decide(page, "ส่งมอบรหัส Token");
  const joinTo = (name: string) => (page: Page) => decide(page, `รวมกับ${name}`, "รวมกับหน่วยงานเดิม");

  /** The queue, oldest first: what the demo brings, then the visitor's. */
  const decisions: readonly [name: string, act: (page: Page) => Promise<void>, state: string][] = [
    ["ศูนย์ฝึกอาชีพตัวอย่างลำปาง", approve, "อนุมัติแล้ว"],
    ["วิทยาลัยเทคนิคเชียงราย", joinTo("วิทยาลัยเทคนิคเชียงราย"), "รวมกับหน่วยงานเดิม"],
    ["วิทยาลัยเทคนิคน่าน", release, "ส่งมอบรหัสแล้ว"],
    ["วิทยาลัยเทคนิค แพร่", joinTo("วิทยาลัยเทคนิคแพร่"), "รวมกับหน่วยงานเดิม"],
    ["สำนักงานที่ดินตัวอย่าง สาขาน่าน", approve, "อนุมัติแล้ว"],
    ["วิทยาลัยเทคนิคลำปาง", release, "ส่งมอบรหัสแล้ว"],
    [
      "ศูนย์ฝึกอาชีพ ตัวอย่างลำปาง",
      (page) => decide(page, "ไม่อนุมัติ", "ไม่อนุมัติ", "คำขอนี้ส่งซ้ำ หน่วยงานเพิ่มแล้วตามคำขอแรก"),
      "ไม่อนุมัติ",
    ],
    [office, approve, "อนุมัติแล้ว"],
  ];

  test("she clears the queue, each request leading to the next, and the visitor sees what became of hers", async () => {
    const { page, faults } = await stage.openPageAs("admin");
    await arrive(page, /สวัสดี/);
    await page
      .getByRole("main")
      .getByRole("link", { name: /คำขอลงทะเบียนหน่วยงานที่รอพิจารณา/ })
      .click();
    await page.getByRole("status").getByText(`พบ ${decisions.length} คำขอ`).waitFor();
    await arrive(page, "คำขอลงทะเบียนหน่วยงาน");
    const queue = page.getByRole("main").getByRole("link", { name: /^พิจารณาคำขอของ/ });
    const names = await queue.evaluateAll((links) => links.map((link) => link.getAttribute("aria-label") ?? ""));
    expect(names).toEqual(decisions.map(([name]) => `พิจารณาคำขอของ${name}`));
    await queue.first().click();
    await page.getByText("มีคำขออื่นที่ชื่อเดียวกันรออยู่ 1 คำขอ").waitFor();
    for (const [index, [name, act, state]] of decisions.entries()) {
      await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
      if (name === office) {
        await page.getByText("contact@office.example.go.th").waitFor();
        await page.getByRole("img", { name: `รูปถ่ายที่แนบมากับคำขอของ${office}` }).waitFor();
        await arrive(page, office);
      }
      await act(page);
      await page.getByText(state, { exact: true }).first().waitFor();
      const left = decisions.length - 1 - index;
      await page.getByText(left ? `ยังมีคำขอรอพิจารณาอีก ${left} คำขอ` : "ไม่มีคำขอรอพิจารณาแล้ว").waitFor();
      if (index === 0) await arrive(page, name);
      if (left) await page.getByRole("link", { name: /^พิจารณาคำขอถัดไป/ }).press("Enter");
    }
    await arrive(page, office);
    await page.getByRole("link", { name: "กลับไปที่รายการคำขอ" }).click();
    await page.getByText("พบ 0 คำขอ").waitFor();
    await page.goto("/register");
    await page.getByLabel("เลขติดตามคำขอ").fill(number);
    await page.getByRole("button", { name: "ดูสถานะ" }).click();
    await page.getByText("อนุมัติแล้ว", { exact: true }).waitFor();
    expect(faults).toEqual([]);
  }, 180_000);

  test("she adds a special holiday and withdraws it; an officer only reads", async () => {
    const { page, faults } = await stage.openPageAs("admin");
    await page.goto("/admin/holidays?year=2026");
    await arrive(page, "วันหยุดปี 2569");
    await page.getByRole("button", { name: "เพิ่มวันหยุด" }).click();
    const dialog = page.getByRole("dialog", { name: "เพิ่มวันหยุด" });
    await dialog.getByLabel("วันที่").fill("30/12/2569");
    await dialog.getByLabel("ชื่อวันหยุด (ภาษาไทย)").fill("วันหยุดราชการเพิ่มเป็นกรณีพิเศษ");
    await dialog.getByRole("button", { name: "เพิ่มวันหยุด" }).click();
    await dialog.getByText("ต้องกรอกช่องนี้").waitFor();
    await dialog.getByLabel("ที่มา").fill("มติคณะรัฐมนตรี ตัวอย่าง");
    await dialog.getByRole("button", { name: "เพิ่มวันหยุด" }).click();
    const row = page.getByRole("row").filter({ hasText: "30 ธันวาคม 2569" });
    await row.getByText("มติคณะรัฐมนตรี ตัวอย่าง").waitFor();
    await row.getByRole("button", { name: /^ยกเลิก/ }).click();
    await page.getByLabel("เหตุผล").fill("คณะรัฐมนตรีเปลี่ยนวัน");
    await page.getByRole("button", { name: "ยกเลิกวันหยุด", exact: true }).click();
    await row.getByText("ยกเลิกแล้ว: คณะรัฐมนตรีเปลี่ยนวัน").waitFor();
    await page.goto("/admin/holidays?year=2028");
    await page.getByText("ยังไม่ประกาศใช้ปฏิทินปี 2571").waitFor();
    expect(faults).toEqual([]);

    const { page: officer } = await stage.openPageAs("officer", PHONE);
    await officer.goto("/admin/holidays?year=2026");
    await arrive(officer, "วันหยุดปี 2569");
    expect(await officer.getByRole("button", { name: "เพิ่มวันหยุด" }).count()).toBe(0);
  }, 180_000);
});
