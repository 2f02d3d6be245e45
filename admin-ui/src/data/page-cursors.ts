/**
 * Remembers where each page of a list ended, so that the next page can be asked for by its cursor (keyset) instead of by
 * a number of rows to skip, which costs more the deeper one goes and is refused beyond a depth.
 */
export class PageCursors {
  private readonly ends = new Map<string, Map<number, string>>();

  /** @param listLimit how many lists (filter, sort, page size) are remembered; the oldest are forgotten first */
  constructor(private readonly listLimit = 20) {}

  /** Page `page` of a list ended at this cursor; null when it is the last page. */
  remember(list: string, page: number, endCursor: string | null | undefined): void {
    if (!endCursor) return;
    const ends = this.ends.get(list) ?? new Map<number, string>();
    ends.set(page, endCursor);
    this.ends.delete(list);
    this.ends.set(list, ends);
    const oldest = this.ends.keys().next().value;
    if (this.ends.size > this.listLimit && oldest !== undefined) this.ends.delete(oldest);
  }

  /** The cursor after which a page begins, if the page before it was seen. */
  startOf(list: string, page: number): string | undefined {
    return this.ends.get(list)?.get(page - 1);
  }
}
