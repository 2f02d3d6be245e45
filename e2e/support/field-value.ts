import type { Locator } from "playwright-core";
import { patienceMs } from "./browser";

const lookMs = 100;

/** Waits until what a field holds is `wanted`: a page fills its fields a moment after it shows them. Gives the value. */
export async function valueOnce(field: Locator, wanted: (value: string) => boolean): Promise<string> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const value = await field.inputValue();
    if (wanted(value)) return value;
    if (Date.now() > until) throw new Error(`${field} holds “${value}”, which is not waited for: ${wanted}`);
    await field.page().waitForTimeout(lookMs);
  }
}

/** Waits until a field holds a value. */
export async function waitForValue(field: Locator, value: string): Promise<void> {
  await valueOnce(field, (held) => held === value);
}
