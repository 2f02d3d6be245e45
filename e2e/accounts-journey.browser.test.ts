import type { Page } from "playwright-core";
import { person as madeUp } from "../local/testing/sign-up-story";
import { tokenFor } from "./support/ask-api";
import { expectNoAxeViolations } from "./support/axe";
import { DESKTOP, PHONE } from "./support/browser";
import { waitForValue } from "./support/field-value";
import { tabTo } from "./support/keyboard";
import { arrive } from "./support/page";
import { openUser, signInAgain } from "./support/people";
import { signInWith, signUp } from "./support/sign-up";
import { setStage } from "./support/stage";

const technical = "วิทยาลัยเทคนิคเชียงใหม่";
const polytechnic = "วิทยาลัยสารพัดช่างเชียงใหม่";
const words = madeUp(7_400);

/** Who comes in, and who goes: what a new officer and her central officer see of each other. */
describe("newcomers", () => {
  const stage = setStage();

  /** The page of the college's service point, as the central officer copies it from the address bar. */
  async function copyLink(page: Page): Promise<string> {
    await page.getByRole("navigation", { name: "เมนูหลัก" }).getByRole("link", { name: "จุดบริการ", exact: true }).click();
    await arrive(page, "จุดบริการ");
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

  test("her first day ends with her first edit, on the page that she was sent to; her next sign-in needs no token", async () => {
    const { page: officer, faults: officerFaults } = await stage.openPageAs("central");
    await arrive(officer, /สวัสดี/);
    const link = await copyLink(officer);
    const token = await revealToken(officer);

    const { page, faults } = await stage.openPage(PHONE);
    await page.goto(link);
    await arrive(page, "เข้าสู่ระบบ");
    await signUp(page, words);
    await page.getByRole("link", { name: "เข้าสู่ระบบ" }).click();
    await signInWith(page, words);
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
    await signInWith(page, words);
    await arrive(page, technical);
    await expectNoAxeViolations(page);
    expect(faults).toEqual([]);
    expect(officerFaults).toEqual([]);
  }, 180_000);

  test("a newcomer types a token and works, in Thai, without signing in again; her role is repaired; she is removed", async () => {
    const { page: officer } = await stage.openPageAs("central");
    // The wrong role on purpose.
    const token = await tokenFor(officer, "BI_READER", polytechnic);

    const { page, faults } = await stage.openPageAs("newcomer", PHONE);
    await arrive(page, "ยืนยันตัวตน");
    await page.getByLabel("รหัส Token").fill("ABCD EFGH JKMN PQRS TVWXY");
    await page.getByRole("button", { name: "ยืนยันตัวตน" }).click();
    await page.getByText("รหัส Token ไม่ถูกต้อง ตรวจตัวอักษรอีกครั้ง หรือขอรหัสใหม่จากส่วนกลาง").waitFor();
    await expectNoAxeViolations(page);
    await page.getByLabel("รหัส Token").fill(token.toLowerCase().replaceAll("-", "  "));
    await waitForValue(page.getByLabel("รหัส Token"), token);
    await page.keyboard.press("Enter");
    await arrive(page, "ยืนยันตัวตนแล้ว");
    await page.getByText(`คุณเป็น ผู้ใช้ข้อมูล (BI) ของ ${polytechnic}`).waitFor();
    await page.setViewportSize(DESKTOP);
    await page.getByRole("link", { name: "เริ่มใช้งาน" }).click();
    await arrive(page, /สวัสดี/);
    await page.getByRole("navigation", { name: "เมนูหลัก" }).getByRole("link", { name: "จุดบริการ", exact: true }).click();
    await arrive(page, "จุดบริการ");
    await page.getByRole("link", { name: polytechnic, exact: true }).first().click();
    await arrive(page, polytechnic);

    // She may not edit, and the button says why: to the pointer, to the keyboard and to a screen reader.
    const edit = page.getByRole("button", { name: "แก้ไข", exact: true });
    expect(await edit.getAttribute("aria-disabled")).toBe("true");
    await tabTo(page, /^\s*แก้ไข/);
    await page.getByRole("tooltip", { name: /บทบาท ผู้ใช้ข้อมูล \(BI\) ทำสิ่งนี้ไม่ได้ ผู้ที่ทำได้: .*เจ้าหน้าที่จุดบริการ/ }).waitFor();
    await expectNoAxeViolations(page);

    // The central officer sees why, and repairs the role.
    await openUser(officer, "ผู้มาใหม่ ตัวอย่าง");
    await officer.getByRole("link", { name: "ทำไมทำได้ ทำไม่ได้" }).click();
    await officer.getByLabel("หน่วยงานหรือจุดบริการ").fill(polytechnic);
    await officer.getByRole("listbox").getByRole("option", { name: polytechnic }).first().click();
    await officer
      .getByText(/ทำไม่ได้/)
      .last()
      .waitFor();
    await officer.getByText(/กฎ: บทบาท ผู้ใช้ข้อมูล \(BI\)/).waitFor();
    await expectNoAxeViolations(officer);
    await officer.getByRole("link", { name: "แก้ไขบทบาท" }).click();
    await arrive(officer, "แก้ไขสิทธิ์ของ ผู้มาใหม่ ตัวอย่าง");
    await officer.getByLabel("บทบาทผู้ใช้").selectOption({ label: "เจ้าหน้าที่จุดบริการ" });
    await officer.getByRole("button", { name: "บันทึก", exact: true }).click();
    await officer.getByRole("alert").filter({ hasText: "เหตุผล" }).first().waitFor();
    await expectNoAxeViolations(officer);
    await officer.getByLabel("เหตุผล").fill("ให้บทบาทผิด");
    await officer.getByRole("button", { name: "บันทึก", exact: true }).click();
    await officer.getByText(/เปลี่ยนสิทธิ์ของ ผู้มาใหม่ ตัวอย่าง แล้ว/).waitFor();

    // Her next click is judged by the new role, and the frame says so.
    await page.getByRole("navigation", { name: "เมนูหลัก" }).getByRole("link", { name: "จุดบริการ", exact: true }).click();
    await page.getByText(/ส่วนกลางเปลี่ยนสิทธิ์ของคุณ ตอนนี้คุณเป็น เจ้าหน้าที่จุดบริการ/).waitFor();
    await arrive(page, "จุดบริการ");
    await page.getByRole("link", { name: polytechnic, exact: true }).first().click();
    await page.getByRole("link", { name: "แก้ไข", exact: true }).first().click();
    await arrive(page, `แก้ไข ${polytechnic}`);

    // Removed: out at once, and told so.
    await officer.getByRole("button", { name: "ถอนสิทธิ์" }).click();
    const dialog = officer.getByRole("dialog");
    await dialog
      .getByText(/มีผลทันที/)
      .first()
      .waitFor();
    await expectNoAxeViolations(officer);
    await dialog.getByLabel("เหตุผล").fill("ไม่ได้อยู่หน่วยงานนี้");
    await dialog.getByRole("button", { name: "ถอนสิทธิ์" }).click();
    await officer.getByText("ถูกถอนสิทธิ์").first().waitFor();
    await officer.getByRole("link", { name: "ประวัติ", exact: true }).click();
    await officer.getByText(/ไม่ได้อยู่หน่วยงานนี้/).waitFor();
    await officer.getByText(/ให้บทบาทผิด/).waitFor();
    await expectNoAxeViolations(officer);
    // However late the answer comes who she is now: no page breaks meanwhile.
    await page.route("**/auth/me", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      // Whoever is led away meanwhile waits for no answer any more.
      await route.continue().catch(() => undefined);
    });
    await page.getByRole("navigation", { name: "เมนูหลัก" }).getByRole("link", { name: "หน้าแรก" }).click();
    await page.getByText(/ส่วนกลางถอนสิทธิ์ของคุณแล้ว/).waitFor();
    await expectNoAxeViolations(page);
    await page.unroute("**/auth/me");
    await signInAgain(page);
    await arrive(page, "ยืนยันตัวตน");
    expect(faults.filter((fault) => !fault.includes("graphql"))).toEqual([]);
  }, 240_000);

  test("signed out on all devices: out at once, the grant stays", async () => {
    const { page } = await stage.openPageAs("officer2");
    await arrive(page, /สวัสดี/);
    const { page: officer } = await stage.openPageAs("central");
    await openUser(officer, "เจ้าหน้าที่จุดบริการ ตัวอย่างสอง");
    await officer.getByRole("link", { name: "อุปกรณ์" }).click();
    await officer.getByRole("heading", { name: /เข้าสู่ระบบอยู่ 1 อุปกรณ์/ }).waitFor();
    await expectNoAxeViolations(officer);
    await officer.getByRole("button", { name: "ออกจากระบบทุกอุปกรณ์" }).click();
    await officer.getByRole("dialog").getByRole("button", { name: "ออกจากระบบทุกอุปกรณ์" }).click();
    await officer.getByRole("heading", { name: "ไม่มีอุปกรณ์ที่เข้าสู่ระบบอยู่" }).waitFor();
    await page.getByRole("navigation", { name: "เมนูหลัก" }).getByRole("link", { name: "จุดบริการ", exact: true }).click();
    await page.getByText(/ส่วนกลางสั่งให้บัญชีของคุณออกจากระบบทุกอุปกรณ์/).waitFor();
    await signInAgain(page);
    await arrive(page, "จุดบริการ");
  }, 120_000);
});
