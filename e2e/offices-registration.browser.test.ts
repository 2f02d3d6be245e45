import type { Page } from "playwright-core";
import { DESKTOP, PHONE } from "./support/browser";
import { expectNoAxeViolations } from "./support/axe";
import { arrive } from "./support/page";
import { signIn } from "./support/sign-in";
import { setStage } from "./support/stage";

/** Somebody without a login registers her agency on a phone; an administrator admits it. In Thai, once in English. */
describe("registering an agency", () => {
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
    await page.getByRole("radio", { name: /Chiang Mai Technical College/ }).check();
    await page.getByLabel("First and last name *").fill("Contact Example");
    await page.getByLabel("Telephone *", { exact: true }).fill("0890000000");
    await page.getByLabel("E-mail *").fill("contact@college.example.go.th");
    await page.getByRole("button", { name: "Send the request" }).click();
    await page.getByRole("heading", { name: "Your request was sent" }).waitFor();
    expect(faults).toEqual([]);
  }, 120_000);

  test("an administrator finds it among what waits, admits it, and the visitor sees that", async () => {
    const { page, faults } = await stage.openPage(DESKTOP);
    await signIn(page, "admin");
    await page.getByRole("link", { name: /คำขอลงทะเบียนหน่วยงานที่รอพิจารณา/ }).click();
    await arrive(page, "คำขอลงทะเบียนหน่วยงาน");
    await page.getByRole("status").getByText("พบ 2 คำขอ").waitFor();
    await page.getByRole("link", { name: `พิจารณาคำขอของ${office}` }).click();
    await arrive(page, office);
    await page.getByText("contact@office.example.go.th").waitFor();
    await page.getByRole("img", { name: `รูปถ่ายที่แนบมากับคำขอของ${office}` }).waitFor();
    await page.getByRole("button", { name: "อนุมัติและเพิ่มหน่วยงาน" }).click();
    const dialog = page.getByRole("dialog", { name: "อนุมัติและเพิ่มหน่วยงาน" });
    await dialog.getByRole("button", { name: "อนุมัติและเพิ่มหน่วยงาน" }).click();
    await page.getByText("อนุมัติแล้ว", { exact: true }).waitFor();
    await page.getByRole("link", { name: "ไปที่จัดการ Token" }).waitFor();
    await arrive(page, office);
    await page.goto("/register");
    await page.getByLabel("เลขติดตามคำขอ").fill(number);
    await page.getByRole("button", { name: "ดูสถานะ" }).click();
    await page.getByText("อนุมัติแล้ว", { exact: true }).waitFor();
    expect(faults).toEqual([]);
  }, 180_000);

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
});
