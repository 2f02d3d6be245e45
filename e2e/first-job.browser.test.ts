import { expectNoAxeViolations } from "./support/axe";
import { tabTo } from "./support/keyboard";
import { arrive } from "./support/page";
import { coordinates, dragPin, movedCoordinates } from "./support/pin";
import { setStage } from "./support/stage";

const officersCollege = "วิทยาลัยเทคนิคเชียงใหม่";

/**
 * The job that everything here is for: an officer signs in with Digital ID, finds her office, corrects its data, puts its
 * pin where it is, saves; it is there after a restart, her central officer sees it, a stranger cannot touch it.
 */
describe("an officer's first job", () => {
  const stage = setStage();
  const { openPage } = stage;

  test("by mouse, in Thai, and it holds after a restart", async () => {
    const { page, faults } = await openPage();
    await page.goto("/admin/");
    await arrive(page, /./);
    await page
      .getByRole("link", { name: "เข้าสู่ระบบด้วย Digital ID" })
      .or(page.getByRole("button", { name: "เข้าสู่ระบบด้วย Digital ID" }))
      .click();
    await page.getByLabel("ชื่อผู้ใช้").fill("officer");
    await page.getByLabel("รหัสผ่าน").fill("pakmut-demo");
    await page.getByRole("button", { name: "เข้าสู่ระบบ" }).click();
    await page.getByRole("button", { name: "ยินยอม", exact: true }).click();
    await arrive(page, /สวัสดี/);

    await page.getByRole("navigation", { name: "เมนูหลัก" }).getByRole("link", { name: "จุดบริการ", exact: true }).click();
    await arrive(page, "จุดบริการ");
    await page.getByRole("link", { name: officersCollege, exact: true }).first().click();
    await arrive(page, officersCollege);
    await page.getByRole("link", { name: "แก้ไข", exact: true }).first().click();
    await arrive(page, `แก้ไข ${officersCollege}`);

    await page.getByLabel("ที่อยู่ (ภาษาไทย)").fill("9 ถนนเวียงแก้ว");
    await page.getByLabel("รหัสไปรษณีย์").fill("5020");
    await page.getByRole("button", { name: "บันทึก", exact: true }).click();
    const summary = page.getByRole("alert").filter({ hasText: "ยังบันทึกไม่ได้" });
    await summary.waitFor();
    await expectNoAxeViolations(page);
    await summary.getByRole("link", { name: /รหัสไปรษณีย์/ }).click();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("50200");

    const dragged = await dragPin(page);
    await page
      .getByText(/หมุดอยู่ใน.*ตรงกับที่อยู่/)
      .first()
      .waitFor();
    await page.getByRole("button", { name: "บันทึก", exact: true }).click();
    await page.getByText("ปักหมุดแล้ว").first().waitFor();
    await expectNoAxeViolations(page);
    const address = page.url();

    await stage.pakmut.restart();
    await page.goto(address);
    await page.getByText("ปักหมุดแล้ว").first().waitFor();
    await page.getByText(dragged.join(", ")).first().waitFor();
    await page.getByText("9 ถนนเวียงแก้ว").first().waitFor();
    await page.getByRole("link", { name: "ประวัติ", exact: true }).click();
    await page.getByText("เจ้าหน้าที่จุดบริการ ตัวอย่าง").first().waitFor();
    await expectNoAxeViolations(page);
    expect(faults).toEqual([]);
  }, 240_000);

  test("her central officer sees it in his list and on his map; another college's officer and a stranger do not", async () => {
    const { page, faults } = await stage.openPageAs("central");
    await arrive(page, /สวัสดี/);
    await page.goto("/admin/servicePoints");
    await page.getByLabel(/ชื่อจุดบริการ หรือรหัส/).fill(officersCollege);
    await page.getByText("พบ 1 จุดบริการ").waitFor();
    await page
      .getByRole("row", { name: new RegExp(officersCollege) })
      .getByText("ปักหมุดแล้ว")
      .waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole("link", { name: officersCollege, exact: true }).click();
    await arrive(page, officersCollege);
    const address = page.url();
    await page.goto("/admin/servicePoints/map");
    await arrive(page, /แผนที่/);
    await page.getByText(officersCollege).first().waitFor();
    expect(faults).toEqual([]);

    const neighbour = await stage.openPageAs("officer2");
    await neighbour.page.goto(address);
    await neighbour.page.getByRole("heading", { level: 1, name: /ไม่พบ/ }).waitFor();
    await expectNoAxeViolations(neighbour.page);

    const stranger = await openPage();
    await stranger.page.goto(address);
    await stranger.page.getByText("เข้าสู่ระบบด้วย Digital ID").waitFor();
    expect(await stranger.page.getByText(officersCollege).count()).toBe(0);
  }, 120_000);

  test("by keyboard alone, in Thai", async () => {
    const { page, faults } = await openPage();
    await page.goto("/admin/");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await tabTo(page, "เข้าสู่ระบบด้วย Digital ID");
    await page.keyboard.press("Enter");
    await page.getByLabel("ชื่อผู้ใช้").waitFor();
    await tabTo(page, "ชื่อผู้ใช้");
    await page.keyboard.type("officer2");
    await tabTo(page, "รหัสผ่าน");
    await page.keyboard.type("pakmut-demo");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "ยินยอม", exact: true }).waitFor();
    await tabTo(page, /^\s*ยินยอม/);
    await page.keyboard.press("Enter");
    await arrive(page, /สวัสดี/);

    await tabTo(page, /^\s*(จุดบริการ\s*)+$/);
    await page.keyboard.press("Enter");
    await arrive(page, "จุดบริการ");
    await tabTo(page, /วิทยาลัย.* วิทยาลัย|^\s*วิทยาลัย/);
    await page.keyboard.press("Enter");
    await arrive(page, /วิทยาลัย/);
    await tabTo(page, /^\s*แก้ไข/);
    await page.keyboard.press("Enter");
    await arrive(page, /^แก้ไข/);

    await tabTo(page, "ที่อยู่ (ภาษาอังกฤษ)");
    await page.keyboard.type("1 Suthep Road");
    await tabTo(page, "แผนที่สำหรับปักหมุด");
    const before = await coordinates(page);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+ArrowUp");
    const moved = await movedCoordinates(page, before);
    expect(Number(moved[0])).toBeGreaterThan(Number(before[0]));
    expect(Number(moved[1])).toBeGreaterThan(Number(before[1]));
    await page.getByText(/หมุดอยู่/).first().waitFor();
    await page.keyboard.press("Control+s");
    await page.getByText("ปักหมุดแล้ว").first().waitFor();
    await page.getByText(moved.join(", ")).first().waitFor();
    await expectNoAxeViolations(page);
    expect(faults).toEqual([]);
  }, 120_000);
});
