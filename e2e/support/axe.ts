import { readFileSync } from "node:fs";
import type { Result } from "axe-core";
import type { Page } from "playwright-core";

const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Until the page has its heading and nothing on it waits for an answer: rows that are about to change are shown pale. */
export async function comeToRest(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor();
  await page.locator('[aria-busy="true"]').first().waitFor({ state: "detached" });
}

async function violationsOn(page: Page): Promise<Result[]> {
  await comeToRest(page);
  // Evaluated, not added as a script element: the pages' own security policy forbids that.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axeSource);
  const options = JSON.stringify({ runOnly: { type: "tag", values: rules }, resultTypes: ["violations"] });
  // What is well takes thousands of lines, which nobody reads: it stays in the browser.
  return page.evaluate<Result[]>(`axe.run(document, ${options}).then(({ violations }) => violations)`);
}

/** Moves what a violation is about into the middle: wherever a page was left, some control is half under a bar that stays. */
async function showInTheMiddle(page: Page, [violation]: readonly Result[]): Promise<void> {
  const selector = JSON.stringify(violation?.nodes[0]?.target[0] ?? "h1");
  await page.evaluate(`document.querySelector(${selector})?.scrollIntoView({ block: "center", behavior: "instant" })`);
}

const inWords = ({ id, impact, help, nodes }: Result): string =>
  `${id} (${impact}): ${help}\n${nodes.map(({ html, failureSummary }) => `    ${html}\n    ${failureSummary}`).join("\n")}`;

/**
 * Fails with every violation of WCAG 2.2 AA (and good practice) that axe finds on the page once it has come to rest. It is
 * looked at again when there are some, for a page that just gave way to the next has neither's heading; what is really wrong
 * stays wrong.
 */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  let violations = await violationsOn(page);
  for (let again = 0; violations.length > 0 && again < 2; again++) {
    await showInTheMiddle(page, violations);
    violations = await violationsOn(page);
  }
  expect({ url: page.url(), violations: violations.map(inWords) }).toEqual({ url: page.url(), violations: [] });
}
