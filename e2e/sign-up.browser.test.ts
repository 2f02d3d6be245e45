import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { person as madeUp } from "../local/testing/sign-up-story";
import { comeToRest } from "./support/axe";
import { DESKTOP, faultsOf, newPerson, PHONE } from "./support/browser";
import { tabTo } from "./support/keyboard";
import { arrive } from "./support/page";
import { setStage } from "./support/stage";

const stage = setStage();

/** Types into the fields with these labels, one after the other as the keyboard meets them, and sends the form. */
async function fill(page: Page, texts: Record<string, string>): Promise<void> {
  for (const [label, text] of Object.entries(texts)) {
    await tabTo(page, label);
    await page.keyboard.type(text);
  }
  await page.keyboard.press("Enter");
}

const press = async (page: Page, name: string | RegExp): Promise<void> => {
  await tabTo(page, name);
  await page.keyboard.press("Enter");
};

/** Reads the code in the outbox, which the link on the page opens beside it. */
async function readCode(context: BrowserContext, page: Page): Promise<string> {
  const [outbox] = await Promise.all([context.waitForEvent("page"), press(page, "เปิดกล่องข้อความ")]);
  await arrive(outbox, "กล่องข้อความ SMS จำลอง");
  const [, code = ""] = /คือ (\d{6}) /.exec((await outbox.locator("main").textContent()) ?? "") ?? [];
  await outbox.close();
  return code;
}

describe.each([
  ["a desktop", DESKTOP],
  ["a phone", PHONE],
])("a newcomer on %s", (_name, viewport) => {
  const words = madeUp(5_000 + viewport.width);
  const { firstName, lastName, citizenId, mobile, login, password } = words;

  test("signs up by keyboard, agrees and is in Pakmut; who does not agree stays outside and is told so", async () => {
    const context = await newPerson(stage.browser, stage.pakmut.url, viewport);
    const page = await context.newPage();
    const faults = faultsOf(page);
    await page.goto("/admin/");
    await arrive(page, "เข้าสู่ระบบ");
    await press(page, "ลงทะเบียน");
    await arrive(page, "ข้อตกลงและเงื่อนไข");
    await press(page, /^\s*ยินยอม/);
    await arrive(page, "ยืนยันตัวตนด้วยบัตรประชาชน");
    await fill(page, { "Laser Code": words.laserCode });
    await arrive(page, "ข้อมูลส่วนบุคคล");
    await fill(page, { ชื่อ: firstName, นามสกุล: lastName, เลขประจำตัว: citizenId, โทรศัพท์: mobile });
    await arrive(page, "ชื่อผู้ใช้และรหัสผ่าน");
    await fill(page, { ชื่อผู้ใช้: login, รหัสผ่าน: password, รหัสผ่านอีกครั้ง: password });
    await arrive(page, "ยืนยันหมายเลขโทรศัพท์");
    await fill(page, { "รหัส OTP": await readCode(context, page) });
    await arrive(page, "ตรวจสอบข้อมูล");
    await press(page, "สร้างบัญชี");
    await arrive(page, "ลงทะเบียนเรียบร้อย");

    await press(page, "เข้าสู่ระบบ");
    await arrive(page, "เข้าสู่ระบบด้วย Digital ID");
    await fill(page, { ชื่อผู้ใช้: login, รหัสผ่าน: password });
    await arrive(page, "ยินยอมให้ข้อมูลแก่ปักหมุด");
    await press(page, "ไม่ยินยอม");
    await arrive(page, "เข้าสู่ระบบ");
    await page.getByText("คุณเลือกไม่ยินยอมให้ Digital ID ส่งข้อมูล").waitFor();
    expect((await context.cookies()).map(({ name }) => name)).not.toContain("__Host-pakmut-session");

    await press(page, "เข้าสู่ระบบด้วย Digital ID");
    await arrive(page, "เข้าสู่ระบบด้วย Digital ID");
    await fill(page, { ชื่อผู้ใช้: login, รหัสผ่าน: password });
    await arrive(page, "ยินยอมให้ข้อมูลแก่ปักหมุด");
    await press(page, /^\s*ยินยอม/);
    await page.waitForURL((url) => url.pathname.startsWith("/admin"));
    await page.getByText(`${firstName} ${lastName}`).first().waitFor();
    await comeToRest(page);
    await expectNoSecretOnPage(context, page);
    expect(faults).toEqual([]);
    await context.close();
  }, 120_000);

  test("has left no citizen ID, password or telephone number in the data directory", () => {
    const found = new Set<string>();
    for (const content of contentsBelow(stage.pakmut.dataDir)) {
      for (const secret of [citizenId, password, mobile, login]) if (content.includes(secret)) found.add(secret);
    }
    // The user name is kept: so the search does look where it should.
    expect([...found]).toEqual([login]);
  });
});

/** The content of every file below a folder in which somebody is at work: what is taken away meanwhile has none. */
function* contentsBelow(folder: string): Generator<Buffer> {
  for (const entry of unlessGone(() => readdirSync(folder, { withFileTypes: true })) ?? []) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* contentsBelow(path);
    const content = entry.isFile() ? unlessGone(() => readFileSync(path)) : undefined;
    if (content) yield content;
  }
}

function unlessGone<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return undefined;
  }
}

/** T6: neither the session's secret nor any token is where a script could read it. */
async function expectNoSecretOnPage(context: BrowserContext, page: Page): Promise<void> {
  const session = (await context.cookies()).find(({ name }) => name === "__Host-pakmut-session");
  expect(session).toMatchObject({ httpOnly: true, secure: true, sameSite: "Lax", path: "/", expires: -1 });
  const visible = await page.evaluate<string>(
    "JSON.stringify([location.href, document.cookie, { ...localStorage }, { ...sessionStorage }, document.documentElement.outerHTML])",
  );
  expect(visible).not.toContain(session?.value);
  expect(visible).not.toMatch(/eyJ[\w-]{10,}\./);
}
