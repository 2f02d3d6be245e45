import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { askApi } from "./support/ask-api";
import { expectNoAxeViolations } from "./support/axe";
import { DESKTOP, PHONE } from "./support/browser";
import { arrive } from "./support/page";
import { setStage } from "./support/stage";

describe("many records at a time", () => {
  const stage = setStage();

  async function openList(login: string, path: string, heading: string, viewport = DESKTOP) {
    const opened = await stage.openPageAs(login, viewport);
    await opened.page.goto(`/admin/${path}`);
    await arrive(opened.page, heading);
    return opened;
  }

  /** Somebody writes a note at the service point of the first row: what is on the screen is its earlier version. */
  const editFirst = async (page: Page) => {
    const { servicePoints } = await askApi<{ servicePoints: { nodes: { id: string; version: number }[] } }>(
      page,
      "{ servicePoints(first: 1, sort: { field: NAME_TH }) { nodes { id version } } }",
    );
    await askApi(
      page,
      `mutation ($id: ID!, $version: Int!, $key: String!) {
        updateServicePoint(id: $id, version: $version, input: { note: "แก้ระหว่างนั้น" }, idempotencyKey: $key) { id } }`,
      { ...servicePoints.nodes[0], key: crypto.randomUUID() },
    );
  };

  const bar = (page: Page) => page.getByRole("region", { name: "รายการที่เลือก" });

  test("a selection is hidden, with what it does said before; reported row by row, and taken back", async () => {
    const { page, faults } = await openList("central", "servicePoints", "จุดบริการ");
    const boxes = page.getByRole("checkbox", { name: /^เลือก (?!ทั้ง)/ });
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await boxes.nth(2).check();
    await editFirst(page);
    await bar(page).getByRole("button", { name: "ไม่แสดง", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("แสดง → ไม่แสดง").waitFor();
    await dialog.getByText("แสดง: มีผู้แก้ไขหลังจากที่เลือก คงเดิม").waitFor();
    await dialog.getByRole("button", { name: "ไม่แสดง", exact: true }).click();
    await dialog.getByText("ต้องกรอกช่องนี้").waitFor();
    await expectNoAxeViolations(page);
    await dialog.getByLabel("เหตุผล").fill("ปิดปรับปรุง");
    await dialog.getByRole("button", { name: "ไม่แสดง", exact: true }).click();

    // The change has an address of its own: a reload finds it again.
    await page.waitForURL(/\/admin\/bulkChanges\/servicePoints\/[0-9a-f-]{36}$/);
    await page.getByText("ทำแล้ว 3 จาก 3 รายการ", { exact: true }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "เปลี่ยนแล้ว (2)" }).waitFor();
    await page.getByText("เหตุผล: ปิดปรับปรุง").waitFor();
    await page.getByRole("heading", { name: "ทำไม่ได้ (1)" }).waitFor();
    await page.getByText("มีผู้แก้ไขรายการนี้หลังจากที่เลือก").waitFor();
    await arrive(page, "ไม่แสดง (จุดบริการ)");
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "CSV", exact: true }).click();
    const report = readFileSync(await (await coming).path(), "utf8")
      .trim()
      .split("\r\n");
    expect(report).toHaveLength(4);
    expect(report[1]).toContain("มีผู้แก้ไขรายการนี้หลังจากที่เลือก");
    expect(report[2]).toContain("เปลี่ยนแล้ว");

    await page.getByRole("button", { name: "ย้อนกลับ", exact: true }).click();
    await dialog.getByText(/2 รายการจะกลับเป็นอย่างเดิม/).waitFor();
    await dialog.getByRole("button", { name: "ย้อนกลับ", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "ย้อนกลับ: ไม่แสดง (จุดบริการ)" }).waitFor();
    await page.getByRole("heading", { name: "เปลี่ยนแล้ว (2)" }).waitFor();
    await arrive(page, "ย้อนกลับ: ไม่แสดง (จุดบริการ)");
    await page.getByRole("link", { name: "การเปลี่ยนแปลงหลายรายการ" }).first().click();
    await page.getByRole("link", { name: "ย้อนกลับ: ไม่แสดง (จุดบริการ)" }).waitFor();
    await arrive(page, "การเปลี่ยนแปลงหลายรายการ");
    expect(faults).toEqual([]);
  }, 120_000);

  test("on a phone organisations get another type, and another parent", async () => {
    const { page, faults } = await openList("central", "organisations", "จัดการหน่วยงาน", PHONE);
    await page
      .getByRole("checkbox", { name: /^เลือก / })
      .last()
      .check();
    await bar(page).getByRole("button", { name: "เปลี่ยนประเภท" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "เปลี่ยนประเภท" }).click();
    await dialog.getByText("ต้องกรอกช่องนี้").waitFor();
    await dialog.getByLabel("ประเภท").selectOption({ index: 1 });
    await dialog.getByRole("list", { name: "สิ่งที่จะเปลี่ยน" }).getByText("1", { exact: true }).waitFor();
    await expectNoAxeViolations(page);
    await dialog.getByRole("button", { name: "เปลี่ยนประเภท" }).click();
    await page.getByText("ทำแล้ว 1 จาก 1 รายการ", { exact: true }).waitFor();
    await page.getByText("สำเร็จ", { exact: true }).first().waitFor();
    await arrive(page, "เปลี่ยนประเภท (หน่วยงาน)");

    // And two of them another parent.
    await page.goto("/admin/organisations");
    await page.getByRole("checkbox", { name: "เลือก วิทยาลัยเทคนิคขอนแก่น" }).check();
    await page.getByRole("checkbox", { name: "เลือก วิทยาลัยเทคนิคจันทบุรี" }).check();
    await bar(page).getByRole("button", { name: "ย้ายสังกัด" }).click();
    await dialog.getByLabel("ย้ายไปอยู่ใต้").fill("วิทยาลัยเทคนิคเชียงราย");
    await dialog
      .getByRole("option", { name: /วิทยาลัยเทคนิคเชียงราย/ })
      .first()
      .click();
    await dialog.getByRole("list", { name: "สิ่งที่จะเปลี่ยน" }).getByText("จะย้าย", { exact: true }).waitFor();
    await dialog.getByText("สิทธิ์ของผู้ใช้งาน", { exact: true }).waitFor();
    await expectNoAxeViolations(page);
    await dialog.getByRole("button", { name: "ย้ายสังกัด" }).click();
    await page.getByText("ทำแล้ว 2 จาก 2 รายการ", { exact: true }).waitFor();
    await page.getByRole("heading", { name: "เปลี่ยนแล้ว (2)" }).waitFor();
    await page.getByText("ย้ายไปอยู่ใต้ วิทยาลัยเทคนิคเชียงราย", { exact: true }).waitFor();
    await arrive(page, "ย้ายสังกัด (หน่วยงาน)");
    expect(faults).toEqual([]);
  }, 90_000);
});
