import { type Browser, type BrowserContext, type BrowserContextOptions, type Page, chromium } from "playwright-core";
import { unpackBrowser } from "./browser.unpack";
import { slowDown } from "./slow-browser";

/** The two widths at which every page must work, in CSS pixels. */
export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 360, height: 740 };

/** What a browser does by itself in the background; here it would only make noise, and the machine may be offline. */
const quietFlags = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-domain-reliability",
  "--disable-sync",
  "--metrics-recording-only",
  "--no-default-browser-check",
  "--no-first-run",
  "--no-pings",
  "--disable-features=OptimizationHints,Translate,MediaRouter,InterestFeedContentSuggestions,AutofillServerCommunication,CertificateTransparencyComponentUpdater",
  // One machine differs from the next in hinting; screenshots should not.
  "--font-render-hinting=none",
  // Small containers give /dev/shm only 64 MB.
  "--disable-dev-shm-usage",
];

/** Starts the browser. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, environment } = await unpackBrowser();
  return chromium.launch({
    executablePath,
    // The sandbox needs rights that neither root in a container nor every user has; only our own pages are opened.
    chromiumSandbox: false,
    args: quietFlags,
    env: { ...process.env, ...environment } as Record<string, string>,
  });
}

/** How long a page is waited for: much longer than on a quiet machine, since CI is slow and shared. */
export const patienceMs = 60_000;

/**
 * A new person at the browser: own cookies, Thai, Bangkok time, no motion. Fails the test's page on a script error
 * through `faultsOf`.
 * @param own what else her device can, e.g. be touched
 */
export async function newPerson(
  browser: Browser,
  baseURL: string,
  viewport = DESKTOP,
  own: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL,
    viewport,
    locale: "th-TH",
    timezoneId: "Asia/Bangkok",
    reducedMotion: "reduce",
    ...own,
  });
  context.setDefaultTimeout(patienceMs);
  slowDown(context);
  return context;
}

/** What the browser says of a server that is too busy; `followBusyAnswers` tells which of these a page did not get over. */
const tryAgain = /^Failed to load resource: the server responded with a status of 503 /;

/** Collects what goes wrong inside a page from now on: script errors, errors on the console, and questions that stay without answer. */
export function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.stack ?? error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !tryAgain.test(message.text()))
      faults.push(`${message.text()} (${message.location().url})`);
  });
  followBusyAnswers(page, faults);
  return faults;
}

/** A 503 asks to try again in a moment: it is a fault until the page has asked the same once more and was answered. */
function followBusyAnswers(page: Page, faults: string[]): void {
  const forget = (isOver: (fault: string) => boolean) =>
    faults.splice(0, faults.length, ...faults.filter((fault) => !isOver(fault)));
  page.on("response", (response) => {
    const request = response.request();
    const fault = `503: ${request.method()} ${request.url()} ${request.postData() ?? ""}`;
    if (response.status() === 503) faults.push(fault);
    else forget((said) => said === fault);
  });
  // Whoever has gone on to another page waits for no answer of this one.
  page.on("framenavigated", (frame) => frame === page.mainFrame() && forget((said) => said.startsWith("503: ")));
}
