import type { Page } from "playwright-core";
import { photoOf } from "../../local/testing/test-files";
import { expectNoAxeViolations } from "./axe";
import { waitForValue } from "./field-value";
import { arrive } from "./page";

/** The office whose officer signs in as "officer", and where her phone says that it is. */
export const college = "วิทยาลัยเทคนิคเชียงใหม่";
export const position = { latitude: 18.79031, longitude: 98.98682, accuracy: 20 };

/** A photo as it is chosen on her device. */
export const picture = async (name: string, colour: string) => ({
  name,
  mimeType: "image/jpeg",
  buffer: await photoOf(colour, 1200, 800),
});

/** Touches the button of this name. */
export const tap = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: true }).filter({ visible: true }).first().tap();

/** From what is missing to its field, which has the focus. */
export async function follow(page: Page, label: string, field: string): Promise<void> {
  await page.getByRole("list", { name: "ยังขาด" }).getByRole("link", { name: label, exact: true }).tap();
  await waitForFocus(page, field);
}

/** Until the keyboard is in a field, or in one of its parts. */
const waitForFocus = (page: Page, field: string) =>
  page.locator(`[id="field-${field}"]:focus, [id="field-${field}"] :focus`).waitFor();

const untilAtTop =
  "new Promise((done) => { const look = () => (scrollY === 0 ? done() : requestAnimationFrame(look)); look(); })";

export async function save(page: Page): Promise<void> {
  await tap(page, "บันทึก");
  await page.getByRole("heading", { level: 1, name: college, exact: true }).waitFor();
  // The form was scrolled; the page that comes after it begins at its top.
  await page.evaluate(untilAtTop);
}

/** An address with a postcode of somewhere else is not saved; the summary leads to what is wrong. */
export async function giveAddress(page: Page): Promise<void> {
  await page.keyboard.type("9 ถนนเวียงแก้ว");
  await page.getByLabel("รหัสไปรษณีย์").fill("5020");
  await tap(page, "บันทึก");
  const summary = page.getByRole("alert").filter({ hasText: "ยังบันทึกไม่ได้" });
  await summary.waitFor();
  await expectNoAxeViolations(page);
  await summary.getByRole("link", { name: /รหัสไปรษณีย์/ }).tap();
  await waitForFocus(page, "postcode");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("50200");
}

/** The summary stays where it is until the next save: were it gone, the page would move under the finger. */
const seeCorrected = (page: Page) => page.getByRole("alert").filter({ hasText: "แก้ไขครบแล้ว บันทึกได้" }).waitFor();

export async function giveSubdistrict(page: Page): Promise<void> {
  await page.keyboard.type("ศรีภูมิ");
  await page.getByRole("option", { name: "ศรีภูมิ", exact: true }).tap();
}

export async function givePin(page: Page): Promise<void> {
  await tap(page, "ใช้ตำแหน่งปัจจุบัน");
  await page
    .getByText(/หมุดอยู่ใน.*ตรงกับที่อยู่/)
    .first()
    .waitFor();
  await waitForValue(page.getByLabel("ละติจูด"), "18.79031");
  await waitForValue(page.getByLabel("ลองจิจูด"), "98.98682");
  await arrive(page, `แก้ไข ${college}`);
}

/** What is no picture is told; each photo says what is to be seen on it; the sign comes first. */
export async function givePhotos(page: Page): Promise<void> {
  const input = page.getByTestId("add-photo");
  await input.setInputFiles({ name: "เอกสาร.jpg", mimeType: "image/jpeg", buffer: Buffer.from("%PDF-1.7 ไม่ใช่รูป") });
  await page.getByText("ไฟล์นี้ไม่ใช่รูปภาพ ใช้ JPEG, PNG หรือ WebP", { exact: true }).waitFor();
  await tap(page, "ปิดข้อความของ เอกสาร.jpg");
  await input.setInputFiles([await picture("อาคาร.jpg", "firebrick"), await picture("ป้าย.jpg", "navy")]);
  await page.getByRole("img", { name: "รูปที่ 2", exact: true }).waitFor();
  await tap(page, "บันทึก");
  await page
    .getByRole("link", { name: /รูปภาพ: ต้องกรอกช่องนี้/ })
    .first()
    .tap();
  await waitForFocus(page, "photos.0.altTh");
  await page.keyboard.type("อาคารเรียนสีแดง");
  const second = page.locator('[id="field-photos.1.altTh"]');
  await second.fill("ป้ายสีน้ำเงิน");
  // This tap is what leaves the field, and makes it right.
  await tap(page, "เลื่อนรูปที่ 2 ขึ้น");
  await seeCorrected(page);
  await waitForValue(page.locator('[id="field-photos.0.altTh"]'), "ป้ายสีน้ำเงิน");
  await arrive(page, `แก้ไข ${college}`);
}

/** Office hours with a lunch break, a long Saturday, a closed day, and what there is for those who come. */
export async function giveHours(page: Page): Promise<void> {
  await tap(page, "ใช้เวลาราชการ จันทร์–ศุกร์ 8.30–16.30 น.");
  await tap(page, "ใส่พักกลางวันของจันทร์");
  const closes = page.getByLabel("จันทร์ ช่วงที่ 2 ปิด");
  await closes.fill("๘.๓๐");
  await closes.press("Tab");
  await waitForValue(closes, "08.30");
  await tap(page, "บันทึก");
  await page.getByRole("alert").getByText("เวลาปิดต้องอยู่หลังเวลาเปิด 13:00").waitFor();
  await closes.fill("16.30");
  await tap(page, "ใช้เวลาวันจันทร์กับอังคาร–ศุกร์");
  await page.getByRole("combobox", { name: "วันเสาร์ เปิดหรือปิด" }).tap();
  await page.getByRole("option", { name: "ตลอด 24 ชั่วโมง", exact: true }).tap();
  await tap(page, "เพิ่มวันพิเศษ");
  await page.getByLabel("ตั้งแต่วันที่").fill("๓๑/๑๒/๒๕๖๙");
  await page.getByLabel("หมายเหตุให้ประชาชน").fill("ปิดปรับปรุงอาคาร");
  await page.getByLabel("ล่ามภาษามือ").check();
  await arrive(page, `แก้ไข ${college}`);
}
