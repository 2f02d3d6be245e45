import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectFile } from "../subgraphs/kit/project-file";
import { expectNoAxeViolations } from "./support/axe";
import { DESKTOP, PHONE } from "./support/browser";
import { tabTo } from "./support/keyboard";
import { arrive } from "./support/page";
import { setStage } from "./support/stage";

/** The tree is built and rebuilt by the central officer: from the tree itself, and from the lists. */
describe("building the tree", () => {
  const stage = setStage();

  const signedIn = (viewport = DESKTOP) => stage.openPageAs("central", viewport);

  test("what is there already is shown before a new one is made, by keyboard alone", async () => {
    const { page, faults } = await signedIn();
    await page.goto("/admin/organisations/tree");
    await page.getByRole("treeitem").first().click();
    await page.getByRole("link", { name: "เพิ่มหน่วยงานใต้นี้" }).focus();
    await page.keyboard.press("Enter");
    await arrive(page, "เพิ่มหน่วยงาน");
    await page.keyboard.press("Tab");
    await tabTo(page, "ชื่อสำหรับแสดงผล (ภาษาไทย)");
    await page.keyboard.press("Enter");
    await page.getByText("ต้องกรอกช่องนี้").waitFor();
    await expectNoAxeViolations(page);
    await page.keyboard.type("วิทยาลัยเทคนิค  เชียงใหม่");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "มีรายการที่คล้ายกันอยู่แล้ว 1 รายการ" }).waitFor();
    await page.getByText("ชื่อเดียวกัน").waitFor();
    await expectNoAxeViolations(page);
    await tabTo(page, "เปิดรายการนี้");
    await tabTo(page, "ไม่ใช่รายการเหล่านี้ เพิ่มรายการใหม่");
    await tabTo(page, "กลับไปแก้ไข");
    await page.keyboard.press("Enter");
    await page.getByLabel("ชื่อสำหรับแสดงผล (ภาษาไทย)").fill("วิทยาลัยสารพัดช่างทดสอบ");
    await page.keyboard.press("Enter");
    await page.getByText("เพิ่ม วิทยาลัยสารพัดช่างทดสอบ แล้ว กรอกข้อมูลที่เหลือต่อได้").waitFor();
    await arrive(page, /วิทยาลัยสารพัดช่างทดสอบ/);
    expect(faults).toEqual([]);
  }, 120_000);

  test("a college is moved after seeing what that changes, and is found at its new place", async () => {
    const { page, faults } = await signedIn();
    await page.goto("/admin/organisations/tree?q=วิทยาลัยเทคนิคเชียงใหม่");
    await page.getByRole("treeitem", { name: /วิทยาลัยเทคนิคเชียงใหม่/ }).click();
    await page.getByRole("link", { name: "ดู", exact: true }).click();
    await page.getByRole("button", { name: "คำสั่งสำหรับ วิทยาลัยเทคนิคเชียงใหม่" }).click();
    await page.getByRole("menuitem", { name: "รวมหน่วยงานซ้ำ" }).waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole("menuitem", { name: "ย้าย", exact: true }).click();
    await arrive(page, "ย้ายวิทยาลัยเทคนิคเชียงใหม่");
    await page.getByLabel("ย้ายไปอยู่ใต้").fill("วิทยาลัยเทคนิคเชียงใหม่");
    await page
      .getByRole("option", { name: /วิทยาลัยเทคนิคเชียงใหม่/ })
      .first()
      .click();
    await page.getByText("ย้ายไปอยู่ใต้ตัวเองหรือหน่วยงานในสังกัดของตัวเองไม่ได้").waitFor();
    await page.getByLabel("ย้ายไปอยู่ใต้").fill("วิทยาลัยสารพัดช่างเชียงใหม่");
    await page
      .getByRole("option", { name: /วิทยาลัยสารพัดช่างเชียงใหม่/ })
      .first()
      .click();
    await page.getByRole("heading", { name: "ผลของการย้าย" }).waitFor();
    await expectNoAxeViolations(page);
    await page.getByLabel(/เหตุผล/).fill("ควบรวมการบริหาร");
    await page.keyboard.press("Enter");
    await page.getByText("ย้าย วิทยาลัยเทคนิคเชียงใหม่ แล้ว").waitFor();
    await arrive(page, "วิทยาลัยเทคนิคเชียงใหม่");
    await page.getByRole("link", { name: "วิทยาลัยสารพัดช่างเชียงใหม่" }).first().waitFor();
    expect(faults).toEqual([]);
  }, 120_000);

  /** An institute of the vocational education office with more below it than is moved within a request. */
  const importInstitute = (): void => {
    const below = Array.from(
      { length: 520 },
      (_, n) => `99${String(n + 2).padStart(11, "0")},9900000000001,AGENCY,หน่วยที่ ${n + 1}`,
    );
    const header = "รหัสหน่วยงาน,รหัสหน่วยงานต้นสังกัด,ระดับ,ชื่อหน่วยงาน";
    const file = join(stage.pakmut.dataDir, "institute.csv");
    writeFileSync(file, [header, "9900000000001,1806500000000,AGENCY,สถาบันขนาดใหญ่", ...below].join("\n"));
    execFileSync(process.execPath, [projectFile("local", "pakmut.cjs"), "import", "organisations", file, "--apply"], {
      env: { ...process.env, NODE_ENV: "", PAKMUT_DATA_DIR: stage.pakmut.dataDir },
    });
  };

  test("a large institute is moved in the background, and a page that outlives a reload tells of it", async () => {
    importInstitute();
    const { page, faults } = await signedIn();
    await page.goto("/admin/organisations/tree?q=สถาบันขนาดใหญ่");
    await page.getByRole("treeitem", { name: /สถาบันขนาดใหญ่/ }).click();
    await page.getByRole("link", { name: "ย้าย", exact: true }).click();
    await arrive(page, "ย้ายสถาบันขนาดใหญ่");
    await page.getByLabel("ย้ายไปอยู่ใต้").fill("วิทยาลัยอาชีวศึกษาเชียงใหม่");
    await page
      .getByRole("option", { name: /วิทยาลัยอาชีวศึกษาเชียงใหม่/ })
      .first()
      .click();
    await page.getByText("มีหน่วยงานมาก ระบบจะย้ายให้เบื้องหลัง").waitFor();
    await page.getByRole("button", { name: "ย้าย", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "การย้ายสถาบันขนาดใหญ่" }).waitFor();
    await page.reload();
    await page.getByText("เตรียมแล้ว 521 จาก 521 หน่วยงาน", { exact: true }).waitFor();
    await arrive(page, "การย้ายสถาบันขนาดใหญ่");
    await page.getByRole("link", { name: "เปิดหน่วยงานนี้" }).click();
    // The page that it comes from has this name in its heading, too.
    await arrive(page, /^สถาบันขนาดใหญ่$/);
    await page.getByRole("link", { name: "วิทยาลัยอาชีวศึกษาเชียงใหม่" }).first().waitFor();
    expect(faults).toEqual([]);
  }, 120_000);

  test("a college is hidden with all below it, seen to be hidden by it, and shown again as it was", async () => {
    const { page, faults } = await signedIn();
    await page.goto("/admin/organisations/tree?q=วิทยาลัยอาชีวศึกษาเชียงใหม่");
    await page.getByRole("treeitem", { name: /^วิทยาลัยอาชีวศึกษาเชียงใหม่/ }).click();
    await page.getByRole("button", { name: "ไม่แสดงทั้งสาย" }).click();
    await page.getByText("ประชาชนจะไม่เห็นหน่วยงาน 522 แห่ง").waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole("textbox", { name: "เหตุผล" }).fill("ปิดปรับปรุงทั้งวิทยาลัย");
    await page.getByRole("dialog").getByRole("button", { name: "เปลี่ยนเป็นไม่แสดง" }).click();
    await page.getByText("เปลี่ยน วิทยาลัยอาชีวศึกษาเชียงใหม่ เป็นไม่แสดงแล้ว").waitFor();
    await page.getByRole("treeitem", { name: /^วิทยาลัยอาชีวศึกษาเชียงใหม่.*ไม่แสดง/ }).waitFor();
    await page.goto(`/admin/organisations?filter=${encodeURIComponent(JSON.stringify({ isHiddenAbove: true }))}`);
    await page.getByText("พบ 521 หน่วยงาน").waitFor();
    await page.getByText("ไม่แสดงตามต้นสังกัด").first().waitFor();
    await page.goto("/admin/organisations/tree?q=สถาบันขนาดใหญ่");
    await page.getByRole("treeitem", { name: /สถาบันขนาดใหญ่.*ไม่แสดงตามต้นสังกัด/ }).click();
    await page.getByRole("link", { name: "ดู", exact: true }).click();
    await page.getByText("ประชาชนไม่เห็น ตราบใดที่วิทยาลัยอาชีวศึกษาเชียงใหม่ไม่แสดง").waitFor();
    await arrive(page, "สถาบันขนาดใหญ่");
    await page.goto("/admin/organisations/tree?q=วิทยาลัยอาชีวศึกษาเชียงใหม่");
    await page.getByRole("treeitem", { name: /^วิทยาลัยอาชีวศึกษาเชียงใหม่/ }).click();
    await page.getByRole("button", { name: "ให้กลับมาแสดง" }).click();
    await page.getByText("ประชาชนจะเห็นหน่วยงาน 522 แห่ง").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "ให้กลับมาแสดง" }).click();
    await page.getByText("วิทยาลัยอาชีวศึกษาเชียงใหม่ กลับมาแสดงแล้ว").waitFor();
    expect(faults).toEqual([]);
  }, 120_000);

  test("a duplicate is merged into the one that stays, and leads to it", async () => {
    const { page, faults } = await signedIn();
    const [goes, stays] = ["วิทยาลัยสารพัดช่างทดสอบ", "วิทยาลัยอาชีวศึกษาภูเก็ต"];
    await page.goto(`/admin/organisations/tree?q=${goes}`);
    await page.getByRole("treeitem", { name: new RegExp(`^${goes}`) }).click();
    await page.getByRole("link", { name: "รวมหน่วยงานซ้ำ" }).click();
    await arrive(page, `รวม${goes}เข้ากับหน่วยงานอื่น`);
    await page.getByLabel("รายการที่จะคงไว้").fill(stays);
    await page
      .getByRole("option", { name: new RegExp(`^${stays}`) })
      .first()
      .click();
    await page.getByRole("heading", { name: "สิ่งที่จะย้ายไปยังรายการที่คงไว้" }).waitFor();
    await page.getByRole("radio", { name: stays }).waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole("button", { name: "รวมหน่วยงาน", exact: true }).click();
    await page.getByText(`รวมเข้ากับ ${stays} แล้ว`).waitFor();
    await arrive(page, stays);
    await page.goto(`/admin/organisations/tree?q=${goes}`);
    await page.getByRole("treeitem", { name: new RegExp(`^${goes}.*ไม่แสดง`) }).click();
    await page.getByRole("link", { name: "ดู", exact: true }).click();
    await page.getByRole("link", { name: `รวมเข้ากับ${stays}แล้ว` }).click();
    await arrive(page, stays);
    expect(faults).toEqual([]);
  }, 120_000);

  test("one that is hidden is shown again instead, on a phone", async () => {
    const { page, faults } = await signedIn(PHONE);
    await page.goto("/admin/servicePoints");
    await page.getByRole("link", { name: "เพิ่มจุดบริการ" }).click();
    await arrive(page, "เพิ่มจุดบริการ");
    const add = async (name: string): Promise<void> => {
      await page.getByLabel("ชื่อสำหรับแสดงผล (ภาษาไทย)").fill(name);
      await page.getByRole("button", { name: "ถัดไป" }).click();
    };
    await add("จุดบริการชั่วคราว");
    await page.getByText(/เพิ่ม จุดบริการชั่วคราว แล้ว/).waitFor();
    await page.waitForURL(/servicePoints\/[0-9a-f-]{36}$/);
    await page.goto(`${page.url()}/show`);
    await arrive(page, "จุดบริการชั่วคราว");
    await page.getByRole("button", { name: "เปลี่ยนเป็นไม่แสดง" }).click();
    await page.getByRole("textbox").fill("ปิดปรับปรุง");
    await page.getByRole("dialog").getByRole("button", { name: "เปลี่ยนเป็นไม่แสดง" }).click();
    await page.getByRole("button", { name: "ให้กลับมาแสดง" }).waitFor();
    await page.goto("/admin/servicePoints/add");
    await add("จุดบริการ ชั่วคราว");
    await page.getByRole("heading", { name: /มีรายการที่คล้ายกัน/ }).waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole("button", { name: "ให้กลับมาแสดง" }).click();
    await page.getByText("ให้ จุดบริการชั่วคราว กลับมาแสดงแล้ว").waitFor();
    await arrive(page, "จุดบริการชั่วคราว");
    expect(faults).toEqual([]);
  }, 120_000);
});
