import type { BrowserContext, Page } from "playwright-core";

/** SLOW_BROWSER=6: pages think six times as slowly; SLOW_BROWSER=6,200: and each answer is 200 ms longer on its way. */
const [rate = 1, latencyMs = 0] = (process.env.SLOW_BROWSER ?? "1").split(",").map(Number);

/**
 * Makes every page of a person slow, also those that pages open, when SLOW_BROWSER asks for it: to find what a slow machine would,
 * a story that reads before the page is drawn or a page that loses what a quick person does.
 */
export function slowDown(context: BrowserContext): void {
  if (rate === 1 && latencyMs === 0) return;
  context.on("page", (page) => {
    // A page that closes at once takes the session with it.
    slowDownPage(context, page).catch((error: unknown) => {
      if (!page.isClosed()) throw error;
    });
  });
}

async function slowDownPage(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  const slow = () => session.send("Emulation.setCPUThrottlingRate", { rate });
  // The rate belongs to a process of the browser, and another address may come with another process.
  page.on("framenavigated", (frame) => {
    if (frame === page.mainFrame()) slow().catch(() => undefined);
  });
  await slow();
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: latencyMs,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
}
