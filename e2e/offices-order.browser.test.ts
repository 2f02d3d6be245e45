import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { projectFile } from "../subgraphs/kit/project-file";
import { askApi } from "./support/ask-api";
import { expectNoAxeViolations } from "./support/axe";
import { faultsOf, newPerson, PHONE } from "./support/browser";
import { TestFinger } from "./support/finger";
import { signIn } from "./support/sign-in";
import { setStage } from "./support/stage";

/** Takes a row by its handle over another one, and holds it there: above its middle, or below. */
async function dragOver(page: Page, row: Locator, over: Locator, share: number): Promise<void> {
  // Where it stands on a phone is below the fold, and a mouse reaches only what is on the screen.
  await row.evaluate((element) => element.scrollIntoView({ block: "center" }));
  const handle = await row.locator("[data-drag-handle]").boundingBox();
  const goal = await over.boundingBox();
  if (!handle || !goal) throw new Error("The rows are not on the screen.");
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(goal.x + goal.width / 2, goal.y + goal.height * share, { steps: 4 });
  await page.locator("[data-drop-line]").waitFor();
}

/** What is last on the page can be pressed: the message that lies over its foot leaves room for it. Tries, and does not press. */
const reachLast = (page: Page): Promise<void> => page.locator("main a, main button").last().click({ trial: true });

/** Organisations are put in order among their siblings: by buttons, by keys, with a mouse and with a finger. */
describe("the order of siblings", () => {
  const stage = setStage();

  test("siblings are put in order, by buttons and by keyboard alone", async () => {
    const { page, faults } = await stage.openPageAs("central");
    const name = "วิทยาลัยอาชีวศึกษาสงขลา";
    const at = (position: number) =>
      page.locator(`[role=treeitem][aria-level="2"][aria-posinset="${position}"]`, { hasText: name });
    await page.goto(`/admin/organisations/tree?q=${name}`);
    await page.getByRole("treeitem", { name: new RegExp(`^${name}`) }).click();
    await page.getByLabel("ย้ายไปลำดับที่").fill("1");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /^ลำดับที่ 1 จาก/ }).waitFor();
    await expectNoAxeViolations(page);
    await page.goto("/admin/organisations/tree");
    await at(1).click();
    await page.getByRole("button", { name: "เลื่อนลง" }).click();
    await page.getByRole("heading", { name: /^ลำดับที่ 2 จาก/ }).waitFor();
    await at(2).focus();
    await page.keyboard.press("Alt+ArrowDown");
    await page.getByRole("heading", { name: /^ลำดับที่ 3 จาก/ }).waitFor();
    await page.reload();
    await at(3).waitFor();
    expect(faults).toEqual([]);
  }, 120_000);

  test("siblings are dragged, put back, and not dragged over somebody else's order", async () => {
    const { page, faults } = await stage.openPageAs("central");
    const name = "วิทยาลัยอาชีวศึกษาสงขลา";
    const row = (position: number) => page.locator(`[role=treeitem][aria-level="2"][aria-posinset="${position}"]`);
    const at = (position: number) => row(position).filter({ hasText: name });
    await page.goto("/admin/organisations/tree");
    await at(3).waitFor();
    await dragOver(page, at(3), row(1), 0.2);
    await page.keyboard.press("Escape");
    await page.locator("[data-drop-line]").waitFor({ state: "detached" });
    await page.mouse.up();
    await dragOver(page, at(3), row(1), 0.2);
    await page.mouse.up();
    // Under the pointer a message stays.
    await page.getByText(new RegExp(`^${name} อยู่ลำดับที่ 1 จาก`)).hover();
    await at(1).waitFor();
    await expectNoAxeViolations(page);
    await page.getByRole("button", { name: "เลิกทำ" }).click();
    await at(3).waitFor();

    const { organisations } = await askApi<{ organisations: { nodes: { id: string }[] } }>(
      page,
      "query ($text: String!) { organisations(filter: { text: $text }) { nodes { id } } }",
      { text: name },
    );
    await askApi(
      page,
      `mutation ($id: ID!) { placeOrganisation(id: $id, position: 2, idempotencyKey: "somebody-else") { id } }`,
      { id: organisations.nodes[0]?.id },
    );
    await dragOver(page, at(3), row(1), 0.2);
    await page.mouse.up();
    await page.getByText(/เปลี่ยนลำดับไปก่อนแล้ว/).waitFor();
    await at(2).waitFor();
    expect(faults).toEqual([]);
  }, 120_000);

  /** An institute with more below it than the tree reads at once. */
  const importInstitute = (): void => {
    const below = Array.from(
      { length: 60 },
      (_, n) => `99${String(n + 2).padStart(11, "0")},9900000000001,AGENCY,หน่วยที่ ${101 + n}`,
    );
    const header = "รหัสหน่วยงาน,รหัสหน่วยงานต้นสังกัด,ระดับ,ชื่อหน่วยงาน";
    const file = join(stage.pakmut.dataDir, "institute.csv");
    writeFileSync(file, [header, "9900000000001,1806500000000,AGENCY,สถาบันลูกดก", ...below].join("\n"));
    execFileSync(process.execPath, [projectFile("local", "pakmut.cjs"), "import", "organisations", file, "--apply"], {
      env: { ...process.env, NODE_ENV: "", PAKMUT_DATA_DIR: stage.pakmut.dataDir },
    });
  };

  test("on a phone a finger drags one past the foot of the screen, in a family longer than a page", async () => {
    importInstitute();
    const context = await newPerson(stage.browser, stage.pakmut.url, PHONE, { hasTouch: true, isMobile: true });
    const page = await context.newPage();
    const faults = faultsOf(page);
    await signIn(page, "central");
    await page.goto("/admin/organisations/tree?q=สถาบันลูกดก");
    await page.getByRole("link", { name: /^สถาบันลูกดก/ }).tap();
    await page.getByRole("button", { name: "แสดงอีก 10" }).tap();
    const row = (name: string) => page.locator("li[data-id]").filter({ hasText: name });
    const place = (position: number) => page.locator("li[data-id]").nth(position - 1);
    await row("หน่วยที่ 160").waitFor();
    const finger = await TestFinger.on(page);

    await finger.takes(row("หน่วยที่ 101").locator("[data-drag-handle]"));
    await finger.waitsAtFootFor(row("หน่วยที่ 155"));
    await finger.movesOver(row("หน่วยที่ 155"), 0.8);
    await page.locator("[data-drop-line]").waitFor();
    await finger.lets();
    // Which row lay under the finger is the screen's affair; it was none of the first page.
    const told = page.getByText(/^หน่วยที่ 101 อยู่ลำดับที่ 5\d จาก 60/);
    await told.tap();
    const position = Number(/ลำดับที่ (\d+)/.exec((await told.textContent()) ?? "")?.[1]);
    await place(position).filter({ hasText: "หน่วยที่ 101" }).waitFor();
    await reachLast(page);
    await page.getByRole("button", { name: "เลิกทำ" }).tap();
    await place(1).filter({ hasText: "หน่วยที่ 101" }).waitFor();

    await row("หน่วยที่ 102").locator("[data-drag-handle]").scrollIntoViewIfNeeded();
    await finger.takes(row("หน่วยที่ 102").locator("[data-drag-handle]"));
    await finger.movesOver(row("หน่วยที่ 101"), 0.2);
    await finger.lets();
    await place(1).filter({ hasText: "หน่วยที่ 102" }).waitFor();
    expect(faults).toEqual([]);
  }, 120_000);
});
