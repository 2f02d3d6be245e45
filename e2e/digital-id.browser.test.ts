import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { DigitalIdHost } from "../local/testing/digital-id-host";
import { person as madeUp } from "../local/testing/sign-up-story";
import { expectNoAxeViolations } from "./support/axe";
import { DESKTOP, PHONE, faultsOf, launchBrowser, newPerson } from "./support/browser";
import { tabTo } from "./support/keyboard";

const dataDir = mkdtempSync(join(tmpdir(), "pakmut-digital-id-"));
let host: DigitalIdHost;
let browser: Browser;

beforeAll(async () => {
  host = await DigitalIdHost.open(dataDir);
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await host?.close();
  rmSync(dataDir, { recursive: true });
});

/** No sideways scrolling, and Thai in the shipped font rather than in boxes. */
async function expectFitAndThai(page: Page): Promise<void> {
  expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(0);
  expect(await page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px Sarabun', 'กขค'))")).toBe(
    true,
  );
}

describe.each([
  ["a desktop", DESKTOP],
  ["a phone", PHONE],
])("signing in with Digital ID on %s", (_name, viewport) => {
  test("is accessible on every page and works by keyboard alone", async () => {
    const person = await newPerson(browser, host.origin, viewport);
    const page = await person.newPage();
    const faults = faultsOf(page);
    await page.goto(await host.authorizationUrl());
    await expectFitAndThai(page);
    await expectNoAxeViolations(page);

    await page.getByLabel("ชื่อผู้ใช้").focus();
    await page.keyboard.type("officer");
    await page.keyboard.press("Tab");
    await page.keyboard.type("wrong");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    expect(await page.title()).toContain("ผิดพลาด");
    expect(await page.getByLabel("ชื่อผู้ใช้").inputValue()).toBe("officer");
    await expectNoAxeViolations(page);

    await page.getByLabel("รหัสผ่าน").focus();
    await page.keyboard.type("pakmut-demo");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "ยินยอมให้ข้อมูลแก่ปักหมุด" }).waitFor();
    await expectFitAndThai(page);
    await expectNoAxeViolations(page);

    await page.getByRole("button", { name: "ไม่ยินยอม" }).press("Enter");
    await page.waitForURL(/error=access_denied/);
    // The browser itself reports the answer 422 to the wrong password.
    expect(faults.filter((fault) => !fault.includes("422"))).toEqual([]);
    await person.close();
  }, 60_000);

  test("signing up is accessible at every step and works by keyboard alone, without a script", async () => {
    const person = await newPerson(browser, host.origin, viewport);
    const page = await person.newPage();
    const faults = faultsOf(page);
    const words = madeUp(viewport.width);
    const arrive = async (heading: string): Promise<void> => {
      await page.getByRole("heading", { level: 1, name: heading }).waitFor();
      await expectFitAndThai(page);
      await expectNoAxeViolations(page);
    };
    const fill = async (texts: Record<string, string>): Promise<void> => {
      for (const [label, text] of Object.entries(texts)) {
        await tabTo(page, label);
        await page.keyboard.press("ControlOrMeta+a");
        await page.keyboard.type(text);
      }
      await page.keyboard.press("Enter");
    };
    await page.goto(await host.authorizationUrl());
    await tabTo(page, "ลงทะเบียน");
    await page.keyboard.press("Enter");
    await arrive("ข้อตกลงและเงื่อนไข");
    await tabTo(page, "ยินยอม");
    await page.keyboard.press("Enter");
    await arrive("ยืนยันตัวตนด้วยบัตรประชาชน");
    await fill({ "Laser Code": "12" });
    await page.getByRole("alert").and(page.locator(".faults:focus")).waitFor();
    await arrive("ยืนยันตัวตนด้วยบัตรประชาชน");
    await fill({ "Laser Code": words.laserCode });
    await arrive("ข้อมูลส่วนบุคคล");
    const { firstName, lastName, citizenId, mobile } = words;
    await fill({ ชื่อ: firstName, นามสกุล: lastName, เลขประจำตัวประชาชน: citizenId, หมายเลขโทรศัพท์: mobile });
    await arrive("ชื่อผู้ใช้และรหัสผ่าน");
    await fill({ ชื่อผู้ใช้: words.login, รหัสผ่าน: words.password, รหัสผ่านอีกครั้ง: words.repeated });
    await arrive("ยืนยันหมายเลขโทรศัพท์");
    await page.goBack();
    await arrive("ชื่อผู้ใช้และรหัสผ่าน");
    expect(await page.getByLabel("ชื่อผู้ใช้").inputValue()).toBe(words.login);
    await page.goForward();
    await arrive("ยืนยันหมายเลขโทรศัพท์");
    await tabTo(page, "เปิดกล่องข้อความ");
    const [outbox] = await Promise.all([person.waitForEvent("page"), page.keyboard.press("Enter")]);
    await outbox.getByRole("heading", { name: "กล่องข้อความ SMS จำลอง" }).waitFor();
    await expectFitAndThai(outbox);
    await expectNoAxeViolations(outbox);
    const [, code = ""] = /คือ (\d{6}) /.exec((await outbox.locator("main").textContent()) ?? "") ?? [];
    await outbox.close();
    await fill({ "รหัส OTP": code });
    await arrive("ตรวจสอบข้อมูล");
    await tabTo(page, "สร้างบัญชี");
    await page.keyboard.press("Enter");
    await arrive("ลงทะเบียนเรียบร้อย");
    await tabTo(page, "เข้าสู่ระบบ");
    await page.keyboard.press("Enter");
    await arrive("เข้าสู่ระบบด้วย Digital ID");
    await fill({ ชื่อผู้ใช้: words.login, รหัสผ่าน: words.password });
    await arrive("ยินยอมให้ข้อมูลแก่ปักหมุด");
    expect(await page.getByText(`${firstName} ${lastName}`).count()).toBe(1);
    expect(faults.filter((fault) => !fault.includes("422"))).toEqual([]);
    await person.close();
  }, 60_000);
});
