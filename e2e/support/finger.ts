import type { CDPSession, Locator, Page } from "playwright-core";

interface Spot {
  x: number;
  y: number;
}

/** A finger on a touch screen: what a mouse cannot do, and the browser takes for scrolling unless a page says otherwise. */
export class TestFinger {
  #at: Spot = { x: 0, y: 0 };

  private constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  static async on(page: Page): Promise<TestFinger> {
    return new TestFinger(page, await page.context().newCDPSession(page));
  }

  async #touch(type: "touchStart" | "touchMove", at: Spot): Promise<void> {
    this.#at = at;
    await this.session.send("Input.dispatchTouchEvent", { type, touchPoints: [at] });
  }

  /** Touches the middle of something, brought to where it can be reached. */
  async takes(what: Locator): Promise<void> {
    await what.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
    await this.#touch("touchStart", await spotIn(what, 0.5));
  }

  /** Moves on over something that is on the screen. */
  async movesOver(what: Locator, share: number): Promise<void> {
    const { y } = await spotIn(what, share);
    const from = this.#at;
    for (const part of [0.25, 0.5, 0.75, 1])
      await this.#touch("touchMove", { x: from.x, y: from.y + (y - from.y) * part });
  }

  /** Stays near the foot of the screen until the page has brought something up to its middle, then stops there. */
  async waitsAtFootFor(what: Locator): Promise<void> {
    const { height } = this.page.viewportSize() as { height: number };
    await this.#touch("touchMove", { x: this.#at.x, y: height - 6 });
    while ((await spotIn(what, 0.5)).y > height * 0.7) await this.page.evaluate(nextFrame);
    await this.#touch("touchMove", { x: this.#at.x, y: height / 2 });
    // The frame that was under way when the finger left the foot is the last to scroll.
    await this.page.evaluate(nextFrame);
  }

  async lets(): Promise<void> {
    await this.session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  }
}

const nextFrame = "new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))";

async function spotIn(what: Locator, share: number): Promise<Spot> {
  const box = await what.boundingBox();
  if (!box) throw new Error("It is not on the screen.");
  return { x: box.x + box.width / 2, y: box.y + box.height * share };
}
