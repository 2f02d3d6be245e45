import type { Page } from "playwright-core";
import { expectNoAxeViolations } from "./support/axe";
import { waitForValue } from "./support/field-value";
import { rowsOf, takeList } from "./support/file-table";
import { holdAnswers } from "./support/hold-answers";
import { arrive } from "./support/page";
import { signIn } from "./support/sign-in";
import { setStage } from "./support/stage";

const officersCollege = "วิทยาลัยเทคนิคเชียงใหม่";

/** What must not go wrong around the job: a rival at the same record, a form left by accident, the wrong person or role. */
describe("forms and roles", () => {
  const stage = setStage();
  const { openPage } = stage;

  /** Opens the edit form of the officer's service point as a person finds it, and tells its address. */
  async function openEditForm(page: Page): Promise<string> {
    await page.goto("/admin/servicePoints");
    await page.getByLabel(/ชื่อจุดบริการ หรือรหัส/).fill(officersCollege);
    await page.getByRole("link", { name: officersCollege, exact: true }).first().click();
    await page.getByRole("link", { name: "แก้ไข", exact: true }).first().click();
    await page.getByRole("heading", { level: 1, name: `แก้ไข ${officersCollege}` }).waitFor();
    return page.url();
  }

  /** Ends the page as a phone does that needs its memory: nobody is told. */
  async function kill(page: Page): Promise<void> {
    const session = await page.context().newCDPSession(page);
    const crashed = page.waitForEvent("crash");
    session.send("Page.crash").catch(() => undefined);
    await crashed;
  }

  test("a result that is clicked while the search still waits for more is opened, however slow the page comes", async () => {
    const { page } = await stage.openPageAs("officer");
    await page.route(/assets\/ServicePointShow.*\.js/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue();
    });
    await page.goto("/admin/servicePoints");
    await page.getByRole("link", { name: officersCollege, exact: true }).waitFor();
    await page.getByLabel(/ชื่อจุดบริการ หรือรหัส/).fill("วิทยาลัย");
    await page.getByRole("link", { name: officersCollege, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: officersCollege, exact: true }).waitFor();
  }, 60_000);

  test("two at one record: the second learns what the first did, and keeps what she typed", async () => {
    const { page, faults } = await stage.openPageAs("officer");
    const edit = await openEditForm(page);
    await page.getByLabel("ชื่อสำหรับแสดงผล (ภาษาอังกฤษ)").fill("Chiang Mai Technical College (Wiang Kaeo)");

    const other = await stage.openPageAs("central");
    await other.page.goto(edit);
    await other.page.getByLabel("ชื่อสำหรับแสดงผล (ภาษาอังกฤษ)").fill("CMTC");
    await other.page.getByRole("button", { name: "บันทึก", exact: true }).click();
    await other.page.getByText("CMTC").first().waitFor();

    await page.getByRole("button", { name: "บันทึก", exact: true }).click();
    await page.getByText(/เจ้าหน้าที่ส่วนกลาง ตัวอย่าง แก้ไขข้อมูลนี้เมื่อ/).waitFor();
    await page.getByText("CMTC", { exact: true }).first().waitFor();
    await expectNoAxeViolations(page);
    await waitForValue(
      page.getByRole("textbox", { name: "ชื่อสำหรับแสดงผล (ภาษาอังกฤษ)" }),
      "Chiang Mai Technical College (Wiang Kaeo)",
    );
    await page.getByRole("button", { name: "ใช้ของฉัน" }).click();
    await page.getByRole("button", { name: "บันทึกอีกครั้ง" }).click();
    await page.getByText("Chiang Mai Technical College (Wiang Kaeo)").first().waitFor();
    await page.getByRole("heading", { level: 1, name: officersCollege, exact: true }).waitFor();
    // The refused save is a conflict, said with 200 or 409: the browser may note it on its console.
    expect(faults.filter((fault) => !fault.includes("graphql"))).toEqual([]);
  }, 120_000);

  test("a server that is too busy is asked again: the pages come, and what she typed is saved", async () => {
    const { page, faults } = await stage.openPageAs("officer");
    const turnedAway = new Set<string>();
    // Whatever is asked is turned away for the first time.
    const asked = /\/(graphql|auth\/me|export\/.*)$/;
    await page.route(asked, async (route) => {
      const question = route.request().postData() ?? route.request().url();
      if (turnedAway.has(question)) return route.fallback();
      turnedAway.add(question);
      const errors = [{ message: "Not available.", extensions: { code: "SERVICE_UNAVAILABLE" } }];
      await route.fulfill({ status: 503, headers: { "retry-after": "5" }, json: { errors } });
    });
    await page.goto("/admin/servicePoints");
    await page.getByText("พบ 1 จุดบริการ").first().waitFor();
    expect(rowsOf((await takeList(page, "CSV")).bytes)).toHaveLength(1);
    await openEditForm(page);
    await page.getByLabel("อีเมล").first().fill("busy@college.example");
    await page.getByRole("button", { name: "บันทึก", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: officersCollege, exact: true }).waitFor();
    await page.getByText("busy@college.example").first().waitFor();
    await page.unroute(asked);
    // What the last page asks besides is perhaps still to be asked again.
    expect(faults.filter((fault) => !fault.startsWith("503: "))).toEqual([]);
    expect([...turnedAway].some((question) => question.includes("mutation"))).toBe(true);
  }, 60_000);

  test("what she types while a save is under way waits in the form for its own", async () => {
    const { page, faults } = await stage.openPageAs("officer");
    await openEditForm(page);
    const save = page.getByRole("button", { name: "บันทึก", exact: true });
    const note = page.getByLabel("หมายเหตุ");
    await page.getByLabel("อีเมล").first().fill("typed-before@college.example");
    const letAnswersCome = await holdAnswers(page);
    await save.click();
    await page.getByRole("button", { name: "กำลังบันทึก" }).waitFor();
    await note.fill("มีทางลาดที่ประตูข้าง");
    await letAnswersCome();
    await page.getByText(`บันทึก ${officersCollege} แล้ว`).waitFor();
    await waitForValue(note, "มีทางลาดที่ประตูข้าง");
    await save.click();
    await arrive(page, officersCollege);
    for (const said of ["typed-before@college.example", "มีทางลาดที่ประตูข้าง"])
      await page.getByText(said).first().waitFor();
    expect(faults).toEqual([]);
  }, 60_000);

  test("leaving a form with changes asks first, and staying keeps them", async () => {
    const { page } = await stage.openPageAs("officer");
    await openEditForm(page);
    await page.getByLabel("หมายเหตุ").fill("ทางเข้าอยู่ด้านหลัง");
    await page.getByRole("navigation", { name: "เมนูหลัก" }).getByRole("link", { name: "หน้าแรก" }).click();
    await page.getByRole("alertdialog").getByText("ข้อมูลที่แก้ไขยังไม่บันทึก").waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole("button", { name: "อยู่ต่อ" }).click();
    await waitForValue(page.getByLabel("หมายเหตุ"), "ทางเข้าอยู่ด้านหลัง");
  }, 60_000);

  test("hiding and showing again beside a form with changes is no conflict with them", async () => {
    const { page, faults } = await stage.openPageAs("officer");
    await openEditForm(page);
    await page.getByLabel("หมายเหตุ").fill("ทางเข้าอยู่ด้านข้าง");
    await page.getByRole("button", { name: "เปลี่ยนเป็นไม่แสดง" }).click();
    await page.getByRole("textbox", { name: "เหตุผล" }).fill("ซ่อมอาคาร");
    await page.getByRole("dialog").getByRole("button", { name: "เปลี่ยนเป็นไม่แสดง" }).click();
    await page.getByText("ประชาชนไม่เห็นและค้นไม่พบ").waitFor();
    await page.getByRole("button", { name: "ให้กลับมาแสดง" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "ให้กลับมาแสดง" }).click();
    await page.getByText("ประชาชนเห็นและค้นพบ").waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole("button", { name: "บันทึก", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: officersCollege, exact: true }).waitFor();
    await page.getByText("ทางเข้าอยู่ด้านข้าง").waitFor();
    expect(faults).toEqual([]);
  }, 60_000);

  test("what was typed is there again after the tab was killed, and gone once she has signed out", async () => {
    const { page } = await stage.openPageAs("officer");
    const edit = await openEditForm(page);
    await page.getByLabel("หมายเหตุ").fill("ทางเข้าอยู่ด้านหลัง");
    await kill(page);
    const tab = await page.context().newPage();
    await tab.goto(edit);
    await tab.getByText("นำข้อมูลที่คุณกรอกค้างไว้กลับมาแล้ว 1 ช่อง").waitFor();
    await waitForValue(tab.getByLabel("หมายเหตุ"), "ทางเข้าอยู่ด้านหลัง");
    await expectNoAxeViolations(tab);
    await tab.getByRole("button", { name: /^บัญชีของ/ }).click();
    await tab.getByRole("menuitem", { name: "ออกจากระบบ" }).click();
    await tab.getByRole("link", { name: "เข้าสู่ระบบด้วย Digital ID" }).waitFor();
    expect(await tab.evaluate("Object.keys(localStorage).filter((key) => key.includes('draft'))")).toEqual([]);
  }, 120_000);

  test("whoever refuses consent is told so; whoever has no grant is asked for a token", async () => {
    const { page } = await openPage();
    await page.goto("/auth/login?returnTo=/admin/");
    await page.getByLabel("ชื่อผู้ใช้").fill("newcomer");
    await page.getByLabel("รหัสผ่าน").fill("pakmut-demo");
    await page.getByRole("button", { name: "เข้าสู่ระบบ" }).click();
    await page.getByRole("button", { name: "ไม่ยินยอม" }).click();
    await page.getByText(/ไม่ยินยอมให้ Digital ID ส่งข้อมูล/).waitFor();
    await expectNoAxeViolations(page);
    await signIn(page, "newcomer");
    await page.getByRole("heading", { level: 1, name: "ยืนยันตัวตน" }).waitFor();
    await expectNoAxeViolations(page);
  }, 60_000);

  test("a person with two grants chooses, and sees another scope", async () => {
    const { page, faults } = await stage.openPageAs("central");
    await arrive(page, /สวัสดี/);
    await page.getByRole("button", { name: /สำนักงานคณะกรรมการการอาชีวศึกษา/ }).click();
    await expectNoAxeViolations(page);
    await page
      .getByRole("menuitemradio", { name: /เจ้าหน้าที่จุดบริการ/ })
      .or(page.getByRole("menuitem", { name: /เจ้าหน้าที่จุดบริการ/ }))
      .click();
    await page.getByRole("button", { name: /วิทยาลัยสารพัดช่างเชียงใหม่/ }).waitFor();
    await page.goto("/admin/servicePoints");
    await page.getByText("พบ 1 จุดบริการ").waitFor();
    await page.getByRole("button", { name: /วิทยาลัยสารพัดช่างเชียงใหม่/ }).click();
    await page
      .getByRole("menuitemradio", { name: /เจ้าหน้าที่ส่วนกลาง/ })
      .or(page.getByRole("menuitem", { name: /เจ้าหน้าที่ส่วนกลาง/ }))
      .click();
    await page.getByRole("button", { name: /สำนักงานคณะกรรมการการอาชีวศึกษา/ }).waitFor();
    expect(faults).toEqual([]);
  }, 60_000);
});
