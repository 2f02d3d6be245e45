import type { Page } from "playwright-core";

const mostStops = 150;

/** What the keyboard is on now: its role or element, and the name that a screen reader says. */
const describeFocus = `(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return "";
  const labelled = (element.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.innerText ?? "").join(" ");
  const label = element.labels?.[0]?.innerText ?? "";
  return [element.getAttribute("aria-label") ?? "", labelled, label, element.innerText ?? "", element.id].join(" ").replace(/\\s+/g, " ");
})()`;

/** Presses Tab until the keyboard is on something whose name holds `name`. Throws with the stops passed when it never is. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < mostStops; stop += 1) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate<string>(describeFocus);
    if (typeof name === "string" ? focus.includes(name) : name.test(focus)) return;
    passed.push(focus.slice(0, 60));
  }
  throw new Error(`The keyboard never came to ${name}. It passed:\n${passed.join("\n")}`);
}
