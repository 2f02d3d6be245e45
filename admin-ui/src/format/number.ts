const wholeNumbers = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** 12904 → "12,904": Arabic digits with a comma, in both languages. */
export function formatCount(value: number): string {
  return wholeNumbers.format(value);
}

/** Share of a whole in percent, rounded down so that 100 means all of it; 0 of 0 is 0. */
export function percentOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((part / whole) * 100);
}
