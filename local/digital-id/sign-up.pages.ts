import type { Faults, Html } from "./markup";
import { faultSummary, field, html, messagePage, page } from "./markup";
import { maxPasswordLength, minPasswordLength } from "./password";
import { type SignUpDraft, type Step, steps, fieldValue } from "./sign-up.draft";
import { lifetimeMs } from "./one-time-code";

/** The addresses that the pages of the sign-up need. */
export interface SignUpPaths {
  /** Path of the stand-in. */
  base: string;
  /** Path of the steps. */
  register: string;
  outbox: string;
}

const titles: Record<Step, string> = {
  terms: "ข้อตกลงและเงื่อนไข",
  card: "ยืนยันตัวตนด้วยบัตรประชาชน",
  person: "ข้อมูลส่วนบุคคล",
  account: "ชื่อผู้ใช้และรหัสผ่าน",
  code: "ยืนยันหมายเลขโทรศัพท์",
  review: "ตรวจสอบข้อมูล",
  done: "ลงทะเบียนเรียบร้อย",
};

const strengthTh = { fair: "พอใช้", good: "ดี", strong: "แข็งแรงมาก" };

/** A moment as people in Thailand read it on the clock. */
export const clockTime = (at: number): string =>
  `${new Date(at).toLocaleTimeString("en-GB", { timeZone: "Asia/Bangkok", hour: "2-digit", minute: "2-digit" }).replace(":", ".")} น.`;

export const spacedMobile = (mobile: string): string =>
  `${mobile.slice(0, 2)} ${mobile.slice(2, 6)} ${mobile.slice(6)}`;
export const maskedMobile = (mobile: string): string => `${mobile.slice(0, 2)} xxxx ${mobile.slice(6)}`;

/** A step of the sign-up with what was typed so far and what is wrong with it. */
export function stepPage(paths: SignUpPaths, step: Step, draft: SignUpDraft, faults: Faults, note?: string): string {
  const number = steps.indexOf(step) + 1;
  const isFaulty = Object.keys(faults).length > 0;
  const content = html`<p class="progress">ขั้นตอนที่ ${String(number)} จาก ${String(steps.length)}
      <progress value="${String(number)}" max="${String(steps.length)}" aria-hidden="true"></progress></p>
    <h1>${titles[step]}</h1>
    ${faultSummary("ตรวจข้อมูลต่อไปนี้", faults)}
    ${note === undefined ? undefined : html`<p class="note" role="status">${note}</p>`}
    ${bodies[step](paths, draft, faults)}`;
  return page(
    paths.base,
    `${isFaulty ? "ผิดพลาด: " : ""}${titles[step]} (ขั้นตอนที่ ${number} จาก ${steps.length})`,
    content,
  );
}

type Body = (paths: SignUpPaths, draft: SignUpDraft, faults: Faults) => Html;

function form(paths: SignUpPaths, step: Step, fields: Html, submit: string, more?: Html): Html {
  return html`<form method="post" action="${paths.register}/${step}" novalidate>
    ${fields}
    <button class="primary" type="submit">${submit}</button>
    ${more}
    ${step === "terms" ? undefined : html`<button type="submit" name="go" value="back">ย้อนกลับ</button>`}
  </form>`;
}

