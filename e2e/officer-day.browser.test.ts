import type { Page } from "playwright-core";
import { photoOf } from "../local/testing/test-files";
import { expectNoAxeViolations } from "./support/axe";
import { faultsOf, newPerson, PHONE } from "./support/browser";
import { arrive } from "./support/page";
import { coordinates } from "./support/pin";
import { setStage } from "./support/stage";

const college = "วิทยาลัยเทคนิคเชียงใหม่";
const position = { latitude: 18.79031, longitude: 98.98682, accuracy: 20 };

const picture = async (name: string, colour: string) => ({
  name,
  mimeType: "image/jpeg",
  buffer: await photoOf(colour, 1200, 800),
});

/**
 * The day that everything here is for: an officer signs in with Digital ID, follows what is missing of her office until nothing
 * is – address, pin, photos, hours, telephone –, on her phone by touch, and at a desk by keyboard alone. In Thai.
 */
describe("an officer's day", () => {
  const stage = setStage();

  /** Her telephone: 360 pixels wide, touched, and it knows where it is. */
  async function takePhone(): Promise<{ page: Page; faults: string[] }> {
    const own = { hasTouch: true, permissions: ["geolocation"], geolocation: position };
    const page = await (await newPerson(stage.browser, stage.pakmut.url, PHONE, own)).newPage();
    return { page, faults: faultsOf(page) };
  }

  const tap = (page: Page, name: string | RegExp) =>
    page.getByRole("button", { name, exact: true }).filter({ visible: true }).first().tap();

  /** From what is missing to its field, which has the focus. */
  async function follow(page: Page, label: string, field: string): Promise<void> {
    await page.getByRole("list", { name: "ยังขาด" }).getByRole("link", { name: label, exact: true }).tap();
    await page.locator(`[id="field-${field}"]:focus, [id="field-${field}"] :focus`).waitFor();
  }

  async function save(page: Page): Promise<void> {
    await tap(page, "บันทึก");
    await page.getByRole("heading", { level: 1, name: college, exact: true }).waitFor();
  }

  /** An address with a postcode of somewhere else is not saved; the summary leads to what is wrong. */
  async function giveAddress(page: Page): Promise<void> {
    await page.keyboard.type("9 ถนนเวียงแก้ว");
    await page.getByLabel("รหัสไปรษณีย์").fill("5020");
    await tap(page, "บันทึก");
    const summary = page.getByRole("alert").filter({ hasText: "ยังบันทึกไม่ได้" });
    await summary.waitFor();
    await expectNoAxeViolations(page);
    await summary.getByRole("link", { name: /รหัสไปรษณีย์/ }).tap();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("50200");
  }

  async function giveSubdistrict(page: Page): Promise<void> {
    await page.keyboard.type("ศรีภูมิ");
    await page.getByRole("option", { name: "ศรีภูมิ", exact: true }).tap();
  }

  async function givePin(page: Page): Promise<void> {
    await tap(page, "ใช้ตำแหน่งปัจจุบัน");
    await page
      .getByText(/หมุดอยู่ใน.*ตรงกับที่อยู่/)
      .first()
      .waitFor();
    expect(await coordinates(page)).toEqual(["18.79031", "98.98682"]);
    await arrive(page, `แก้ไข ${college}`);
  }

  /** What is no picture is told; each photo says what is to be seen on it; the sign comes first. */
  async function givePhotos(page: Page): Promise<void> {
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
    await page.keyboard.type("อาคารเรียนสีแดง");
    await page.locator('[id="field-photos.1.altTh"]').fill("ป้ายสีน้ำเงิน");
    await tap(page, "เลื่อนรูปที่ 2 ขึ้น");
    expect(await page.locator('[id="field-photos.0.altTh"]').inputValue()).toBe("ป้ายสีน้ำเงิน");
    await arrive(page, `แก้ไข ${college}`);
  }

  /** Office hours with a lunch break, a long Saturday, a closed day, and what there is for those who come. */
  async function giveHours(page: Page): Promise<void> {
    await tap(page, "ใช้เวลาราชการ จันทร์–ศุกร์ 8.30–16.30 น.");
    await tap(page, "ใส่พักกลางวันของจันทร์");
    const closes = page.getByLabel("จันทร์ ช่วงที่ 2 ปิด");
    await closes.fill("๘.๓๐");
    await closes.press("Tab");
    expect(await closes.inputValue()).toBe("08.30");
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

  test("on her phone she follows what is missing until the page says 100%, and it holds after a restart", async () => {
    const { page, faults } = await takePhone();
    await page.goto("/admin/");
    await arrive(page, /./);
    await page.getByText("เข้าสู่ระบบด้วย Digital ID").tap();
    await page.getByLabel("ชื่อผู้ใช้").fill("officer");
    await page.getByLabel("รหัสผ่าน").fill("pakmut-demo");
    await tap(page, "เข้าสู่ระบบ");
    await tap(page, "ยินยอม");
    await arrive(page, /สวัสดี/);
    await page
      .getByRole("region", { name: /ข้อมูลจุดบริการ/ })
      .getByRole("link", { name: college })
      .tap();
    await arrive(page, college);

    const answers: readonly [label: string, field: string, give: (page: Page) => Promise<void>][] = [
      ["ที่อยู่ (ภาษาไทย)", "addressTh", giveAddress],
      ["ที่อยู่ (ภาษาอังกฤษ)", "addressEn", () => page.keyboard.type("9 Wiang Kaeo Road")],
      ["ตำบล/แขวง", "subdistrictCode", giveSubdistrict],
      ["หมุด", "pin", givePin],
      ["หมายเลขโทรศัพท์", "phones", () => page.keyboard.type("053 217 708")],
      ["อีเมล", "email", () => page.keyboard.type("contact@college.example")],
      ["รูปภาพ", "photos", givePhotos],
      ["เวลาทำการ", "openingHours", giveHours],
    ];
    for (const [index, [label, field, give]] of answers.entries()) {
      await page.getByText(`${20 + 10 * index}%`, { exact: true }).waitFor();
      await follow(page, label, field);
      await give(page);
      await save(page);
    }
    await page.getByText("100%", { exact: true }).waitFor();
    expect(await page.getByRole("list", { name: "ยังขาด" }).count()).toBe(0);

    await stage.pakmut.restart();
    await page.reload();
    for (const said of ["100%", "ปักหมุดแล้ว", "พิกัด 18.79031, 98.98682", "9 ถนนเวียงแก้ว", "ล่ามภาษามือ"])
      await page.getByText(said, { exact: true }).first().waitFor();
    await page.getByText("8.30–12.00, 13.00–16.30 น.").waitFor();
    await page.getByText("ปิดทำการ · ปิดปรับปรุงอาคาร").waitFor();
    await page.getByText(/^(เปิดอยู่|ปิดอยู่) (ปิด|เปิด).+น\.$/).waitFor();
    const shown = page.getByRole("img", { name: /^(ป้ายสีน้ำเงิน|อาคารเรียนสีแดง)$/ });
    await shown.nth(1).scrollIntoViewIfNeeded();
    // Once it is drawn: decoding waits for the file and fails for one that is none.
    await shown.first().evaluate((image) => (image as unknown as { decode(): Promise<void> }).decode());
    await arrive(page, college);
    await page.getByRole("link", { name: "ประวัติ", exact: true }).tap();
    await page.getByText("เจ้าหน้าที่จุดบริการ ตัวอย่าง").first().waitFor();
    await expectNoAxeViolations(page);
    // A refused file is said with 400, which the browser notes on its console.
    expect(faults.filter((fault) => !fault.includes("/files/"))).toEqual([]);
  }, 240_000);
});
