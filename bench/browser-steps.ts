import type { Page } from "playwright-core";
import { speedDepartment, speedMinistry } from "./browser-country";

/** Something that a person does on a page, over when she sees its effect. */
export interface BrowserStep {
  name: string;
  /** Opens an address, so that it has a first paint. */
  isOpening?: boolean;
  act(page: Page): Promise<unknown>;
}

const isApi = (url: string): boolean => url.endsWith("/graphql");
const rowLink = "tbody th[scope=row] a";
/** A thousand rows and more, 50 at a time. */
const morePages = 24;

/** Waits for the answer to what `act` asks for, and until it has been drawn. */
async function untilAnswered(page: Page, act: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForResponse((response) => isApi(response.url())), act()]);
  await page.evaluate("new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))");
}

async function openList(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator(rowLink).first().waitFor();
}

async function toggleBranch(page: Page, name: string): Promise<void> {
  const branch = page.getByRole("treeitem", { name }).first();
  await branch.click();
  await untilAnswered(page, () => page.keyboard.press("ArrowRight"));
}

/** Scrolls down, a screen at a time as a person does, to the row that offers the next children: only rows in sight exist. */
const scrollToMore = `async (tree) => {
  const isInSight = () => [...tree.querySelectorAll("[role=treeitem]")].some(({ textContent }) => textContent.startsWith("แสดงอีก"));
  const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  while (!isInSight() && tree.scrollTop + tree.clientHeight < tree.scrollHeight - 1) {
    tree.scrollTop += tree.clientHeight;
    await drawn();
  }
}`;

async function showMore(page: Page): Promise<void> {
  for (let times = 0; times < morePages; times++) {
    await page.evaluate(`(${scrollToMore})(document.querySelector("[role=tree]"))`);
    const more = page.getByRole("treeitem", { name: /^แสดงอีก/ }).first();
    await untilAnswered(page, () => more.click());
  }
}

async function scrollThrough(page: Page): Promise<void> {
  await page.getByRole("tree").hover();
  for (let times = 0; times < 40; times++) await page.mouse.wheel(0, times < 20 ? -2_000 : 2_000);
}

async function overMap(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.locator("canvas").first().boundingBox();
  if (!box) throw new Error("There is no map on the page.");
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(middle.x, middle.y);
  return middle;
}

async function openMap(page: Page): Promise<void> {
  await untilAnswered(page, () => page.goto("/admin/servicePoints/map"));
  await page.locator("canvas").first().waitFor();
  await page.waitForLoadState("networkidle");
}

async function zoomIn(page: Page): Promise<void> {
  await overMap(page);
  for (let times = 0; times < 5; times++) await untilAnswered(page, () => page.mouse.wheel(0, -400));
}

async function pan(page: Page): Promise<void> {
  const { x, y } = await overMap(page);
  for (let times = 0; times < 5; times++) {
    await untilAnswered(page, async () => {
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x - 250, y - 80, { steps: 12 });
      await page.mouse.up();
    });
  }
}

/** In the order in which they are walked: a step goes on where the one before it ended. */
export const browserSteps: readonly BrowserStep[] = [
  { name: "organisations, opened", isOpening: true, act: (page) => openList(page, "/admin/organisations") },
  {
    name: "organisations, searched",
    act: (page) =>
      untilAnswered(page, () =>
        page.locator("main").getByRole("search").locator("input").first().fill("สำนักงานในเมือง"),
      ),
  },
  { name: "service points, opened", isOpening: true, act: (page) => openList(page, "/admin/servicePoints") },
  {
    name: "tree, opened",
    isOpening: true,
    act: async (page) => {
      await page.goto("/admin/organisations/tree");
      await page.getByRole("treeitem", { name: speedMinistry }).first().waitFor();
    },
  },
  {
    name: "tree, a ministry and a department of 30,000 opened",
    act: async (page) => {
      await toggleBranch(page, speedMinistry);
      await toggleBranch(page, speedDepartment);
    },
  },
  { name: `tree, ${morePages * 50} more children shown`, act: showMore },
  { name: "tree, scrolled through them", act: scrollThrough },
  { name: "map, opened", isOpening: true, act: openMap },
  { name: "map, five steps closer", act: zoomIn },
  { name: "map, moved five times", act: pan },
];
