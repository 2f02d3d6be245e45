import { checkDigitOf } from "../digital-id/citizen-id";
import type { PlainBrowser } from "./plain-browser";

/** What somebody types to sign up at the stand-in. All of it is made up. */
export interface SignUpWords extends Record<string, string> {
  laserCode: string;
  firstName: string;
  lastName: string;
  citizenId: string;
  mobile: string;
  login: string;
  password: string;
  repeated: string;
}

/** The nth made-up person, with a citizen ID whose sum is right. */
export function person(number: number): SignUpWords {
  const twelve = `1${String(990_000_000 + number).padStart(11, "0")}`;
  const password = `ปลาทูนึ่ง-2569-${number}`;
  return {
    laserCode: "ME0-7654321-89",
    firstName: "สมหญิง",
    lastName: "ทดสอบ",
    citizenId: `${twelve}${checkDigitOf(twelve)}`,
    mobile: `089${String(7_000_000 + number)}`,
    login: `newcomer.${number}`,
    password,
    repeated: password,
  };
}

/** The code in the newest message of this browser's outbox. */
export async function otpOf(browser: PlainBrowser): Promise<string> {
  const { url, text } = browser;
  await browser.follow("เปิดกล่องข้อความ SMS จำลอง");
  const [, code] = /คือ (\d{6}) /.exec(browser.text) ?? [];
  if (!code) throw new Error(`No code in the outbox:\n${browser.text}`);
  Object.assign(browser, { url, text });
  return code;
}

const order = ["terms", "card", "person", "account", "code", "review"];

/** Fills in one step after the other, from where the browser is, until `last` is on the screen. */
export async function signUpTo(browser: PlainBrowser, last: string, words: SignUpWords): Promise<void> {
  const now = (): string => new URL(browser.url).pathname.split("/").at(-1) ?? "";
  while (now() !== last) {
    const step = now();
    if (!order.includes(step)) throw new Error(`The sign-up went astray at ${browser.url}:\n${browser.text}`);
    await browser.submit(step, step === "code" ? { code: await otpOf(browser) } : words);
    if (browser.status !== 200) throw new Error(`The step ${step} was refused:\n${browser.text}`);
  }
}

export const finishSignUp = (browser: PlainBrowser, words: SignUpWords): Promise<void> =>
  signUpTo(browser, "done", words);
