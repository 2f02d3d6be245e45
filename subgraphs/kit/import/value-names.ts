import { searchKey } from "../text/normalise-thai";

const nameKey = (name: string): string => searchKey(name).replace(/\s/g, "");

/** Codes and the names that people write for them. */
export class ValueNames {
  readonly #codes = new Map<string, string>();
  /** A file writes the same few texts over and over. */
  readonly #found = new Map<string, string | null>();

  /** @param names the names of each code; the code itself is one of them, and an earlier code wins a name */
  constructor(names: Readonly<Record<string, readonly string[]>>) {
    for (const [code, written] of Object.entries(names)) {
      for (const name of [code, ...written]) {
        if (!this.#codes.has(nameKey(name))) this.#codes.set(nameKey(name), code);
      }
    }
  }

  /** The code that a text means, or `null`. */
  find(text: string): string | null {
    const known = this.#found.get(text);
    if (known !== undefined) return known;
    const code = this.#codes.get(nameKey(text)) ?? null;
    this.#found.set(text, code);
    return code;
  }
}

/** Statuses of a record as people write them. */
export const statusNames = new ValueNames({ VISIBLE: ["แสดง"], HIDDEN: ["ไม่แสดง"] });
