import { DEMO_PASSWORD, demoAccounts } from "./demo.account";

/** HTML that is safe to send. Made by `html` only. */
export interface Html {
  markup: string;
}

type Part = string | Html | Html[] | undefined;

/** Builds HTML; every interpolated string is escaped. */
export function html(texts: TemplateStringsArray, ...parts: Part[]): Html {
  const markup = texts.map((text, index) => text + render(parts[index])).join("");
  return { markup };
}

function render(part: Part): string {
  if (part === undefined) return "";
  if (typeof part === "string") {
    const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
    return part.replace(/[&<>"']/g, (character) => entities[character] ?? character);
  }
  return Array.isArray(part) ? part.map(({ markup }) => markup).join("") : part.markup;
}

/** What went wrong with the last try to sign in, by field. */
export interface SignInFaults {
  login?: string;
  password?: string;
}

/** The page that asks for name and password. `base` is the path of the stand-in, `action` that of this sign-in. */
export function signInPage(base: string, action: string, login: string, faults: SignInFaults): string {
  const entries = Object.entries(faults);
  return page(
    base,
    `${entries.length > 0 ? "ผิดพลาด: " : ""}เข้าสู่ระบบด้วย Digital ID`,
    html`<h1>เข้าสู่ระบบด้วย Digital ID</h1>
    ${entries.length > 0 ? faultSummary(entries) : undefined}
    <form method="post" action="${action}/login" novalidate>
      ${field({ name: "login", label: "ชื่อผู้ใช้", type: "text", value: login, autocomplete: "username", fault: faults.login })}
      ${field({ name: "password", label: "รหัสผ่าน", type: "password", value: "", autocomplete: "current-password", fault: faults.password })}
      <button class="primary" type="submit">เข้าสู่ระบบ</button>
    </form>
    <form method="post" action="${action}/refuse"><button type="submit">ยกเลิก กลับไปที่ปักหมุด</button></form>
    <details>
      <summary>บัญชีสำหรับทดลองใช้</summary>
      <p>ทุกบัญชีใช้รหัสผ่าน <code>${DEMO_PASSWORD}</code></p>
      <dl>${demoAccounts.map(({ login: name, roleTh }) => html`<div><dt><code>${name}</code></dt><dd>${roleTh}</dd></div>`)}</dl>
    </details>`,
  );
}

/** The page that names what Pakmut gets and asks whether the person agrees. */
export function consentPage(base: string, action: string, displayName: string): string {
  return page(
    base,
    "ยินยอมให้ข้อมูลแก่ปักหมุด",
    html`<h1>ยินยอมให้ข้อมูลแก่ปักหมุด</h1>
    <p>คุณเข้าสู่ Digital ID ในชื่อ <strong>${displayName}</strong></p>
    <p>ระบบปักหมุดจะได้รับข้อมูลต่อไปนี้ เพื่อให้รู้ว่าคุณเป็นใครและบันทึกว่าใครแก้ไขข้อมูล</p>
    <ul>
      <li>ชื่อและนามสกุล</li>
      <li>รหัสอ้างอิงของบัญชี Digital ID (ไม่ใช่เลขประจำตัวประชาชน)</li>
    </ul>
    <p class="hint">ถ้าไม่ยินยอม คุณจะกลับไปที่ปักหมุดโดยยังไม่ได้เข้าสู่ระบบ</p>
    <form method="post" action="${action}/agree"><button class="primary" type="submit">ยินยอม</button></form>
    <form method="post" action="${action}/refuse"><button type="submit">ไม่ยินยอม</button></form>
    <form method="post" action="${action}/switch"><button class="quiet" type="submit">ใช้บัญชีอื่น</button></form>`,
  );
}

/** A page with a heading, a sentence and one way on. */
export function messagePage(
  base: string,
  title: string,
  sentence: string,
  way: { href: string; label: string },
): string {
  return page(
    base,
    title,
    html`<h1>${title}</h1><p>${sentence}</p><p><a class="button" href="${way.href}">${way.label}</a></p>`,
  );
}

/** The page that asks whether to sign out; `form` is the provider's own form, which the buttons belong to. */
export function signOutPage(base: string, form: string): string {
  return page(
    base,
    "ออกจากระบบ Digital ID",
    html`<h1>ออกจากระบบ Digital ID</h1>
    <p>กดปุ่มด้านล่างเพื่อออกจากระบบ ผู้ที่ใช้เครื่องนี้ต่อจากคุณจะต้องใส่รหัสผ่านใหม่</p>
    ${{ markup: form }}
    <button class="primary" type="submit" form="op.logoutForm" name="logout" value="yes">ออกจากระบบ</button>
    <button type="submit" form="op.logoutForm">ยังไม่ออก</button>`,
  );
}

function faultSummary(entries: [string, string][]): Html {
  return html`<div class="faults" role="alert" tabindex="-1">
    <h2>เข้าสู่ระบบไม่สำเร็จ</h2>
    <ul>${entries.map(([name, fault]) => html`<li><a href="#${name}">${fault}</a></li>`)}</ul>
  </div>`;
}

interface FieldProperties {
  name: string;
  label: string;
  type: string;
  value: string;
  autocomplete: string;
  fault: string | undefined;
}

function field({ name, label, type, value, autocomplete, fault }: FieldProperties): Html {
  const faultId = `${name}-fault`;
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${fault === undefined ? undefined : html`<p class="fault" id="${faultId}">${fault}</p>`}
    <input id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}" autocapitalize="none" spellcheck="false" required
      ${fault === undefined ? undefined : html`aria-invalid="true" aria-describedby="${faultId}"`}>
  </div>`;
}

function page(base: string, title: string, content: Html): string {
  return html`<!doctype html>
<html lang="th">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title} - Digital ID จำลอง</title>
  <link rel="stylesheet" href="${base}/assets/style.css">
</head>
<body>
  <header>
    <svg viewBox="0 0 24 32" width="24" height="32" aria-hidden="true"><path fill="#D0342C" stroke="#fff" d="M12 1C6 1 1 6 1 12c0 8 11 19 11 19s11-11 11-19C23 6 18 1 12 1z"/><circle cx="12" cy="12" r="4.5" fill="#fff"/></svg>
    <p><strong>Digital ID จำลอง</strong><span>สำหรับทดลองใช้ระบบปักหมุดเท่านั้น</span></p>
  </header>
  <main>${content}</main>
</body>
</html>
`.markup;
}
