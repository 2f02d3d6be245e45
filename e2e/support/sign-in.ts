import type { Cookie, Page } from "playwright-core";
import { DEMO_PASSWORD } from "../../local/digital-id/demo.account";

/** Signs in a demo account ("officer") through Digital ID and lands on `returnTo`. */
export async function signIn(page: Page, login: string, returnTo = "/admin/"): Promise<void> {
  await page.goto(`/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
  if (!isAtDigitalId(page.url())) return;
  await page.getByLabel("ชื่อผู้ใช้").fill(login);
  await page.getByLabel("รหัสผ่าน").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "เข้าสู่ระบบ" }).click();
  await page.getByRole("button", { name: "ยินยอม", exact: true }).click();
  await page.waitForURL((url) => url.pathname.startsWith("/admin"));
}

/** By these Digital ID knows a browser again: it asks neither for the password nor for consent, and Pakmut begins a new session. */
export async function digitalIdCookies(page: Page): Promise<Cookie[]> {
  return (await page.context().cookies()).filter(({ name }) => name.startsWith("digital_id_"));
}

const isAtDigitalId = (url: string): boolean => new URL(url).pathname.startsWith("/digital-id/");
