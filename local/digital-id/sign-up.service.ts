import type { AccountStore } from "./account.store";
import type { Faults } from "./markup";
import { lifetimeMs, nextCode, sendRefusal, tryCode } from "./one-time-code";
import { hashPassword, type PasswordFault, passwordFaults, passwordStrength } from "./password";
import { fieldsOf, newDraft, openStep, type SignUpDraft, type Step, fieldValue } from "./sign-up.draft";
import { readField } from "./sign-up.fields";
import { clockTime } from "./sign-up.pages";

/** What came with a form, by name. */
export type Form = (name: string) => string;

const passwordFaultTh: Record<PasswordFault, string> = {
  short: "รหัสผ่านต้องมีอย่างน้อย 10 ตัว",
  long: "รหัสผ่านยาวได้ไม่เกิน 128 ตัว",
  letter: "รหัสผ่านต้องมีตัวอักษรอย่างน้อย 1 ตัว",
  digit: "รหัสผ่านต้องมีตัวเลขอย่างน้อย 1 ตัว",
  login: "รหัสผ่านต้องไม่มีชื่อผู้ใช้อยู่ข้างใน",
  common: "รหัสผ่านนี้เดาง่ายเกินไป ใช้ตัวอักษรที่หลากหลายขึ้น",
};
const citizenIdTaken = "เลขประจำตัวประชาชนนี้มีบัญชี Digital ID แล้ว เข้าสู่ระบบด้วยบัญชีเดิม";
const loginTaken = "ชื่อผู้ใช้นี้มีคนใช้แล้ว เลือกชื่ออื่น";

/** Keeps what a form says, right or wrong, and tells what is wrong with it. */
export function fill(draft: SignUpDraft, step: Step, form: Form): Faults {
  const faults: Faults = {};
  for (const name of fieldsOf[step]) {
    draft.typed[name] = form(name).slice(0, 500);
    const reading = readField(name, draft.typed[name]);
    if ("fault" in reading) faults[name] = reading.fault;
  }
  return faults;
}

/** Does what a step's form asks. Gives what is wrong; nothing: the next step is open. */
export async function submitStep(step: Step, draft: SignUpDraft, form: Form, accounts: AccountStore): Promise<Faults> {
  const faults = fill(draft, step, form);
  if (step === "terms") draft.hasAgreed = true;
  if (step === "person" && !faults.citizenId && accounts.isKnown(fieldValue(draft, "citizenId")))
    faults.citizenId = citizenIdTaken;
  if (step === "account") await takePassword(draft, form, accounts, faults);
  if (step === "code") Object.assign(faults, takeCode(draft, form));
  if (step === "review") Object.assign(faults, makeAccount(draft, accounts));
  return faults;
}

async function takePassword(draft: SignUpDraft, form: Form, accounts: AccountStore, faults: Faults): Promise<void> {
  const login = fieldValue(draft, "login");
  if (login !== "" && accounts.isLoginTaken(login)) faults.login = loginTaken;
  const [password, repeated] = [form("password"), form("repeated")];
  if (password === "" && repeated === "" && draft.password?.login === login && login !== "") return;
  const [broken] = passwordFaults(password, login);
  if (password === "") faults.password = "กรอกรหัสผ่าน";
  else if (broken) faults.password = passwordFaultTh[broken];
  else if (repeated !== password) faults.repeated = "รหัสผ่านทั้งสองช่องไม่ตรงกัน พิมพ์ใหม่อีกครั้ง";
  if (Object.keys(faults).length > 0) return;
  draft.password = { hash: await hashPassword(password), strength: passwordStrength(password), login };
}

function takeCode(draft: SignUpDraft, form: Form): Faults {
  if (draft.provenMobile !== null && draft.provenMobile === fieldValue(draft, "mobile")) return {};
  if (!draft.sentCode) return { code: "ยังไม่ได้ส่งรหัส กดส่งรหัสอีกครั้ง" };
  const { answer, code } = tryCode(draft.sentCode, form("code"), Date.now());
  draft.sentCode = code;
  if (answer === "right") {
    draft.provenMobile = code.mobile;
    draft.sentCode = { ...code, triesLeft: 0 };
    return {};
  }
  const faults = {
    form: "ใส่รหัส OTP ตัวเลข 6 หลัก",
    wrong: `รหัส OTP ไม่ถูกต้อง ลองได้อีก ${code.triesLeft} ครั้ง`,
    expired: "รหัส OTP หมดอายุแล้ว กดส่งรหัสอีกครั้ง",
    spent: "ใส่รหัส OTP ผิดครบ 5 ครั้งแล้ว รหัสนี้ใช้ไม่ได้อีก กดส่งรหัสอีกครั้ง",
  };
  return { code: faults[answer] };
}

/** Sends a code to the draft's telephone, or tells why not yet. */
export function sendCode(draft: SignUpDraft): Faults {
  const [mobile, now] = [fieldValue(draft, "mobile"), Date.now()];
  const refusal = sendRefusal(draft.sentCode, mobile, now);
  if (refusal?.reason === "pause") return { code: `ส่งรหัสใหม่ได้ในอีก ${refusal.seconds} วินาที` };
  if (refusal) return { code: "ส่งรหัสครบ 5 ครั้งแล้ว รอ 1 ชั่วโมงแล้วกดส่งรหัสอีกครั้ง" };
  draft.sentCode = nextCode(draft.sentCode, mobile, now);
  const text = `รหัส OTP ของ Digital ID จำลองคือ ${draft.sentCode.code} ใช้ได้ถึง ${clockTime(now + lifetimeMs)} อย่าบอกรหัสนี้กับใคร`;
  draft.messages = [{ at: now, to: mobile, text }, ...draft.messages].slice(0, 10);
  return {};
}

/** The step that asks for a code has one sent as soon as it opens. */
export function sendFirstCode(draft: SignUpDraft): void {
  const isSent = draft.sentCode?.mobile === fieldValue(draft, "mobile") && draft.sentCode.triesLeft > 0;
  if (openStep(draft) === "code" && !isSent) sendCode(draft);
}

function makeAccount(draft: SignUpDraft, accounts: AccountStore): Faults {
  const [login, citizenId] = [fieldValue(draft, "login"), fieldValue(draft, "citizenId")];
  const names = { givenName: fieldValue(draft, "firstName"), familyName: fieldValue(draft, "lastName") };
  // A name of the demo is in no table: only asking tells.
  const isFree = !accounts.isLoginTaken(login);
  if (!isFree || !accounts.add({ login, citizenId, ...names, passwordHash: draft.password?.hash ?? "" }))
    return accounts.isKnown(citizenId) ? { citizenId: citizenIdTaken } : { login: loginTaken };
  // All that was typed has done its work.
  Object.assign(draft, { ...newDraft(draft.returnUrl), madeLogin: login });
  return {};
}
