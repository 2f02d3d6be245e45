import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { launchBrowser, newPerson } from "../e2e/support/browser";
import { startPakmut } from "../e2e/support/pakmut";
import { signIn } from "../e2e/support/sign-in";
import { runCommand, say } from "../local/command";
import { findRunningPostgres } from "../local/postgres/postgres.server";
import { addBrowserCountry } from "./browser-country";
import { importLine, measureImport } from "./browser-import";
import { type BrowserStep, browserSteps } from "./browser-steps";

const size = 100_000;
const rounds = 3;
const patienceMs = 12_000;
/** The longest that a page may keep the browser from answering a key, in milliseconds. */
const taskLimitMs = 200;

/** What one step cost: times in milliseconds. */
interface BrowserFigures {
  name: string;
  /** From the address to the first picture; only of steps that open a page. */
  firstPaintMs: number | null;
  /** Until what was asked for could be seen. */
  readyMs: number;
  /** The longest time without an answer to a key; below 50 the browser does not tell and it counts as 0. */
  longestTaskMs: number;
  requests: number;
}

/** Kept by the page from its first moment on: the browser tells of long tasks to nobody who asks later. */
const observeTasks = `
  window.longTasks = [];
  new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: "longtask", buffered: true });`;

const readPage = `({
  paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null,
  longest: Math.max(0, ...window.longTasks.splice(0)),
})`;

async function measureStep(page: Page, { name, isOpening, act }: BrowserStep): Promise<BrowserFigures> {
  let requests = 0;
  const count = (): void => void requests++;
  page.on("request", count);
  const startedAt = performance.now();
  await act(page);
  const readyMs = performance.now() - startedAt;
  await page.waitForLoadState("networkidle");
  // A long task is told of after its end, in the next idle moment.
  await page.waitForTimeout(200);
  page.off("request", count);
  const { paint, longest } = await page.evaluate<{ paint: number | null; longest: number }>(readPage);
  return { name, firstPaintMs: isOpening ? paint : null, readyMs, longestTaskMs: longest, requests };
}

/** The import in a tab of its own, once: it leaves 100,000 organisations behind. Its longest task counts as a step's. */
async function measureImportPage(url: string): Promise<{ figures: BrowserFigures; line: string }> {
  const browser = await launchBrowser();
  try {
    const page = await (await newPerson(browser, url)).newPage();
    await signIn(page, "admin");
    await page.addInitScript(observeTasks);
    const imported = await measureImport(page);
    const { longest } = await page.evaluate<{ longest: number }>(readPage);
    const readyMs = imported.uploadMs + imported.dryRunMs + imported.applyMs;
    const figures = { name: "import", firstPaintMs: null, readyMs, longestTaskMs: longest, requests: 0, ...imported };
    return { figures, line: `${importLine(imported)}; longest task ${Math.round(longest)} ms` };
  } finally {
    await browser.close();
  }
}

/** Walks all steps, each round in a new tab; of each step the round with the middle longest task counts. */
async function measureAll(url: string): Promise<BrowserFigures[]> {
  const browser = await launchBrowser();
  try {
    const person = await newPerson(browser, url);
    await signIn(await person.newPage(), "admin");
    const seen: BrowserFigures[][] = browserSteps.map(() => []);
    for (let round = 0; round < rounds; round++) {
      const page = await person.newPage();
      page.setDefaultTimeout(patienceMs);
      await page.addInitScript(observeTasks);
      for (const [index, step] of browserSteps.entries()) seen[index]?.push(await measureStep(page, step));
      await page.close();
    }
    return seen.map((figures) => middleOf(figures));
  } finally {
    await browser.close();
  }
}

function middleOf(figures: BrowserFigures[]): BrowserFigures {
  const sorted = figures.sort(
    (left, right) => left.longestTaskMs - right.longestTaskMs || left.readyMs - right.readyMs,
  );
  return sorted[Math.floor(sorted.length / 2)] as BrowserFigures;
}

function lineOf({ name, firstPaintMs, readyMs, longestTaskMs, requests }: BrowserFigures): string {
  const paint = firstPaintMs === null ? "" : `first paint ${Math.round(firstPaintMs)} ms, `;
  const judged = longestTaskMs <= taskLimitMs ? "met" : "missed";
  return `${name}: ${paint}ready ${Math.round(readyMs)} ms, longest task ${Math.round(longestTaskMs)} ms (limit ${taskLimitMs}: ${judged}), ${requests} requests`;
}

/** `npm run bench:browser`: list, tree and map of 100,000 rows in a real browser, and an import; `-- --only import` that alone. */
async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: "string" }, only: { type: "string" } } });
  say("Starting Pakmut …");
  const pakmut = await startPakmut();
  try {
    const adminUrl = findRunningPostgres(pakmut.dataDir);
    if (adminUrl === undefined) throw new Error("The Pakmut that was started has no database.");
    say(`Adding ${size.toLocaleString("en")} organisations and as many service points …`);
    await addBrowserCountry(adminUrl, size);
    const figures = values.only === "import" ? [] : await measureAll(pakmut.url);
    for (const each of figures) say(lineOf(each));
    const imported = await measureImportPage(pakmut.url);
    say(imported.line);
    figures.push(imported.figures);
    const file = values.json && resolve(process.env.INIT_CWD ?? process.cwd(), values.json);
    if (file) writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
    return figures.every(({ longestTaskMs }) => longestTaskMs <= taskLimitMs) ? 0 : 1;
  } finally {
    await pakmut.stop();
  }
}

runCommand(main);
