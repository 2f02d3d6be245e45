import type { Page } from "playwright-core";
import { person as madeUp } from "../local/testing/sign-up-story";
import { expectNoAxeViolations } from "./support/axe";
import { PHONE } from "./support/browser";
import { arrive } from "./support/page";
import { setStage } from "./support/stage";

const technical = "วิทยาลัยเทคนิคเชียงใหม่";
const words = madeUp(7_400);

/** From a link that a colleague sent to the first edit: what a new officer and her central officer see of each other. */
describe("a newcomer's first day", () => {
  const stage = setStage();

  /** The page of the college's service point, as the central officer copies it from the address bar. */
  async function copyLink(page: Page): Promise<string> {
    await page.getByRole("navigation", { name: "เมนูหลัก" }).getByRole("link", { name: "จุดบริการ", exact: true }).click();
    await page.getByRole("link", { name: technical, exact: true }).first().click();
    await arrive(page, technical);
    return new URL(page.url()).pathname;
  }

  /** Makes a new token for the college's officers and has it shown: it is read aloud over the telephone. */
  async function revealToken(page: Page): Promise<string> {
    await page.getByRole("navigation", { name: "เมนูหลัก" }).getByRole("link", { name: "จัดการ Token" }).click();
    await arrive(page, "จัดการ Token");
    await page.getByRole("button", { name: `Refresh: เจ้าหน้าที่จุดบริการ ${technical}` }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Refresh" }).click();
    await page.getByText(`ออก Token ใหม่ให้ เจ้าหน้าที่จุดบริการ ของ ${technical} แล้ว`).waitFor();
    await page.getByRole("button", { name: `แสดงรหัส: เจ้าหน้าที่จุดบริการ ${technical}` }).click();
    const label = await dialog.getByRole("group", { name: /^รหัส Token/ }).getAttribute("aria-label");
    await page.keyboard.press("Escape");
    return /(?:[0-9A-Z]{4}-){4}[0-9A-Z*~$=]{5}/.exec(label ?? "")?.[0] ?? "";
  }

  /** All steps at Digital ID, typed by a thumb. */
  async function signUp(page: Page): Promise<void> {
    const next = (name: string) => page.getByRole("button", { name, exact: true }).click();
    await page.getByRole("link", { name: "ลงทะเบียน" }).click();
    await next("ยินยอม");
    await page.getByLabel("Laser Code").fill(words.laserCode);
    await page.getByLabel("Laser Code").press("Enter");
    await page.getByLabel("ชื่อ", { exact: true }).fill(words.firstName);
    await page.getByLabel("นามสกุล").fill(words.lastName);
    await page.getByLabel("เลขประจำตัว").fill(words.citizenId);
    await page.getByLabel("โทรศัพท์").fill(words.mobile);
    await page.getByLabel("โทรศัพท์").press("Enter");
    await page.getByLabel("ชื่อผู้ใช้").fill(words.login);
    await page.getByLabel("รหัสผ่าน", { exact: true }).fill(words.password);
    await page.getByLabel(/รหัสผ่านอีกครั้ง/).fill(words.password);
    await page.getByLabel(/รหัสผ่านอีกครั้ง/).press("Enter");
    const [outbox] = await Promise.all([
      page.context().waitForEvent("page"),
      page.getByRole("link", { name: /เปิดกล่องข้อความ/ }).click(),
    ]);
    const message =
      (await outbox
        .getByText(/คือ \d{6} /)
        .first()
        .textContent()) ?? "";
    await outbox.close();
    await page.getByLabel(/รหัส OTP/).fill(/คือ (\d{6}) /.exec(message)?.[1] ?? "");
    await page.getByLabel(/รหัส OTP/).press("Enter");
    await next("สร้างบัญชี");
    await page.getByRole("heading", { level: 1, name: "ลงทะเบียนเรียบร้อย" }).waitFor();
  }

  async function signIn(page: Page): Promise<void> {
    await page.getByLabel("ชื่อผู้ใช้").fill(words.login);
    await page.getByLabel("รหัสผ่าน").fill(words.password);
    await page.getByLabel("รหัสผ่าน").press("Enter");
    await page.getByRole("button", { name: "ยินยอม", exact: true }).click();
  }

  test("ends with her first edit, on the page that she was sent to; her next sign-in needs no token", async () => {
    const { page: officer, faults: officerFaults } = await stage.openPageAs("central");
    await arrive(officer, /สวัสดี/);
    const link = await copyLink(officer);
    const token = await revealToken(officer);

    const { page, faults } = await stage.openPage(PHONE);
    await page.goto(link);
    await arrive(page, "เข้าสู่ระบบ");
    await signUp(page);
    await page.getByRole("link", { name: "เข้าสู่ระบบ" }).click();
    await signIn(page);
    await arrive(page, "ยืนยันตัวตน");
    await page.getByLabel("รหัส Token").fill(token);
    await page.getByLabel("รหัส Token").press("Enter");
    await arrive(page, "ยืนยันตัวตนแล้ว");
    await page.getByText(`คุณเป็น เจ้าหน้าที่จุดบริการ ของ ${technical}`).waitFor();
    await page.getByRole("link", { name: "ไปยังหน้าที่เปิดลิงก์มา" }).click();
    await arrive(page, technical);
    expect(new URL(page.url()).pathname).toBe(link);

    await page.getByRole("link", { name: "แก้ไข", exact: true }).first().click();
    await arrive(page, `แก้ไข ${technical}`);
    await page.getByLabel("อีเมล").first().fill("contact@technical.example");
    await page.getByRole("button", { name: "บันทึก", exact: true }).click();
    await arrive(page, technical);
    await page.getByText("contact@technical.example").first().waitFor();

    // The central officer sees who it was, and that the token is spent.
    await officer.reload();
    await officer.getByText(`${words.firstName} ${words.lastName}`).first().waitFor();
    await officer.goto(link);
    await officer.getByText("contact@technical.example").first().waitFor();

    await page.context().clearCookies();
    await page.goto(link);
    await page.getByRole("link", { name: "เข้าสู่ระบบด้วย Digital ID" }).click();
    await signIn(page);
    await arrive(page, technical);
    await expectNoAxeViolations(page);
    expect(faults).toEqual([]);
    expect(officerFaults).toEqual([]);
  }, 180_000);
});
