import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";

/** The file that a press brings. */
export async function downloadedFile(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
