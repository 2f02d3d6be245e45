import type { Browser, Cookie, Page } from "playwright-core";
import { DESKTOP, launchBrowser } from "./browser";
import { openPageOf } from "./page";
import { type RunningPakmut, startPakmut } from "./pakmut";
import { digitalIdCookies, signIn } from "./sign-in";

/** A running Pakmut and a browser, and what goes on between them. */
export interface Stage {
  readonly pakmut: RunningPakmut;
  readonly browser: Browser;
  /** A page of a new person's browser, and what goes wrong inside it from now on. */
  openPage(viewport?: typeof DESKTOP): Promise<{ page: Page; faults: string[] }>;
  /** The same, with a demo account ("officer") signed in: at first by password, later as somebody whom Digital ID knows. */
  openPageAs(login: string, viewport?: typeof DESKTOP): Promise<{ page: Page; faults: string[] }>;
}

/** Starts a Pakmut and a browser before the tests of the file or block that calls it, and ends both after them. */
export function setStage(environment: Record<string, string> = {}): Stage {
  let pakmut: RunningPakmut;
  let browser: Browser;
  beforeAll(async () => {
    [pakmut, browser] = await Promise.all([startPakmut(environment), launchBrowser()]);
  }, 300_000);
  // A page that is left open asks on, and takes from the machine what the next story needs.
  afterEach(async () => {
    await Promise.all(browser.contexts().map((person) => person.close()));
  });
  afterAll(async () => {
    await browser?.close();
    await pakmut?.stop();
  }, 60_000);
  const known = new Map<string, Cookie[]>();
  const openPage = (viewport = DESKTOP) => openPageOf(browser, pakmut, viewport);
  return {
    get pakmut() {
      return pakmut;
    },
    get browser() {
      return browser;
    },
    openPage,
    openPageAs: async (login, viewport) => {
      const opened = await openPage(viewport);
      await opened.page.context().addCookies(known.get(login) ?? []);
      await signIn(opened.page, login);
      known.set(login, await digitalIdCookies(opened.page));
      return opened;
    },
  };
}
