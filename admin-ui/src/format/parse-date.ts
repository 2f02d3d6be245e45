import { shortMonths, longMonths } from "./date";

const BUDDHIST_ERA_OFFSET_YEARS = 543;
/** Years from here on are of the Buddhist era: nobody means a day in A.D. 2400. */
const FIRST_BUDDHIST_YEAR = 2400;

const thaiDigits = "๐๑๒๓๔๕๖๗๘๙";

/**
 * A day as people type it, as ISO 8601 ("2026-11-21"); null for what is no day. Takes both eras, Thai digits, months by
 * number or by name in both languages: "21/11/2569", "21 พ.ย. 2569", "21 November 2026", "2026-11-21".
 */
export function parseDay(typed: string): string | null {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/[๐-๙]/g, (digit) => String(thaiDigits.indexOf(digit)));
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})$/.exec(text);
  if (numbers) return dayOf(Number(numbers[3]), Number(numbers[2]), Number(numbers[1]));
  const named = /^(\d{1,2})\s*([^\d\s]+)\s*(\d{4})$/.exec(text);
  if (named) return dayOf(Number(named[3]), monthOf(named[2] ?? ""), Number(named[1]));
  return null;
}

function monthOf(name: string): number {
  const bare = (month: string) => month.toLowerCase().replaceAll(".", "");
  const wanted = bare(name);
  for (const names of [shortMonths.th, shortMonths.en, longMonths.th, longMonths.en]) {
    const index = names.findIndex((month) => bare(month) === wanted);
    if (index >= 0) return index + 1;
  }
  return 0;
}

function dayOf(typedYear: number, month: number, day: number): string | null {
  const year = typedYear >= FIRST_BUDDHIST_YEAR ? typedYear - BUDDHIST_ERA_OFFSET_YEARS : typedYear;
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal && year >= 1900 ? date.toISOString().slice(0, 10) : null;
}

/** The first moment of a day in Bangkok, as the API takes it. */
export function startOfDay(day: string): string {
  return new Date(`${day}T00:00:00+07:00`).toISOString();
}

/** The first moment after a day in Bangkok. */
export function endOfDay(day: string): string {
  return startOfDay(dayAfter(day, 1));
}

/** The day so many days later. */
export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Which day it is in Bangkok at a moment. */
export function dayInBangkok(moment: Date): string {
  return new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
}
