import type { Page } from "playwright-core";
import { askApi, tokenFor } from "./support/ask-api";
import { expectNoAxeViolations } from "./support/axe";
import { DESKTOP, PHONE } from "./support/browser";
import { tabTo } from "./support/keyboard";
import { arrive } from "./support/page";
import { signIn } from "./support/sign-in";
import { setStage } from "./support/stage";

const polytechnic = "วิทยาลัยสารพัดช่างเชียงใหม่";
const vocational = "วิทยาลัยอาชีวศึกษาเชียงใหม่";

/** Who comes in, who may do what, and who goes: seen by the newcomer and by the central officer, side by side. */
describe("users and their grants", () => {
  const stage = setStage();

  /** From the sign-in page; Digital ID still knows the person, and may ask for consent alone. */
  async function signInAgain(page: Page): Promise<void> {
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
  async function openUser(page: Page, name: string, role?: string): Promise<void> {
    await page.goto("/admin/grants");
    await page.getByRole("searchbox").or(page.getByLabel("ชื่อผู้ใช้งาน")).first().fill(name);
    const rows = page.getByRole("row").filter({ hasText: role ?? name });
    await rows.getByRole("link", { name, exact: true }).first().click();
    await arrive(page, name);
  }

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
    expect(await page.getByLabel("รหัส Token").inputValue()).toBe(token);
    await page.keyboard.press("Enter");
    await arrive(page, "ยืนยันตัวตนแล้ว");
    await page.getByText(`คุณเป็น ผู้ใช้ข้อมูล (BI) ของ ${polytechnic}`).waitFor();
    await page.setViewportSize(DESKTOP);
    await page.getByRole("link", { name: "เริ่มใช้งาน" }).click();
    await arrive(page, /สวัสดี/);
    await page.getByRole("navigation", { name: "เมนูหลัก" }).getByRole("link", { name: "จุดบริการ", exact: true }).click();
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
    await officer.getByRole("listbox").getByRole("option").first().click();
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

  test("a further role by keyboard, then the old one stays to be chosen", async () => {
    const { page: officer } = await stage.openPageAs("central");
    const token = await tokenFor(officer, "SERVICE_POINT_OFFICER", vocational);
    const { page, faults } = await stage.openPageAs("officer");
    await arrive(page, /สวัสดี/);
    await tabTo(page, "บัญชีของ");
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: "ใช้ Token เพิ่ม" }).waitFor();
    await page.keyboard.press("Enter");
    await arrive(page, "ใช้ Token เพิ่ม");
    await tabTo(page, "รหัส Token");
    await page.keyboard.type(token.replaceAll("-", ""));
    await page.keyboard.press("Enter");
    await page.getByText(`คุณเป็น เจ้าหน้าที่จุดบริการ ของ ${vocational}`).waitFor();
    await expectNoAxeViolations(page);
    await tabTo(page, "ใช้บทบาทนี้");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: new RegExp(vocational) }).waitFor();
    expect(faults).toEqual([]);
  }, 120_000);

  test("the yearly review on a phone: who never signed in is confirmed or removed, each with its result", async () => {
    const { page, faults } = await stage.openPageAs("central", PHONE);
    await page.goto("/admin/grants");
    await arrive(page, "จัดการรายละเอียดผู้ใช้งาน");
    await page.getByRole("link", { name: /ทบทวนสิทธิ์ประจำปี/ }).click();
    await arrive(page, "ทบทวนสิทธิ์ประจำปี");
    await page.getByRole("button", { name: /ไม่เคยเข้าระบบ/ }).click();
    await page.getByLabel("เลือก เจ้าหน้าที่จัดทำคู่มือ ตัวอย่าง", { exact: true }).check();
    await page.getByText("เลือก 1 รายการ").first().waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole("button", { name: "ยืนยันสิทธิ์" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "ยืนยันสิทธิ์" }).click();
    await page.getByText("สำเร็จทั้ง 1 รายการ").waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole("button", { name: "ปิด", exact: true }).click();

    // All at once: her own grants are left out, and that is said before.
    await page.getByRole("button", { name: /ใช้งานอยู่ทั้งหมด/ }).click();
    await page.getByLabel("เลือก เจ้าหน้าที่ส่วนกลาง ตัวอย่าง", { exact: true }).first().check();
    await page.getByRole("button", { name: /^เลือกทั้งหมด/ }).click();
    await page.getByRole("button", { name: "ยืนยันสิทธิ์" }).click();
    await page
      .getByRole("dialog")
      .getByText(/จัดการสิทธิ์ของตัวเองไม่ได้/)
      .first()
      .waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole("dialog").getByRole("button", { name: "ยืนยันสิทธิ์" }).click();
    await page.getByText(/สำเร็จทั้ง \d+ รายการ/).waitFor();
    await page.getByRole("button", { name: "ปิด", exact: true }).click();
    expect(faults).toEqual([]);
  }, 120_000);

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

  test("who does not manage users has no such page in the menu, and an address typed by hand shows nothing", async () => {
    const { page } = await stage.openPageAs("officer2");
    await arrive(page, /สวัสดี/);
    expect(await page.getByRole("link", { name: "จัดการรายละเอียดผู้ใช้งาน" }).count()).toBe(0);
    await page.goto("/admin/grants");
    await page.getByRole("heading", { name: "ไม่มีสิทธิ์" }).waitFor();
    await expectNoAxeViolations(page);
  }, 60_000);

  test("two at one grant: the second learns what the first did, and what she chose stays", async () => {
    const { page } = await stage.openPageAs("central");
    await openUser(page, "เจ้าหน้าที่รีวิวคู่มือ ตัวอย่าง");
    await page.getByRole("link", { name: "แก้ไขบทบาท" }).click();
    await arrive(page, "แก้ไขสิทธิ์ของ เจ้าหน้าที่รีวิวคู่มือ ตัวอย่าง");
    await page.getByLabel("บทบาทผู้ใช้").selectOption({ label: "ผู้ใช้ข้อมูล (BI)" });
    await page.getByLabel("เหตุผล").fill("ขอดูข้อมูลเท่านั้น");

    const id = /grants\/([0-9a-f-]+)/.exec(page.url())?.[1];
    const { grant } = await askApi<{ grant: { version: number; organisation: { id: string } } }>(
      page,
      "query ($id: ID!) { grant(id: $id) { version organisation { id } } }",
      { id },
    );
    await askApi(
      page,
      `mutation ($id: ID!, $version: Int!, $organisationId: ID!, $key: String!) {
        changeGrant(id: $id, version: $version, role: HANDBOOK_AUTHOR, organisationId: $organisationId, reason: "ย้ายงาน", idempotencyKey: $key) { id }
      }`,
      { id, version: grant.version, organisationId: grant.organisation.id, key: crypto.randomUUID() },
    );

    await page.getByRole("button", { name: "บันทึก", exact: true }).click();
    await page.getByText(/เจ้าหน้าที่ส่วนกลาง ตัวอย่าง แก้ไขข้อมูลนี้เมื่อ/).waitFor();
    await page
      .getByRole("row", { name: /บทบาทผู้ใช้/ })
      .getByText("เจ้าหน้าที่จัดทำคู่มือ", { exact: true })
      .waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole("button", { name: "ใช้ของฉัน" }).click();
    await page.getByRole("button", { name: "บันทึกอีกครั้ง" }).click();
    await arrive(page, "เจ้าหน้าที่รีวิวคู่มือ ตัวอย่าง");
    await page.getByText("ผู้ใช้ข้อมูล (BI)").first().waitFor();
  }, 120_000);

  test("five wrong tokens are enough: a clock says how long to wait", async () => {
    const { page } = await stage.openPage(PHONE);
    await signIn(page, "author", "/admin/activate");
    await arrive(page, "ใช้ Token เพิ่ม");
    for (let tries = 0; tries < 6; tries += 1) {
      await page.getByLabel("รหัส Token").fill(`ABCD-EFGH-JKMN-PQRS-TVW${tries}Z`);
      await page.keyboard.press("Enter");
      await page
        .getByText(/รหัส Token ไม่ถูกต้อง|ลองหลายครั้งเกินไป/)
        .first()
        .waitFor();
    }
    await page.getByText(/ลองหลายครั้งเกินไป ลองใหม่ได้ใน 1[0-5] นาที/).waitFor();
    await expectNoAxeViolations(page);
  }, 60_000);
});
