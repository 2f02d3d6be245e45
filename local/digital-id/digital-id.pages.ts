import { DEMO_PASSWORD, demoAccounts } from "./demo.account";
import { type Faults, faultSummary, field, html, page } from "./markup";

/** The addresses that the pages of one sign-in need. */
export interface SignInPaths {
  /** Path of the stand-in. */
  base: string;
  /** Path of this sign-in. */
  action: string;
  /** Where somebody without an account gets one, and comes back from. */
  register: string;
}

/** The page that asks for name and password. */
export function signInPage({ base, action, register }: SignInPaths, login: string, faults: Faults): string {
  return page(
    base,
    `${Object.keys(faults).length > 0 ? "ผิดพลาด: " : ""}เข้าสู่ระบบด้วย Digital ID`,
    html`<h1>เข้าสู่ระบบด้วย Digital ID</h1>
    ${faultSummary("เข้าสู่ระบบไม่สำเร็จ", faults)}
    <form method="post" action="${action}/login" novalidate>
      ${field({ name: "login", label: "ชื่อผู้ใช้", value: login, autocomplete: "username", fault: faults.login })}
      ${field({ name: "password", label: "รหัสผ่าน", type: "password", value: "", autocomplete: "current-password", fault: faults.password })}
      <button class="primary" type="submit">เข้าสู่ระบบ</button>
    </form>
    <form method="post" action="${action}/refuse"><button type="submit">ยกเลิก กลับไปที่ปักหมุด</button></form>
    <p class="aside">ยังไม่มีบัญชี Digital ID <a href="${register}">ลงทะเบียน</a></p>
    <details>
      <summary>บัญชีสำหรับทดลองใช้</summary>
      <p>ทุกบัญชีใช้รหัสผ่าน <code>${DEMO_PASSWORD}</code></p>
      <dl>${demoAccounts.map(({ login: name, roleTh }) => html`<div><dt><code>${name}</code></dt><dd>${roleTh}</dd></div>`)}</dl>
    </details>`,
  );
}

/** The page that names what Pakmut gets and asks whether the person agrees. */
export function consentPage({ base, action }: SignInPaths, displayName: string): string {
  return page(
    base,
    "ยินยอมให้ข้อมูลแก่ปักหมุด",
    html`<h1>ยินยอมให้ข้อมูลแก่ปักหมุด</h1>
    <p>คุณเข้าสู่ Digital ID ในชื่อ <strong>${displayName}</strong></p>
    <p>ระบบปักหมุดจะได้รับข้อมูลต่อไปนี้ เพื่อให้รู้ว่าคุณเป็นใครและบันทึกว่าใครแก้ไขข้อมูล</p>
    <ul>
      <li>ชื่อและนามสกุล</li>
      <li>รหัสอ้างอิงของบัญชี Digital ID</li>
    </ul>
    <p>ปักหมุดไม่ได้รับเลขประจำตัวประชาชน หมายเลขโทรศัพท์ และรหัสผ่านของคุณ</p>
    <p class="hint">ถ้าไม่ยินยอม คุณจะกลับไปที่ปักหมุดโดยยังไม่ได้เข้าสู่ระบบ</p>
    <form method="post" action="${action}/agree"><button class="primary" type="submit">ยินยอม</button></form>
    <form method="post" action="${action}/refuse"><button type="submit">ไม่ยินยอม</button></form>
    <form method="post" action="${action}/switch"><button class="quiet" type="submit">ใช้บัญชีอื่น</button></form>`,
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
