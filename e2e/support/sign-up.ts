import type { Page } from "playwright-core";
import type { person } from "../../local/testing/sign-up-story";

type Words = ReturnType<typeof person>;

/** All steps at Digital ID, typed by a thumb. */
export async function signUp(page: Page, words: Words): Promise<void> {
  const next = (name: string) => page.getByRole("button", { name, exact: true }).click();
  await page.getByRole("link", { name: "ลงทะเบียน", exact: true }).click();
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

/** On the page of Digital ID, with the name and password that she chose. */
export async function signInWith(page: Page, words: Words): Promise<void> {
  await page.getByLabel("ชื่อผู้ใช้").fill(words.login);
  await page.getByLabel("รหัสผ่าน").fill(words.password);
  await page.getByLabel("รหัสผ่าน").press("Enter");
  await page.getByRole("button", { name: "ยินยอม", exact: true }).click();
}
