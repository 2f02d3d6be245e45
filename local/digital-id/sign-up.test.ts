import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PlainBrowser } from "../testing/plain-browser";
import { DigitalIdHost } from "../testing/digital-id-host";
import { finishSignUp, otpOf, person, type SignUpWords, signUpTo } from "../testing/sign-up-story";

const dataDir = mkdtempSync(join(tmpdir(), "pakmut-sign-up-"));
let host: DigitalIdHost;

beforeAll(async () => {
  host = await DigitalIdHost.open(dataDir);
});
afterAll(async () => {
  await host.close();
  rmSync(dataDir, { recursive: true });
});

const begin = (browser: PlainBrowser): Promise<void> => browser.open(`${host.digitalId.issuer}/Account/Register`);
let count = 0;
const somebody = (): SignUpWords => {
  count += 1;
  return person(count);
};

describe("signing up", () => {
  test("makes an account that signs in, also after a restart, and leads back to the sign-in that was begun", async () => {
    const words = somebody();
    const browser = new PlainBrowser();
    await browser.open(await host.authorizationUrl());
    const signIn = browser.url;
    await browser.follow("ลงทะเบียน");
    expect(browser.text).toContain("ขั้นตอนที่ 1 จาก 7");
    await finishSignUp(browser, words);
    expect(browser.text).toContain("ขั้นตอนที่ 7 จาก 7");
    await host.restart();
    await browser.follow("เข้าสู่ระบบ");
    expect(browser.url).toBe(signIn);
    await browser.submit("login", { login: words.login.toUpperCase(), password: words.password });
    expect(browser.text).toContain(`${words.firstName} ${words.lastName}`);
    await browser.submit("agree");
    expect(browser.url).toContain("/auth/callback?code=");
  });

  test("refusing the terms makes nothing and says so", async () => {
    const browser = new PlainBrowser();
    await begin(browser);
    await browser.submit("terms", { go: "refuse" });
    expect(browser.text).toContain("คุณไม่ยินยอมตามข้อตกลง");
    await browser.open(`${host.digitalId.issuer}/Account/Register/card`);
    expect(browser.status).toBe(400);
  });

  test.each<[string, Record<string, string>, string]>([
    ["card", { laserCode: "1234" }, "laserCode"],
    ["person", { ...somebody(), citizenId: "1100000000017" }, "citizenId"],
    ["person", { ...somebody(), mobile: "026126060" }, "mobile"],
    ["person", { ...somebody(), firstName: "" }, "firstName"],
    ["account", { login: "ab", password: "x", repeated: "x" }, "login"],
    ["account", { login: "officer", password: "ปลาทูนึ่ง-2569", repeated: "ปลาทูนึ่ง-2569" }, "login"],
    ["account", { login: "nobody.else", password: "short1", repeated: "short1" }, "password"],
    ["account", { login: "nobody.else", password: "nobody.else1", repeated: "nobody.else1" }, "password"],
    ["account", { login: "nobody.else", password: "ปลาทูนึ่ง-2569", repeated: "ปลาทูนึ่ง-2568" }, "repeated"],
  ])("at %s a wrong form is refused at its field, and what was typed stays: %j", async (step, typed, field) => {
    const browser = new PlainBrowser();
    await begin(browser);
    await signUpTo(browser, step, somebody());
    await browser.submit(step, typed);
    expect(browser.status).toBe(422);
    expect(browser.text).toContain("<title>ผิดพลาด: ");
    expect(browser.text).toMatch(new RegExp(`<a href="#${field}">`));
    expect(browser.text).toMatch(new RegExp(`id="${field}"[^>]*aria-invalid="true"`));
    const kept = step === "card" ? ["laserCode"] : ["citizenId", "mobile"];
    for (const [name, value] of Object.entries(typed))
      if (kept.includes(name)) expect(browser.text).toContain(`value="${value}"`);
    expect(browser.text).not.toContain("ปลาทูนึ่ง");
  });

  test("one's way back shows what was typed, also what was not right", async () => {
    const browser = new PlainBrowser();
    await begin(browser);
    await signUpTo(browser, "person", somebody());
    await browser.submit("person", { firstName: "สมหญิง", lastName: "", citizenId: "11000", mobile: "", go: "back" });
    expect(browser.text).toContain("ขั้นตอนที่ 2 จาก 7");
    await browser.submit("card", { laserCode: "ME0-1234567-89" });
    for (const value of ["สมหญิง", "11000"]) expect(browser.text).toContain(`value="${value}"`);
  });

  test("nobody comes further than the first step that is not finished", async () => {
    const browser = new PlainBrowser();
    await begin(browser);
    for (const step of ["card", "person", "account", "code", "review", "done"]) {
      await browser.open(`${host.digitalId.issuer}/Account/Register/${step}`);
      expect(browser.url).toMatch(/terms$/);
      await browser.open(`${host.digitalId.issuer}/Account/Register/${step}`, { code: "000000" });
      expect(browser.text).toContain("ขั้นตอนที่ 1 จาก 7");
    }
  });

  test("a citizen ID has one account, however it is written", async () => {
    const words = somebody();
    const browser = new PlainBrowser();
    await begin(browser);
    await finishSignUp(browser, words);
    const again = new PlainBrowser();
    await begin(again);
    const thai = words.citizenId.replace(/[0-9]/g, (digit) => "๐๑๒๓๔๕๖๗๘๙"[Number(digit)] as string);
    await signUpTo(again, "person", somebody());
    await again.submit("person", { ...somebody(), citizenId: thai });
    expect(again.text).toContain("มีบัญชี Digital ID แล้ว");
  });

  test("two who sign up at once with one citizen ID or one name get one account", async () => {
    const words = somebody();
    const [one, other] = [new PlainBrowser(), new PlainBrowser()];
    for (const browser of [one, other]) {
      await begin(browser);
      await signUpTo(browser, "review", words);
    }
    await one.submit("review");
    await other.submit("review");
    expect(one.text).toContain("ขั้นตอนที่ 7");
    expect(other.text).toContain("มีบัญชี Digital ID แล้ว");
  });

  test("a wrong code is told with the tries left; after five even the right one is refused; a new one waits a minute", async () => {
    const browser = new PlainBrowser();
    await begin(browser);
    await signUpTo(browser, "code", somebody());
    const right = await otpOf(browser);
    const wrong = right === "000000" ? "000001" : "000000";
    for (const left of ["4", "3", "2", "1"]) {
      await browser.submit("code", { code: wrong });
      expect(browser.text).toContain(`ลองได้อีก ${left} ครั้ง`);
    }
    await browser.submit("code", { code: wrong });
    await browser.submit("code", { code: right });
    expect(browser.text).toContain("ผิดครบ 5 ครั้ง");
    await browser.submit("code", { go: "send" });
    expect(browser.text).toMatch(/ส่งรหัสใหม่ได้ในอีก \d+ วินาที/);
  });

  test("another telephone needs a code of its own", async () => {
    const words = somebody();
    const browser = new PlainBrowser();
    await begin(browser);
    await signUpTo(browser, "review", words);
    await browser.open(`${host.digitalId.issuer}/Account/Register/person`);
    await browser.submit("person", { ...words, mobile: "0611111111" });
    expect(browser.text).toContain("ขั้นตอนที่ 5 จาก 7");
    await browser.submit("code", { code: await otpOf(browser) });
    expect(browser.text).toContain("06 1111 1111 ยืนยันแล้ว");
  });

  test("messages and drafts are for the browser that began alone", async () => {
    const browser = new PlainBrowser();
    await begin(browser);
    await signUpTo(browser, "code", somebody());
    const other = new PlainBrowser();
    for (const page of ["Outbox", "Register/code", "Register/review"]) {
      await other.open(`${host.digitalId.issuer}/Account/${page}`);
      expect(other.status).toBe(400);
    }
  });

  test("keeps no citizen ID, password, telephone number or code in clear", async () => {
    const words = somebody();
    const browser = new PlainBrowser();
    await begin(browser);
    await signUpTo(browser, "code", words);
    const code = await otpOf(browser);
    const files = () =>
      readdirSync(join(dataDir, "digital-id")).map((file) => readFileSync(join(dataDir, "digital-id", file)));
    const secrets = [
      words.citizenId,
      words.password,
      words.mobile,
      `คือ ${code}`,
      words.laserCode,
      words.laserCode.replace(/-/g, ""),
    ];
    for (const file of files()) for (const secret of secrets) expect(file.includes(secret)).toBe(false);
    await finishSignUp(browser, words);
    for (const file of files()) for (const secret of secrets) expect(file.includes(secret)).toBe(false);
    // The name is kept in clear: so the search does look where it should.
    expect(files().some((file) => file.includes(words.login))).toBe(true);
  });

  test.each([
    "//evil.example",
    "https://evil.example/digital-id/interaction/x",
    "/\\evil.example",
    "/admin/",
    "javascript:x",
    "\t//evil",
  ])("the way back never leads to %j", async (returnUrl) => {
    const browser = new PlainBrowser();
    await browser.open(`${host.digitalId.issuer}/Account/Register?${new URLSearchParams({ ReturnUrl: returnUrl })}`);
    await finishSignUp(browser, somebody());
    expect(browser.text).toContain('href="/auth/login"');
  });
});
