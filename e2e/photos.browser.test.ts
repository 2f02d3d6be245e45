import type { Page } from "playwright-core";
import { photoOf } from "../local/testing/test-files";
import { expectNoAxeViolations } from "./support/axe";
import { DESKTOP, PHONE } from "./support/browser";
import { arrive } from "./support/page";
import { setStage } from "./support/stage";

const officersCollege = "วิทยาลัยเทคนิคเชียงใหม่";

/** An officer shows her office: brings photos in, says what is to be seen, puts them in order; the department gives its logo. */
describe("photos and logo", () => {
  const stage = setStage();

  const jpeg = async (name: string, colour: string) => ({
    name,
    mimeType: "image/jpeg",
    buffer: await photoOf(colour, 1200, 800),
  });

  async function openEditForm(page: Page, resource: string, label: RegExp): Promise<void> {
    await page.goto(`/admin/${resource}`);
    await page.getByLabel(label).fill(officersCollege);
    await page.getByRole("link", { name: officersCollege, exact: true }).first().click();
    await arrive(page, officersCollege);
    await page.getByRole("link", { name: "แก้ไข", exact: true }).first().click();
    await arrive(page, `แก้ไข ${officersCollege}`);
  }

  const choose = (
    page: Page,
    files: Parameters<ReturnType<Page["getByTestId"]>["setInputFiles"]>[0],
    id = "add-photo",
  ) => page.getByTestId(id).setInputFiles(files);

  test.each([
    ["on a wide screen", DESKTOP],
    ["on a phone of 360 pixels", PHONE],
  ])(
    "are brought in, described and saved %s; what is no picture is told in Thai",
    async (_where, viewport) => {
      const { page, faults } = await stage.openPageAs("officer", viewport);
      await openEditForm(page, "servicePoints", /ชื่อจุดบริการ หรือรหัส/);
      const before = await page.getByRole("img", { name: /^รูปที่/ }).count();

      await choose(page, [{ name: "เอกสาร.jpg", mimeType: "image/jpeg", buffer: Buffer.from("%PDF-1.7 ไม่ใช่รูป") }]);
      await page.getByText("ไฟล์นี้ไม่ใช่รูปภาพ ใช้ JPEG, PNG หรือ WebP", { exact: true }).waitFor();
      await expectNoAxeViolations(page);
      await page.getByRole("button", { name: "ปิดข้อความของ เอกสาร.jpg" }).click();

      await choose(page, [await jpeg("อาคาร.jpg", "firebrick")]);
      await page.getByRole("img", { name: `รูปที่ ${before + 1}`, exact: true }).waitFor();
      await choose(page, [await jpeg("ป้าย.jpg", "navy")]);
      await page.getByRole("img", { name: `รูปที่ ${before + 2}`, exact: true }).waitFor();

      await page.getByRole("button", { name: "บันทึก", exact: true }).click();
      await page.getByRole("heading", { name: /ยังบันทึกไม่ได้/ }).waitFor();
      await page
        .getByRole("link", { name: /รูปภาพ: ต้องกรอกช่องนี้/ })
        .first()
        .click();
      await page.keyboard.type("อาคารเรียนสีแดง");
      await page.locator(`[id="field-photos.${before + 1}.altTh"]`).fill("ป้ายสีน้ำเงิน");
      await page.getByRole("button", { name: `เลื่อนรูปที่ ${before + 2} ขึ้น` }).press("Enter");
      expect(await page.locator(`[id="field-photos.${before}.altTh"]`).inputValue()).toBe("ป้ายสีน้ำเงิน");
      await expectNoAxeViolations(page);
      expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(
        0,
      );

      await page.getByRole("button", { name: "บันทึก", exact: true }).click();
      await arrive(page, officersCollege);
      const shown = page.getByRole("img", { name: /^(อาคารเรียนสีแดง|ป้ายสีน้ำเงิน)$/ });
      await shown.nth(before + 1).waitFor();
      expect(await shown.count()).toBe(before + 2);
      await shown.first().scrollIntoViewIfNeeded();
      // Once it is drawn: decoding waits for the file and fails for one that is none.
      await shown.first().evaluate((image) => (image as unknown as { decode(): Promise<void> }).decode());
      // A refused file is said with 400, which the browser notes on its console.
      expect(faults.filter((fault) => !fault.includes("/files/"))).toEqual([]);
    },
    180_000,
  );

  test("one that takes long shows how far it is, can be cancelled, and holds the save back meanwhile", async () => {
    const { page } = await stage.openPageAs("officer");
    await openEditForm(page, "servicePoints", /ชื่อจุดบริการ หรือรหัส/);
    await page.route(/\/files\/service-points\/photo/, () => new Promise(() => undefined));
    await choose(page, [await jpeg("ช้า.jpg", "green")]);
    await page.getByRole("progressbar", { name: "ความคืบหน้าการอัปโหลด ช้า.jpg" }).waitFor();
    await expectNoAxeViolations(page);
    await page.getByLabel("หมายเหตุ").fill("ทดสอบ");
    await page.getByRole("button", { name: "บันทึก", exact: true }).click();
    await page.getByText("รอให้อัปโหลดเสร็จก่อน หรือยกเลิกการอัปโหลด").first().waitFor();
    await page.getByRole("button", { name: "ยกเลิกการอัปโหลด ช้า.jpg" }).click();
    await page.getByRole("progressbar", { name: "ความคืบหน้าการอัปโหลด ช้า.jpg" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "บันทึก", exact: true }).click();
    await arrive(page, officersCollege);
  }, 120_000);

  test("a college shows its department's logo, until it has its own", async () => {
    const { page } = await stage.openPageAs("central");
    await openEditForm(page, "organisations", /ชื่อหน่วยงาน/);
    await choose(page, await jpeg("ตรา.jpg", "gold"), "add-logo");
    await page.getByRole("img", { name: "ตราสัญลักษณ์ของหน่วยงานนี้" }).waitFor();
    await page.getByRole("button", { name: "บันทึก", exact: true }).click();
    await arrive(page, officersCollege);
    await page.getByRole("img", { name: `ตราสัญลักษณ์ของ${officersCollege}` }).waitFor();
  }, 120_000);
});
