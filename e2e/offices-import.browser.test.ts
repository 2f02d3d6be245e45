import { parse } from "csv-parse/sync";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { PHONE } from "./support/browser";
import { arrive } from "./support/page";
import { setStage } from "./support/stage";

describe("a file is imported", () => {
  const stage = setStage();

  const file = ["ชื่อหน่วยงาน,โทรศัพท์,สีโปรด", "ศูนย์บริการนำเข้าหนึ่ง,02 612 6060,แดง", "ศูนย์บริการนำเข้าสอง,ไม่ใช่เบอร์,ฟ้า"].join(
    "\r\n",
  );

  const send = (page: Page): Promise<void> =>
    page
      .getByTestId("import-file")
      .setInputFiles({ name: "ศูนย์ใหม่.csv", mimeType: "text/csv", buffer: Buffer.from(`\uFEFF${file}`) });

  test("compared first, confirmed, written; the same again changes nothing", async () => {
    const { page, faults } = await stage.openPageAs("central");
    const session = (await (await page.request.get("/auth/me")).json()) as { grants: { organisationId: string }[] };
    const start = `/admin/imports?of=organisations&below=${session.grants[0]?.organisationId}`;
    await page.goto(start);
    await page.getByText("13 หลัก อยู่ในระบบหรือในไฟล์เดียวกัน").waitFor();
    await arrive(page, "นำเข้าข้อมูล");
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "CSV", exact: true }).click();
    const template = parse(readFileSync(await (await coming).path()), { bom: true }) as string[][];
    expect(template).toEqual([expect.arrayContaining(["รหัสหน่วยงาน", "ชื่อหน่วยงาน", "โทรศัพท์"])]);

    await send(page);
    await page.getByText("รอยืนยัน", { exact: true }).waitFor();
    await page.getByText("ไม่ใช่หมายเลขโทรศัพท์ของไทย").waitFor();
    await page.getByText("ศูนย์บริการนำเข้าหนึ่ง").waitFor();
    await page.getByText("ไม่รู้จักคอลัมน์ สีโปรด").waitFor();
    await arrive(page, "นำเข้าหน่วยงาน");
    await page.reload();
    await page.getByText("รอยืนยัน", { exact: true }).waitFor();
    await page.getByRole("button", { name: "นำเข้า", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("แถวที่ผิดพลาด 1 แถวจะถูกข้าม").waitFor();
    await dialog.getByRole("button", { name: "นำเข้า", exact: true }).click();
    await page.getByText("สำเร็จ", { exact: true }).waitFor();
    await page.getByText(/^บันทึกแล้วโดย/).waitFor();
    await arrive(page, "นำเข้าหน่วยงาน");

    await page.goto(start);
    await page.getByRole("link", { name: "ศูนย์ใหม่.csv" }).waitFor();
    await send(page);
    await page.getByText("ทุกแถวเหมือนข้อมูลในระบบอยู่แล้ว ไม่มีอะไรต้องบันทึก").waitFor();
    expect(await page.getByRole("button", { name: "นำเข้า", exact: true }).count()).toBe(0);
    await page.goto(`/admin/organisations?filter=${encodeURIComponent(JSON.stringify({ text: "ศูนย์บริการนำเข้า" }))}`);
    await page.getByText("พบ 1 หน่วยงาน").first().waitFor();
    expect(faults).toEqual([]);
  }, 120_000);

  test("on a phone; what is no table is refused, and an import can be stopped", async () => {
    const { page } = await stage.openPageAs("officer", PHONE);
    await page.goto("/admin/imports?of=servicePoints");
    await page.getByText("13 หลัก หน่วยงานที่ให้บริการ").waitFor();
    await arrive(page, "นำเข้าข้อมูล");
    const input = page.getByTestId("import-file");
    await input.setInputFiles({
      name: "a.csv",
      mimeType: "text/csv",
      buffer: Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0]),
    });
    await page.getByRole("alert").filter({ hasText: "รับเฉพาะไฟล์ CSV และ Excel" }).first().waitFor();
    const rows = Buffer.from("รหัสหน่วยงาน,ชื่อจุดบริการ\r\n0000000000000,จุดของคนอื่น\r\n");
    await input.setInputFiles({ name: "จุด.csv", mimeType: "text/csv", buffer: rows });
    await page.getByText("ไม่พบหน่วยงานรหัสนี้").waitFor();
    await arrive(page, "นำเข้าจุดบริการ");
    await page.getByRole("button", { name: "ยกเลิกการนำเข้า" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "ยกเลิกการนำเข้า" }).click();
    await page.getByText("ยกเลิกแล้ว ไม่มีข้อมูลใดถูกบันทึก").waitFor();
  }, 90_000);
});
