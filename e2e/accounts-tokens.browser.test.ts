import { readFileSync } from "node:fs";
import type { Download, Page } from "playwright-core";
import { giveAddress } from "./support/ask-api";
import { expectNoAxeViolations } from "./support/axe";
import { DESKTOP, PHONE } from "./support/browser";
import { holdTable } from "./support/hold-table";
import { tabTo } from "./support/keyboard";
import { arrive } from "./support/page";
import { setStage } from "./support/stage";

const technical = "วิทยาลัยเทคนิคเชียงใหม่";
const phrae = "วิทยาลัยเทคนิคแพร่";
const nan = "วิทยาลัยเทคนิคน่าน";
const tokenPattern = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z*~$=]{5}/;

/** Tokens are handed over, tools get keys, and everything that was done can be read afterwards. */
describe("tokens, keys and the trail", () => {
  const stage = setStage();

  async function open(login: string, path: string, heading: string, viewport = DESKTOP) {
    const opened = await stage.openPageAs(login, viewport);
    await opened.page.goto(`/admin/${path}`);
    await arrive(opened.page, heading);
    return opened;
  }

  async function fileOf(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
    const [download] = await Promise.all([page.waitForEvent("download"), press()]);
    return {
      name: (download as Download).suggestedFilename(),
      bytes: readFileSync(await (download as Download).path()),
    };
  }

  test("an officer makes tokens for a selection, prints the letters, takes the table, and shows one for a minute", async () => {
    const { page, faults } = await open("central", "activationTokenPlaces", "จัดการ Token");
    await page.getByLabel(`เลือก ${phrae}`, { exact: true }).check();
    await page.getByLabel(`เลือก ${nan}`, { exact: true }).check();
    await page.getByText("เลือก 2 รายการ").first().waitFor();
    const bar = page.getByRole("region", { name: "รายการที่เลือก" });
    await bar.getByRole("button", { name: "ออก Token" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "ออก Token" }).click();
    await dialog.getByText("เลือกอย่างน้อย 1 บทบาท").waitFor();
    await expectNoAxeViolations(page);
    await dialog.getByLabel(/^เจ้าหน้าที่จุดบริการ/).check();
    await dialog.getByRole("button", { name: "ออก Token" }).click();

    // The batch has an address of its own: a reload finds it again.
    await page.waitForURL(/\/admin\/activationTokenPlaces\/batches\/[0-9a-f-]{36}$/);
    await page.getByText("ทำแล้ว 2 จาก 2", { exact: true }).waitFor();
    await page.reload();
    await page.getByText("ทำแล้ว 2 จาก 2", { exact: true }).waitFor();
    await page.getByText("สำเร็จ", { exact: true }).first().waitFor();
    await arrive(page, "ออก Token หลายหน่วยงาน");
    await page.getByRole("button", { name: "จดหมาย PDF" }).click();
    await page.getByText("การดาวน์โหลดนี้ถูกบันทึกในประวัติการใช้งาน").waitFor();
    const letters = await fileOf(page, () => dialog.getByRole("button", { name: "ดาวน์โหลด" }).click());
    expect(letters.bytes.subarray(0, 4).toString("latin1")).toBe("%PDF");
    expect(letters.name).toMatch(/^activation-tokens-.*\.pdf$/);
    await dialog.getByText(/ดาวน์โหลด activation-tokens-.*\.pdf แล้ว/).waitFor();
    await expectNoAxeViolations(page);
    await dialog.getByRole("button", { name: "ปิด" }).click();
    await page.getByRole("button", { name: "CSV" }).click();
    const table = await fileOf(page, () => dialog.getByRole("button", { name: "ดาวน์โหลด" }).click());
    const rows = table.bytes.toString("utf8").trim().split("\r\n");
    expect(rows).toHaveLength(3);
    expect(rows.join("\n")).toContain(phrae);
    for (const row of rows.slice(1)) expect(row).toMatch(tokenPattern);
    await dialog.getByRole("button", { name: "ปิด" }).click();

    // One token, by keyboard: shown with a countdown, and gone with its dialog.
    await page.goto("/admin/activationTokenPlaces");
    await arrive(page, "จัดการ Token");
    await tabTo(page, `แสดงรหัส: เจ้าหน้าที่จุดบริการ ${technical}`);
    await page.keyboard.press("Enter");
    await dialog.getByText(/ซ่อนเองใน \d+ วินาที/).waitFor();
    await dialog.getByText("การแสดงรหัสนี้ถูกบันทึก").waitFor();
    expect(await dialog.getByRole("group", { name: /^รหัส Token/ }).getAttribute("aria-label")).toMatch(tokenPattern);
    await expectNoAxeViolations(page);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await page.content()).not.toMatch(tokenPattern);

    // Refresh says first that the old one dies.
    await page.getByRole("button", { name: `Refresh: เจ้าหน้าที่จุดบริการ ${technical}` }).click();
    await dialog.getByText(/รหัสเดิมใช้ไม่ได้ทันที/).waitFor();
    await expectNoAxeViolations(page);
    await dialog.getByRole("button", { name: "Refresh" }).click();
    await page.getByText(`ออก Token ใหม่ให้ เจ้าหน้าที่จุดบริการ ของ ${technical} แล้ว`).waitFor();
    expect(faults).toEqual([]);
  }, 180_000);

  test("a batch is cancelled while it is under way: nothing more comes of it, and that can be read", async () => {
    const letGo = await holdTable(stage.pakmut, "accounts.activation_tokens");
    const { page, faults } = await open("central", "activationTokenPlaces", "จัดการ Token", PHONE);
    const dialog = page.getByRole("dialog");
    await page.getByLabel(`เลือก ${phrae}`, { exact: true }).check();
    const bar = page.getByRole("region", { name: "รายการที่เลือก" });
    await bar.getByRole("button", { name: "ออก Token" }).click();
    await dialog.getByLabel("ผู้ใช้ข้อมูล (BI) (1 แห่ง)").check();
    await dialog.getByRole("button", { name: "ออก Token" }).click();
    await page.getByText("ทำแล้ว 0 จาก 1", { exact: true }).waitFor();
    await arrive(page, "ออก Token หลายหน่วยงาน");
    await page.getByRole("button", { name: "ยกเลิกการออก Token" }).click();
    await dialog.getByText("รหัสที่ออกไปแล้วยังใช้ได้ ส่วนที่เหลือจะไม่ออก").waitFor();
    await expectNoAxeViolations(page);
    await dialog.getByRole("button", { name: "ยกเลิกการออก Token" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText("ยกเลิก", { exact: true }).first().waitFor();
    await page.getByText("ไม่มีรหัสใหม่ในชุดนี้").waitFor();
    expect(await page.getByRole("button", { name: "ยกเลิกการออก Token" }).count()).toBe(0);
    await arrive(page, "ออก Token หลายหน่วยงาน");
    await letGo();
    // Once work may go on, the job finds that there is nothing to do.
    await page.reload();
    await page.getByText("ทำแล้ว 0 จาก 1", { exact: true }).waitFor();
    expect(faults).toEqual([]);
  }, 90_000);

  test("filters by role and state; on a phone places are cards", async () => {
    const { page, faults } = await open("central", "activationTokenPlaces", "จัดการ Token", PHONE);
    await page.getByRole("button", { name: "ตัวกรอง" }).click();
    await page.getByLabel("บทบาทผู้ใช้").selectOption({ label: "ผู้ใช้ข้อมูล (BI)" });
    // At once, before the first choice has reached the address: neither is lost.
    await page.getByLabel("สถานะ Token").selectOption({ label: "มี Token พร้อมใช้" });
    await page.getByRole("button", { name: /^แสดง 1 รายการ/ }).click();
    await page.getByText("พบ 1 หน่วยงาน").waitFor();
    await arrive(page, "จัดการ Token");
    expect(await page.getByText("เจ้าหน้าที่จุดบริการ", { exact: true }).count()).toBe(0);
    await page.getByRole("button", { name: /^แสดงรหัส: ผู้ใช้ข้อมูล \(BI\)/ }).waitFor();
    await page.getByRole("checkbox", { name: /^เลือก / }).check();
    await page.getByRole("region", { name: "รายการที่เลือก" }).waitFor();
    // At the foot of the page the bar covers nothing.
    await page.evaluate("document.scrollingElement.scrollTop = 1e6");
    await arrive(page, "จัดการ Token");
    // In English places have longer names: nothing sticks out of the page.
    await page.evaluate('localStorage.setItem("pakmut.locale", "en")');
    await page.goto(`/admin/activationTokenPlaces?filter=${encodeURIComponent('{"text":"นครราชสีมา"}')}`);
    await page.getByText("Mueang Nakhon Ratchasima").first().waitFor();
    await arrive(page, "Tokens");
    expect(faults).toEqual([]);
  }, 90_000);

  test("an admin makes a key, which is shown once and answers; a revoked one does not; the office is told by mail", async () => {
    const { page, faults } = await open("central", "apiKeys/create", "สร้าง API Key");
    await giveAddress(page);
    await page.getByRole("button", { name: "สร้าง API Key" }).click();
    await page.getByText("ต้องกรอกช่องนี้").first().waitFor();
    await expectNoAxeViolations(page);
    await page.getByLabel("ชื่อ").fill("รายงาน Power BI");
    await page.getByLabel("วันหมดอายุ").fill("31/2/2570");
    await page.getByLabel("ที่อยู่ IP ที่ใช้ได้").fill("127.0.0.0/8\n::1\nสำนักงาน");
    await page.getByText(/ไม่ใช่วันที่/).waitFor();
    await page.getByRole("button", { name: "90 วัน" }).click();
    await page.getByText(/วัน.+ที่ \d+ .+ 25\d\d/).waitFor();
    await page.getByRole("button", { name: "สร้าง API Key" }).click();
    await page.getByText(/บรรทัดที่ 3 ไม่ใช่ที่อยู่ IP/).waitFor();
    await expectNoAxeViolations(page);
    await page.getByLabel("ที่อยู่ IP ที่ใช้ได้").fill("127.0.0.0/8\n::1");
    await page.getByRole("button", { name: "สร้าง API Key" }).click();
    const dialog = page.getByRole("dialog");
    const secret = (await dialog.getByLabel("API Key", { exact: true }).textContent()) ?? "";
    expect(secret).toMatch(/^pak_[\w-]{43}$/);
    await expectNoAxeViolations(page);
    // Neither Escape nor the button closes it before she said that she has it.
    await page.keyboard.press("Escape");
    await dialog.getByRole("button", { name: "ปิด" }).click({ force: true });
    await dialog.getByRole("checkbox").check();
    await dialog.getByRole("button", { name: "ปิด" }).click();
    await arrive(page, "API Key");
    expect(await page.content()).not.toContain(secret);
    await page.getByText("วิธีใช้กับเครื่องมือ BI").click();
    await expectNoAxeViolations(page);

    const askWithKey = () =>
      fetch(`${stage.pakmut.url}/graphql`, {
        method: "POST",
        headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
        body: JSON.stringify({ query: "{ servicePoints(first: 1) { nodes { nameTh } totalCount } }" }),
      });
    const answer = await askWithKey();
    expect(answer.status).toBe(200);
    expect((await answer.json()).data.servicePoints.nodes).toHaveLength(1);

    await page.getByRole("button", { name: "ยกเลิก Key: รายงาน Power BI" }).click();
    await dialog.getByRole("button", { name: "ยกเลิก Key" }).click();
    await dialog.getByText("ต้องกรอกช่องนี้").waitFor();
    await expectNoAxeViolations(page);
    await dialog.getByLabel("เหตุผล").fill("เลิกใช้รายงาน");
    await dialog.getByRole("button", { name: "ยกเลิก Key" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText("เลิกใช้รายงาน", { exact: true }).waitFor();
    expect((await askWithKey()).status).toBe(401);
    expect(faults).toEqual([]);

    const outbox = await open("admin", "mails", "กล่องจดหมายออก", PHONE);
    await outbox.page.getByRole("button", { name: /^อ่าน: สร้าง API Key/ }).click();
    const mail = outbox.page.frameLocator("iframe[title='เนื้อความของจดหมาย']");
    await mail.getByText("รายงาน Power BI").waitFor();
    expect(await outbox.page.locator("iframe").getAttribute("sandbox")).toBe("");
    await outbox.page.getByRole("button", { name: "ข้อความล้วน" }).click();
    await outbox.page.getByText(/ชื่อ API Key: รายงาน Power BI/).waitFor();
    await expectNoAxeViolations(outbox.page);
    expect(outbox.faults).toEqual([]);
  }, 180_000);

  test("the trail tells what was done in words, marks what was refused, and goes into a file", async () => {
    const { page, faults } = await open("central", "auditEntries", "ประวัติการใช้งาน");
    const entryOf = (action: string) => page.getByRole("listitem").filter({ hasText: action });
    const revoked = entryOf("ยกเลิก API Key").first();
    await revoked
      .getByText(/เหตุผล: เลิกใช้รายงาน/)
      .first()
      .waitFor();
    await revoked.getByText(/IP (127\.0\.0\.1|::1)/).waitFor();
    const made = entryOf("สร้าง API Key").first();
    await made.getByText(/วันหมดอายุ:\s+\d+\s+\S+\s+25\d\d/).waitFor();
    await entryOf("ดาวน์โหลดรหัส Token").first().getByText("ชนิดไฟล์: CSV").waitFor();
    // Two were begun; the newer one, for other roles, was cancelled.
    await entryOf("ออก Token หลายหน่วยงาน").filter({ hasText: "บทบาทผู้ใช้: เจ้าหน้าที่จุดบริการ" }).first().waitFor();
    await entryOf("ยกเลิกการออก Token").first().waitFor();
    // Nothing of it reads like a machine's.
    const told = await page.getByRole("list", { name: "ประวัติการใช้งาน" }).textContent();
    expect(told).not.toMatch(/CENTRAL_OFFICER|SERVICE_POINT_OFFICER|[0-9a-f]{8}-[0-9a-f]{4}-|\d{4}-\d\d-\d\dT/);
    expect(told).not.toMatch(tokenPattern);

    await page.getByLabel("ประเภทรายการ").selectOption({ label: "API Key" });
    await page.getByText("ดาวน์โหลดรหัส Token").first().waitFor({ state: "detached" });
    await page.getByRole("button", { name: "ตัวกรองเพิ่มเติม" }).click();
    await page.getByLabel("ตั้งแต่วันที่").fill("1 ม.ค. 2569");
    await page.getByText("วันพฤหัสบดีที่ 1 มกราคม 2569").waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole("button", { name: "แสดงผล" }).click();
    await page.getByRole("button", { name: "ส่งออก" }).click();
    await page.getByRole("dialog").getByText("การดาวน์โหลดนี้ถูกบันทึกในประวัติการใช้งาน").waitFor();
    const file = await fileOf(page, () => page.getByRole("dialog").getByRole("button", { name: "ดาวน์โหลด" }).click());
    const lines = file.bytes.toString("utf8");
    expect(lines).toContain("revokeApiKey");
    expect(lines).not.toContain("downloadActivationTokens");
    await expectNoAxeViolations(page);
    expect(faults).toEqual([]);

    // A wrong token is an attempt that was refused.
    const newcomer = await stage.openPageAs("newcomer", PHONE);
    await newcomer.page.getByLabel("รหัส Token").fill("ABCD EFGH JKMN PQRS TVWXY");
    await newcomer.page.getByRole("button", { name: "ยืนยันตัวตน" }).click();
    await newcomer.page.getByText(/รหัส Token ไม่ถูกต้อง/).waitFor();
    const admin = await open("admin", "auditEntries", "ประวัติการใช้งาน", PHONE);
    const refused = admin.page.getByRole("listitem").filter({ hasText: "ถูกปฏิเสธ: ไม่มี Token นี้" }).first();
    await refused.getByText("ผู้มาใหม่ ตัวอย่าง").waitFor();
    expect(admin.faults).toEqual([]);
  }, 180_000);

  test("who does neither give tokens nor keys nor reads the trail has no such pages", async () => {
    const { page } = await stage.openPageAs("officer");
    for (const path of ["activationTokenPlaces", "apiKeys", "auditEntries", "mails"]) {
      await page.goto(`/admin/${path}`);
      await arrive(page, "ไม่มีสิทธิ์");
    }
    expect(await page.getByRole("link", { name: "จัดการ Token" }).count()).toBe(0);
  }, 60_000);
});
