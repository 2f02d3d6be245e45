const QUOTE = 0x22;
const NEW_LINE = 0x0a;

/** Counts the rows of a text file while it comes; a line break within quotes belongs to its cell. */
export class RowCounter {
  #rows: number;
  #isQuoted = false;

  /**
   * @param hasHeadings the first line is none of the rows
   * @param hasQuotes cells may stand in quotes, as in CSV
   */
  constructor(
    hasHeadings: boolean,
    private readonly hasQuotes: boolean,
  ) {
    this.#rows = hasHeadings ? -1 : 0;
  }

  /** Takes the next bytes and gives the rows so far. */
  add(bytes: Uint8Array): number {
    for (const byte of bytes) {
      if (byte === NEW_LINE && !this.#isQuoted) this.#rows++;
      // A quote within quotes is written twice, which changes nothing.
      else if (byte === QUOTE && this.hasQuotes) this.#isQuoted = !this.#isQuoted;
    }
    return Math.max(0, this.#rows);
  }
}

/** What counts the rows of a file of this name; null where they cannot be seen, as in a packed workbook. */
export function rowCounterFor(path: string): RowCounter | null {
  if (path.endsWith(".csv")) return new RowCounter(true, true);
  return path.endsWith(".ndjson") ? new RowCounter(false, false) : null;
}
