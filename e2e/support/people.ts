import type { Page } from "playwright-core";
import { arrive } from "./page";

/** From the sign-in page; Digital ID still knows the person, and may ask for consent alone. */
export async function signInAgain(page: Page): Promise<void> {
  await page.getByRole("link", { name: "เข้าสู่ระบบด้วย Digital ID" }).click();
  const consent = page.getByRole("button", { name: "ยินยอม", exact: true });
  await consent
    .or(page.getByRole("button", { name: "ออกจากระบบ" }))
    .or(page.getByRole("banner"))
    .first()
    .waitFor();
  if (await consent.isVisible()) await consent.click();
}

/** The grant's page of a person, found by name as the central officer finds it. */
export async function openUser(page: Page, name: string, role?: string): Promise<void> {
  await page.goto("/admin/grants");
  await page.getByRole("searchbox").or(page.getByLabel("ชื่อผู้ใช้งาน")).first().fill(name);
  const rows = page.getByRole("row").filter({ hasText: role ?? name });
  await rows.getByRole("link", { name, exact: true }).first().click();
  await arrive(page, name);
}
