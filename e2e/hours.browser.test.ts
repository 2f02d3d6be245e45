import type { Page } from "playwright-core";
import { comeToRest } from "./support/axe";
import { PHONE } from "./support/browser";
import { arrive } from "./support/page";
import { setStage } from "./support/stage";

/** An officer fills in the hours of her service point. In Thai. */
describe("opening hours", () => {
  const stage = setStage();

  /** Opens the form of the officer's first service point. */
  async function openForm(page: Page): Promise<void> {
    const response = await page.request.post("/graphql", {
      headers: { "x-pakmut-csrf": "1" },
      data: { query: "{ servicePoints(first: 1) { nodes { id } } }" },
    });
    const { data } = (await response.json()) as { data: { servicePoints: { nodes: { id: string }[] } } };
    await page.goto(`/admin/servicePoints/${data.servicePoints.nodes[0]?.id}`);
    await arrive(page, /^แก้ไข/);
  }

  const choose = async (page: Page, label: string, option: string): Promise<void> => {
    await page.getByRole("combobox", { name: label }).click();
    await page.getByRole("option", { name: option, exact: true }).click();
  };

  test("an officer gives office hours with a lunch break, a long Saturday, a closing and what there is, and sees them", async () => {
    const { page, faults } = await stage.openPageAs("officer");
    await openForm(page);
    await page.getByRole("button", { name: "ใช้เวลาราชการ จันทร์–ศุกร์ 8.30–16.30 น." }).click();
    await page.getByRole("button", { name: "ใส่พักกลางวันของจันทร์" }).press("Enter");
    const closes = page.getByLabel("จันทร์ ช่วงที่ 2 ปิด");
    await closes.fill("๘.๓๐");
    await closes.press("Tab");
    expect(await closes.inputValue()).toBe("08.30");
    await page.getByRole("button", { name: "บันทึก", exact: true }).click();
    await page.getByRole("alert").getByText("เวลาปิดต้องอยู่หลังเวลาเปิด 13:00").waitFor();
    await closes.fill("16.30");
    await page.getByRole("button", { name: "ใช้เวลาวันจันทร์กับอังคาร–ศุกร์" }).click();
    expect(await page.getByLabel("ศุกร์ ช่วงที่ 1 ปิด").inputValue()).toBe("12.00");
    await choose(page, "วันเสาร์ เปิดหรือปิด", "ตลอด 24 ชั่วโมง");
    await page.getByRole("button", { name: "เพิ่มวันพิเศษ" }).click();
    await page.getByLabel("ตั้งแต่วันที่").fill("๓๑/๑๒/๒๕๖๙");
    await page.getByLabel("หมายเหตุให้ประชาชน").fill("ปิดปรับปรุงอาคาร");
    await page.getByLabel("ที่จอดรถ", { exact: true }).check();
    await page.getByLabel("ล่ามภาษามือ").check();
    await arrive(page, /^แก้ไข/);
    await page.getByRole("button", { name: "บันทึก", exact: true }).click();
    await page.getByText("8.30–12.00, 13.00–16.30 น.").waitFor();
    await page.getByText("จันทร์–ศุกร์").waitFor();
    await page.getByText("31 ธ.ค. 2569").waitFor();
    await page.getByText("ปิดทำการ · ปิดปรับปรุงอาคาร").waitFor();
    await page.getByText("ที่จอดรถ, ล่ามภาษามือ").waitFor();
    await page.getByText(/^(เปิดอยู่|ปิดอยู่) (ปิด|เปิด).+น\.$/).waitFor();
    await comeToRest(page);
    expect(faults).toEqual([]);
  }, 180_000);

  test("on a phone the hours are there to be changed, without scrolling sideways", async () => {
    const { page, faults } = await stage.openPageAs("officer", PHONE);
    await openForm(page);
    expect(await page.getByLabel("จันทร์ ช่วงที่ 1 เปิด").inputValue()).toBe("08.30");
    await page.getByLabel("จันทร์ ช่วงที่ 1 เปิด").fill("9.00");
    await page.getByRole("button", { name: "บันทึก", exact: true }).click();
    await page.getByText("9.00–12.00, 13.00–16.30 น.").waitFor();
    expect(faults).toEqual([]);
  }, 180_000);
});
