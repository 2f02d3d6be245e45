import type { Page } from "playwright-core";
import { tabTo } from "./keyboard";
import { picture } from "./officer-fields";
import { arrive } from "./page";
import { coordinates, movedCoordinates } from "./pin";

async function press(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press("Enter");
}

async function type(page: Page, name: string | RegExp, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.type(text);
}

/** Signs in with Digital ID and goes to the form of her one service point. */
export async function signInByKeys(page: Page, login: string): Promise<void> {
  await page.goto("/admin/");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await press(page, "เข้าสู่ระบบด้วย Digital ID");
  await page.getByLabel("ชื่อผู้ใช้").waitFor();
  await type(page, "ชื่อผู้ใช้", login);
  await type(page, "รหัสผ่าน", "pakmut-demo");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "ยินยอม", exact: true }).waitFor();
  await press(page, /^\s*ยินยอม/);
  await arrive(page, /สวัสดี/);
  await press(page, /^\s*(จุดบริการ\s*)+$/);
  await arrive(page, "จุดบริการ");
  // Without the row the keyboard would come to her college itself, further down.
  await page.locator("tbody th[scope=row] a").first().waitFor();
  await press(page, /วิทยาลัย.* วิทยาลัย|^\s*วิทยาลัย/);
  await arrive(page, /วิทยาลัย/);
  await press(page, /^\s*ที่อยู่ \(ภาษาไทย\)/);
  await page.locator('[id="field-addressTh"]:focus').waitFor();
}

/** Fills in what a service point's form lacks, from the address on, and saves. Gives where the pin is then. */
export async function fillServicePointByKeys(page: Page): Promise<string[]> {
  await page.keyboard.type("1 ถนนสุเทพ");
  await type(page, "ตำบล/แขวง", "ศรีภูมิ");
  await page.getByRole("option", { name: "ศรีภูมิ", exact: true }).waitFor();
  await page.keyboard.press("Enter");
  await type(page, "ที่อยู่ (ภาษาอังกฤษ)", "1 Suthep Road");
  await tabTo(page, "แผนที่สำหรับปักหมุด");
  const before = await coordinates(page);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowUp");
  const moved = await movedCoordinates(page, before);
  expect(Number(moved[0])).toBeGreaterThan(Number(before[0]));
  expect(Number(moved[1])).toBeGreaterThan(Number(before[1]));
  await page.getByText(/หมุดอยู่/).first().waitFor();
  // The button opens the device's own dialog, which no test can see.
  await tabTo(page, "เลือกรูปภาพ");
  await page.getByTestId("add-photo").setInputFiles(await picture("อาคาร.jpg", "teal"));
  await page.getByRole("img", { name: "รูปที่ 1", exact: true }).waitFor();
  // The new photo stands above the button that brought it in.
  await page.keyboard.press("Control+s");
  await page.getByRole("alert").filter({ hasText: "ยังบันทึกไม่ได้" }).waitFor();
  await press(page, /รูปภาพ: ต้องกรอกช่องนี้/);
  await page.keyboard.type("อาคารสีเขียว");
  await press(page, "ใช้เวลาราชการ");
  await type(page, "หมายเลขที่ 1", "053 217 708");
  await type(page, /อีเมล/, "contact@college.example");
  await page.keyboard.press("Control+s");
  return moved;
}
