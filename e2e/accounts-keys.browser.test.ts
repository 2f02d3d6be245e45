import { giveAddress, tokenFor } from "./support/ask-api";
import { expectNoAxeViolations } from "./support/axe";
import { DESKTOP, PHONE } from "./support/browser";
import { downloadedFile } from "./support/downloaded-file";
import { machineWords } from "./support/machine-words";
import { arrive } from "./support/page";
import { setStage } from "./support/stage";

const technical = "วิทยาลัยเทคนิคเชียงใหม่";

/** Tools get keys, and everything that was done can be read afterwards. */
describe("keys and the trail", () => {
  const stage = setStage();

  async function open(login: string, path: string, heading: string, viewport = DESKTOP) {
    const opened = await stage.openPageAs(login, viewport);
    await opened.page.goto(`/admin/${path}`);
    await arrive(opened.page, heading);
    return opened;
  }

  test("an admin makes a key, which is shown once and answers; a revoked one does not; the office is told by mail", async () => {
    const { page, faults } = await open("central", "apiKeys/create", "สร้าง API Key");
    await giveAddress(page);
    await tokenFor(page, "BI_READER", technical);
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
    // What was done with this key, and with it alone.
    await page.getByRole("link", { name: "ประวัติ: รายงาน Power BI" }).click();
    await page.getByText("แสดง 2 รายการล่าสุด", { exact: true }).waitFor();
    await page
      .getByText(/เหตุผล: เลิกใช้รายงาน/)
      .first()
      .waitFor();
    await arrive(page, "ประวัติการใช้งาน");
    await page.getByRole("button", { name: /รายการเดียวที่เลือก/ }).click();
    await page.getByRole("button", { name: /รายการเดียวที่เลือก/ }).waitFor({ state: "detached" });
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
    await entryOf("แสดงรหัส Token").first().waitFor();
    // Nothing of it reads like a machine's.
    const told = await page.getByRole("list", { name: "ประวัติการใช้งาน" }).textContent();
    expect(told).not.toMatch(machineWords);

    await page.getByLabel("ประเภทรายการ").selectOption({ label: "API Key" });
    await page.getByText("แสดงรหัส Token").first().waitFor({ state: "detached" });
    await page.getByRole("button", { name: "ตัวกรองเพิ่มเติม" }).click();
    await page.getByLabel("ตั้งแต่วันที่").fill("1 ม.ค. 2569");
    await page.getByText("วันพฤหัสบดีที่ 1 มกราคม 2569").waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole("button", { name: "แสดงผล" }).click();
    await page.getByRole("button", { name: "ส่งออก" }).click();
    await page.getByRole("dialog").getByText("การดาวน์โหลดนี้ถูกบันทึกในประวัติการใช้งาน").waitFor();
    const file = await downloadedFile(page, () =>
      page.getByRole("dialog").getByRole("button", { name: "ดาวน์โหลด" }).click(),
    );
    const lines = file.bytes.toString("utf8");
    expect(lines).toContain("revokeApiKey");
    expect(lines).not.toContain("revealActivationToken");
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