const bodies: Record<Step, Body> = {
  terms: (paths) => html`<p>บัญชีนี้ใช้ได้กับระบบปักหมุดบนเครื่องนี้เท่านั้น <strong>อย่าใส่ข้อมูลจริงของใคร</strong> ใช้ข้อมูลสมมติ</p>
    <h2>เมื่อลงทะเบียน ระบบจะ</h2>
    <ul>
      <li>ตรวจรูปแบบของรหัสหลังบัตรและเลขประจำตัวประชาชน โดยไม่ติดต่อหน่วยงานใด</li>
      <li>เก็บชื่อ นามสกุล ชื่อผู้ใช้ และรหัสผ่านที่เข้ารหัสแล้ว</li>
      <li>เก็บค่าที่คำนวณจากเลขประจำตัวประชาชน เพื่อไม่ให้คนหนึ่งมีสองบัญชี โดยไม่เก็บตัวเลข</li>
      <li>ใช้หมายเลขโทรศัพท์ส่งรหัส OTP เท่านั้น แล้วไม่เก็บไว้</li>
    </ul>
    <h2>คุณต้อง</h2>
    <ul>
      <li>เก็บรหัสผ่านและรหัส OTP ไว้กับตัว ไม่บอกใคร</li>
      <li>ใช้บัญชีของคุณเองเท่านั้น ทุกการแก้ไขในปักหมุดถูกบันทึกในชื่อคุณ</li>
    </ul>
    ${form(paths, "terms", html``, "ยินยอม", html`<button type="submit" name="go" value="refuse">ไม่ยินยอม</button>`)}`,
  card: (paths, draft, faults) =>
    form(
      paths,
      "card",
      field({
        name: "laserCode",
        label: "รหัสหลังบัตรประชาชน (Laser Code)",
        value: draft.typed.laserCode ?? "",
        autocomplete: "off",
        hint: "อยู่ด้านหลังบัตร อักษรอังกฤษ 2 ตัวและตัวเลข 10 หลัก เช่น ME0-1234567-89",
        fault: faults.laserCode,
      }),
      "ถัดไป",
    ),
  person: (paths, draft, faults) => form(paths, "person", personFields(draft, faults), "ถัดไป"),
  account: (paths, draft, faults) => form(paths, "account", accountFields(draft, faults), "ถัดไป"),
  code: codeBody,
  review: reviewBody,
  done: (_paths, draft) => html`<p>บัญชี Digital ID ของคุณพร้อมใช้แล้ว ชื่อผู้ใช้คือ <strong>${draft.madeLogin ?? ""}</strong></p>
    <p>เข้าสู่ระบบด้วยชื่อผู้ใช้และรหัสผ่านที่ตั้งไว้ เพื่อกลับไปที่ปักหมุด</p>
    <p><a class="button primary" href="${draft.returnUrl}">เข้าสู่ระบบ</a></p>`,
};

function personFields({ typed }: SignUpDraft, faults: Faults): Html {
  return html`
    ${field({ name: "firstName", label: "ชื่อ", value: typed.firstName ?? "", autocomplete: "given-name", hint: "ไม่ต้องใส่คำนำหน้า", fault: faults.firstName })}
    ${field({ name: "lastName", label: "นามสกุล", value: typed.lastName ?? "", autocomplete: "family-name", fault: faults.lastName })}
    ${field({ name: "citizenId", label: "เลขประจำตัวประชาชน", value: typed.citizenId ?? "", autocomplete: "off", inputMode: "numeric", hint: "13 หลัก มีขีดหรือเว้นวรรคได้ ใช้เลขไทยได้", fault: faults.citizenId })}
    ${field({ name: "mobile", label: "หมายเลขโทรศัพท์มือถือ", type: "tel", value: typed.mobile ?? "", autocomplete: "tel-national", inputMode: "tel", hint: "ใช้รับรหัส OTP เช่น 08 9000 0000", fault: faults.mobile })}`;
}

function accountFields({ typed, password }: SignUpDraft, faults: Faults): Html {
  const rules = html`<ul>
      <li>อย่างน้อย ${String(minPasswordLength)} ตัว ไม่เกิน ${String(maxPasswordLength)} ตัว</li>
      <li>มีทั้งตัวอักษร (ไทยหรืออังกฤษ) และตัวเลข</li>
      <li>ไม่มีชื่อผู้ใช้อยู่ข้างใน และไม่ใช่คำที่เดาง่าย</li>
    </ul>
    ยิ่งยาวและยิ่งหลากหลาย ยิ่งแข็งแรง${password ? html`<br>ตั้งรหัสผ่านไว้แล้ว เว้นว่างไว้ถ้าใช้รหัสเดิม` : undefined}`;
  const [isOptional, autocomplete] = [password !== null, "new-password"];
  return html`
    ${field({ name: "login", label: "ชื่อผู้ใช้", value: typed.login ?? "", autocomplete: "username", hint: "6–30 ตัว ขึ้นต้นด้วยอักษรอังกฤษ ใช้ได้เฉพาะอักษรอังกฤษ ตัวเลข จุด ขีด และขีดล่าง", fault: faults.login })}
    ${field({ name: "password", label: "รหัสผ่าน", type: "password", value: "", autocomplete, isOptional, hint: rules, fault: faults.password })}
    ${field({ name: "repeated", label: "รหัสผ่านอีกครั้ง", type: "password", value: "", autocomplete, isOptional, fault: faults.repeated })}`;
}

