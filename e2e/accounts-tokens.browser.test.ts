import { expectNoAxeViolations } from "./support/axe";
import { DESKTOP, PHONE } from "./support/browser";
import { downloadedFile } from "./support/downloaded-file";
import { holdTable } from "./support/hold-table";
import { tabTo } from "./support/keyboard";
import { machineWords } from "./support/machine-words";
import { arrive } from "./support/page";
import { setStage } from "./support/stage";

const technical = "วิทยาลัยเทคนิคเชียงใหม่";
const phrae = "วิทยาลัยเทคนิคแพร่";
const nan = "วิทยาลัยเทคนิคน่าน";
const tokenPattern = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z*~$=]{5}/;

/** Tokens are handed over, and everything that was done with them can be read afterwards. */
describe("tokens", () => {
  const stage = setStage();

  async function open(login: string, path: string, heading: string, viewport = DESKTOP) {
    const opened = await stage.openPageAs(login, viewport);
    await opened.page.goto(`/admin/${path}`);
    await arrive(opened.page, heading);
    return opened;
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
    const letters = await downloadedFile(page, () => dialog.getByRole("button", { name: "ดาวน์โหลด" }).click());
    expect(letters.bytes.subarray(0, 4).toString("latin1")).toBe("%PDF");
    expect(letters.name).toMatch(/^activation-tokens-.*\.pdf$/);
    await dialog.getByText(/ดาวน์โหลด activation-tokens-.*\.pdf แล้ว/).waitFor();
    await expectNoAxeViolations(page);
    await dialog.getByRole("button", { name: "ปิด" }).click();
    await page.getByRole("button", { name: "CSV" }).click();
    const table = await downloadedFile(page, () => dialog.getByRole("button", { name: "ดาวน์โหลด" }).click());
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

  test("the trail tells what was done with tokens in words, and never a token", async () => {
    const { page, faults } = await open("central", "auditEntries", "ประวัติการใช้งาน");
    const entryOf = (action: string) => page.getByRole("listitem").filter({ hasText: action });
    await entryOf("ดาวน์โหลดรหัส Token").first().getByText("ชนิดไฟล์: CSV").waitFor();
    // Two were begun; the newer one, for other roles, was cancelled.
    await entryOf("ออก Token หลายหน่วยงาน").filter({ hasText: "บทบาทผู้ใช้: เจ้าหน้าที่จุดบริการ" }).first().waitFor();
    await entryOf("ยกเลิกการออก Token").first().waitFor();
    const told = await page.getByRole("list", { name: "ประวัติการใช้งาน" }).textContent();
    expect(told).not.toMatch(machineWords);
    expect(told).not.toMatch(tokenPattern);
    expect(faults).toEqual([]);
  }, 60_000);
});
