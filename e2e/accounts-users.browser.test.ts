import type { Response } from "playwright-core";
import { askApi, tokenFor } from "./support/ask-api";
import { expectNoAxeViolations } from "./support/axe";
import { PHONE } from "./support/browser";
import { holdAnswers } from "./support/hold-answers";
import { tabTo } from "./support/keyboard";
import { arrive } from "./support/page";
import { openUser } from "./support/people";
import { signIn } from "./support/sign-in";
import { setStage } from "./support/stage";

const isOfCommand = (response: Response) => response.request().postData()?.includes("mutation") === true;

const vocational = "วิทยาลัยอาชีวศึกษาเชียงใหม่";

/** Further roles, the yearly review, and two who change one grant. */
describe("users and their grants", () => {
  const stage = setStage();

  test("a further role by keyboard, then the old one stays to be chosen", async () => {
    const { page: officer } = await stage.openPageAs("central");
    const token = await tokenFor(officer, "SERVICE_POINT_OFFICER", vocational);
    const { page, faults } = await stage.openPageAs("officer");
    await arrive(page, /สวัสดี/);
    await tabTo(page, "บัญชีของ");
    await page.keyboard.press("Enter");
    // The menu takes the focus a moment after it is there.
    await page.getByRole("menuitem", { name: "ใช้ Token เพิ่ม" }).and(page.locator(":focus")).waitFor();
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
    await page.getByRole("button", { name: /ใช้งานอยู่ทั้งหมด/ }).click();
    const author = page.getByLabel("เลือก เจ้าหน้าที่จัดทำคู่มือ ตัวอย่าง", { exact: true });
    await author.check();
    await author.uncheck();
    // Rows that are about to give way to others cannot be chosen: nobody acts on what is out of sight.
    const letAnswersCome = await holdAnswers(page);
    await page.getByRole("button", { name: /ไม่เคยเข้าระบบ/ }).click();
    await author.and(page.locator(":disabled")).waitFor();
    await letAnswersCome();
    await author.check();
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
    // Who changes her mind while the rest is still being fetched has none of it selected.
    const letTheRestCome = await holdAnswers(page);
    const asked = page.waitForRequest(/\/graphql$/);
    await page.getByRole("button", { name: /^เลือกทั้งหมด/ }).click();
    const answer = (await asked).response();
    await page.getByRole("button", { name: "ยกเลิกการเลือก" }).click();
    await letTheRestCome();
    await answer;
    await page.getByLabel("เลือก เจ้าหน้าที่ส่วนกลาง ตัวอย่าง", { exact: true }).first().check();
    await page.getByText("เลือก 1 รายการ").first().waitFor();
    await page.getByRole("button", { name: /^เลือกทั้งหมด/ }).click();
    // It goes away with the last page of them.
    await page.getByRole("button", { name: /^เลือกทั้งหมด/ }).waitFor({ state: "detached" });
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
      // What is said of one try stands there until the next is sent: this one's answer has to have come.
      await Promise.all([page.waitForResponse(isOfCommand), page.keyboard.press("Enter")]);
      await page
        .getByText(/รหัส Token ไม่ถูกต้อง|ลองหลายครั้งเกินไป/)
        .first()
        .waitFor();
    }
    await page.getByText(/ลองหลายครั้งเกินไป ลองใหม่ได้ใน 1[0-5] นาที/).waitFor();
    await expectNoAxeViolations(page);
  }, 60_000);
});