function codeBody(paths: SignUpPaths, draft: SignUpDraft, faults: Faults): Html {
  const { sentCode } = draft;
  if (draft.provenMobile !== null && draft.provenMobile === fieldValue(draft, "mobile"))
    return html`<p>ยืนยันหมายเลข ${spacedMobile(draft.provenMobile)} แล้ว</p>${form(paths, "code", html``, "ถัดไป")}`;
  const sent = sentCode
    ? html`<p>ส่งรหัส 6 หลักไปที่ <strong>${maskedMobile(sentCode.mobile)}</strong> แล้ว ใช้ได้ถึง ${clockTime(sentCode.sentAt + lifetimeMs)}</p>`
    : html`<p>ยังไม่ได้ส่งรหัส กดส่งรหัสอีกครั้ง</p>`;
  return html`${sent}
    <p>ระบบจำลองไม่ส่ง SMS จริง <a href="${paths.outbox}" target="_blank" rel="noopener">เปิดกล่องข้อความ SMS จำลอง (แท็บใหม่)</a></p>
    ${form(
      paths,
      "code",
      field({
        name: "code",
        label: "รหัส OTP",
        value: "",
        autocomplete: "one-time-code",
        inputMode: "numeric",
        hint: "ตัวเลข 6 หลัก ลองได้ 5 ครั้ง",
        fault: faults.code,
      }),
      "ยืนยันรหัส",
      html`<button type="submit" name="go" value="send">ส่งรหัสอีกครั้ง</button>`,
    )}`;
}

function reviewBody(paths: SignUpPaths, draft: SignUpDraft): Html {
  const row = (id: string, label: string, value: string, step: Step): Html =>
    html`<div id="${id}"><dt>${label}</dt><dd>${value} <a href="${paths.register}/${step}">แก้ไข<span class="unseen"> ${label}</span></a></dd></div>`;
  const name = `${fieldValue(draft, "firstName")} ${fieldValue(draft, "lastName")}`;
  return html`<p>ถ้าถูกต้องแล้ว กดสร้างบัญชี</p>
    <dl class="review">
      ${row("name", "ชื่อและนามสกุล", name, "person")}
      ${row("citizenId", "เลขประจำตัวประชาชน", `ลงท้ายด้วย ${fieldValue(draft, "citizenId").slice(-4)}`, "person")}
      ${row("mobile", "หมายเลขโทรศัพท์มือถือ", `${spacedMobile(fieldValue(draft, "mobile"))} ยืนยันแล้ว`, "person")}
      ${row("login", "ชื่อผู้ใช้", fieldValue(draft, "login"), "account")}
      ${row("password", "รหัสผ่าน", `ความแข็งแรง: ${strengthTh[draft.password?.strength ?? "fair"]}`, "account")}
    </dl>
    ${form(paths, "review", html``, "สร้างบัญชี")}`;
}

/** What the telephone would have received, for the browser that signs up. */
export function outboxPage({ base, outbox }: SignUpPaths, { messages }: SignUpDraft): string {
  const list = messages.map(
    ({ at, to, text }) => html`<li><p class="hint">ถึง ${maskedMobile(to)} เวลา ${clockTime(at)}</p><p>${text}</p></li>`,
  );
  return page(
    base,
    "กล่องข้อความ SMS จำลอง",
    html`<h1>กล่องข้อความ SMS จำลอง</h1>
    <p>ไม่มีข้อความใดออกจากเครื่องนี้ หน้านี้แสดงเฉพาะข้อความของการลงทะเบียนในเบราว์เซอร์นี้</p>
    ${list.length > 0 ? html`<ol class="messages" reversed>${list}</ol>` : html`<p><strong>ยังไม่มีข้อความ</strong></p>`}
    <p><a class="button" href="${outbox}">โหลดข้อความใหม่</a></p>`,
  );
}

/** Who does not agree to the terms gets no account, and is told so. */
export const refusedPage = ({ base, register }: SignUpPaths, returnUrl: string): string =>
  messagePage(
    base,
    "ยังไม่ได้ลงทะเบียน",
    "คุณไม่ยินยอมตามข้อตกลงและเงื่อนไข จึงไม่มีการสร้างบัญชี และข้อมูลที่กรอกถูกลบแล้ว",
    { href: returnUrl, label: "กลับไปหน้าเข้าสู่ระบบ" },
    { href: `${register}?ReturnUrl=${encodeURIComponent(returnUrl)}`, label: "อ่านข้อตกลงอีกครั้ง" },
  );

/** The draft is over or belongs to another browser. */
export const lostPage = ({ base, register }: SignUpPaths): string =>
  messagePage(base, "หน้านี้หมดอายุแล้ว", "การลงทะเบียนใช้เวลานานเกินไป หรือเริ่มไว้ในเบราว์เซอร์อื่น เริ่มลงทะเบียนใหม่อีกครั้ง", {
    href: register,
    label: "เริ่มลงทะเบียนใหม่",
  });
