import type { Page } from "playwright-core";
import { expectNoAxeViolations } from "./support/axe";
import { faultsOf, newPerson, PHONE } from "./support/browser";
import { arrive } from "./support/page";
import {
  college,
  follow,
  giveAddress,
  giveHours,
  givePhotos,
  givePin,
  giveSubdistrict,
  picture,
  position,
  save,
  tap,
} from "./support/officer-fields";
import { fillServicePointByKeys, signInByKeys } from "./support/officer-keys";
import { dragPin } from "./support/pin";
import { signIn } from "./support/sign-in";
import { setStage } from "./support/stage";

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

    // Not left open meanwhile: a page asks on whether its pin has been judged, and the browser notes that nobody answers.
    const address = page.url();
    await page.goto("about:blank");
    await stage.pakmut.restart();
    await page.goto(address);
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

  test("at a desk, by keyboard alone, another college comes to 100%", async () => {
    const { page, faults } = await stage.openPage();
    await signInByKeys(page, "officer2");
    const pin = await fillServicePointByKeys(page);
    await page.getByText("100%", { exact: true }).waitFor();
    for (const said of ["ปักหมุดแล้ว", `พิกัด ${pin.join(", ")}`, "1 Suthep Road", "contact@college.example"])
      await page.getByText(said, { exact: true }).first().waitFor();
    await expectNoAxeViolations(page);
    expect(faults).toEqual([]);
  }, 120_000);

  test("her office's own profile is filled in from the tasks at home, and nothing is left there", async () => {
    const { page, faults } = await takePhone();
    await signIn(page, "officer");
    const tasks = page.getByRole("region", { name: /ข้อมูลหน่วยงาน/ });
    await tasks.getByRole("link", { name: /^อีเมล/ }).tap();
    await page.locator('[id="field-emailPublic"]:focus').waitFor();
    for (const [label, value] of [
      ["ชื่อเต็มของหน่วยงาน (ภาษาไทย)", "วิทยาลัยเทคนิคเชียงใหม่ สำนักงานคณะกรรมการการอาชีวศึกษา"],
      ["ที่อยู่ (ภาษาไทย)", "9 ถนนเวียงแก้ว"],
      ["ที่อยู่ (ภาษาอังกฤษ)", "9 Wiang Kaeo Road"],
      ["หมายเลขที่ 1", "053 217 708"],
      ["เว็บไซต์", "https://college.example"],
      ["อีเมลสำหรับประชาชนติดต่อ", "contact@college.example"],
      ["อีเมลที่ลงทะเบียนกับ สพร.", "registered@college.example"],
      ["อีเมลสำหรับรับคำร้อง", "complaints@college.example"],
    ] as const)
      await page.getByLabel(label, { exact: true }).fill(value);
    await page.getByLabel("ตำบล/แขวง").tap();
    await giveSubdistrict(page);
    await save(page);
    await page.getByText("100%", { exact: true }).waitFor();
    await page.goto("/admin/");
    await tasks.getByText("100%", { exact: true }).waitFor();
    expect(await page.getByText(/^ขาด/).count()).toBe(0);
    await arrive(page, /สวัสดี/);
    expect(faults).toEqual([]);
  }, 120_000);

  test("her central officer sees it in his list and on his map; another college's officer and a stranger do not", async () => {
    const { page, faults } = await stage.openPageAs("central");
    await page.goto("/admin/servicePoints");
    await page.getByLabel(/ชื่อจุดบริการ หรือรหัส/).fill(college);
    await page.getByText("พบ 1 จุดบริการ").waitFor();
    await page
      .getByRole("row", { name: new RegExp(college) })
      .getByText("ปักหมุดแล้ว")
      .waitFor();
    await page.getByRole("link", { name: college, exact: true }).click();
    await page.getByText("100%", { exact: true }).waitFor();
    const address = page.url();
    await page.goto("/admin/pinningProgress");
    await page.getByRole("link", { name: "รูปภาพ", exact: true }).click();
    await page.getByRole("img", { name: "ป้ายสีน้ำเงิน" }).waitFor();
    await page
      .getByRole("list", { name: /พร้อมรูปภาพ/ })
      .getByRole("link", { name: college })
      .waitFor();
    await expectNoAxeViolations(page);
    await page.goto("/admin/servicePoints/map");
    await arrive(page, /แผนที่/);
    await page.getByText(college).first().waitFor();
    expect(faults).toEqual([]);

    const neighbour = await stage.openPageAs("officer2");
    await neighbour.page.goto(address);
    await neighbour.page.getByRole("heading", { level: 1, name: /ไม่พบ/ }).waitFor();
    await expectNoAxeViolations(neighbour.page);
    const stranger = await stage.openPage();
    await stranger.page.goto(address);
    await stranger.page.getByText("เข้าสู่ระบบด้วย Digital ID").waitFor();
    expect(await stranger.page.getByText(college).count()).toBe(0);
  }, 120_000);

  test("at her desk she drags the pin, and a photo that takes long can be cancelled and holds the save back meanwhile", async () => {
    const { page } = await stage.openPageAs("officer");
    await page
      .getByRole("region", { name: /ข้อมูลจุดบริการ/ })
      .getByRole("link", { name: /^ปักหมุด/ })
      .click();
    await page.getByRole("heading", { level: 1, name: `แก้ไข ${college}` }).waitFor();
    const dragged = await dragPin(page);
    await page.route(/\/files\/service-points\/photo/, () => new Promise(() => undefined));
    await page.getByTestId("add-photo").setInputFiles(await picture("ช้า.jpg", "green"));
    const progress = page.getByRole("progressbar", { name: "ความคืบหน้าการอัปโหลด ช้า.jpg" });
    await progress.waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole("button", { name: "บันทึก", exact: true }).click();
    await page.getByText("รอให้อัปโหลดเสร็จก่อน หรือยกเลิกการอัปโหลด").first().waitFor();
    await page.getByRole("button", { name: "ยกเลิกการอัปโหลด ช้า.jpg" }).click();
    await progress.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "บันทึก", exact: true }).click();
    await arrive(page, college);
    await page.getByText(dragged.join(", ")).first().waitFor();
  }, 120_000);

  test("her college shows its department's logo, until it has its own", async () => {
    const { page } = await stage.openPageAs("central");
    const department = "สำนักงานคณะกรรมการการอาชีวศึกษา";
    await page.goto(`/admin/organisations?filter=${encodeURIComponent(JSON.stringify({ text: department }))}`);
    await page.getByRole("row").getByRole("link", { name: department, exact: true }).first().click();
    await page.getByRole("link", { name: "แก้ไข", exact: true }).first().click();
    await page.getByTestId("add-logo").setInputFiles(await picture("ตรา.jpg", "gold"));
    await page.getByRole("img", { name: "ตราสัญลักษณ์ของหน่วยงานนี้" }).waitFor();
    await page.getByRole("button", { name: "บันทึก", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: department, exact: true }).waitFor();
    await page.goto("/admin/organisations");
    await page.getByRole("link", { name: college, exact: true }).first().click();
    await arrive(page, college);
    await page.getByRole("img", { name: /^ตราสัญลักษณ์ของ/ }).waitFor();
  }, 120_000);
});
