import type { Browser, Page } from "playwright-core";
import { expectNoAxeViolations } from "./axe";
import { DESKTOP, faultsOf, newPerson } from "./browser";
import type { RunningPakmut } from "./pakmut";

/** A page of a new person's browser, and what goes wrong inside it from now on. */
export async function openPageOf(
  browser: Browser,
  pakmut: RunningPakmut,
  viewport = DESKTOP,
): Promise<{ page: Page; faults: string[] }> {
  const page = await (await newPerson(browser, pakmut.url, viewport)).newPage();
  return { page, faults: faultsOf(page) };
}

/**
 * Waits until the page has come to rest under its heading; then it must be accessible and not scroll sideways. Words are the
 * whole heading: those of the page before ("แก้ไข …") often hold them, too.
 */
export async function arrive(page: Page, heading: string | RegExp): Promise<void> {
  await page.getByRole("heading", { level: 1, name: heading, exact: true }).waitFor();
  await expectNoAxeViolations(page);
  expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(0);
}
