import { type IsoDay, weekdays } from "../calendar/calendar-day";
import type { ImportRow } from "../import/import-row";
import { FieldChecks } from "../input/check-fields";
import { arabicDigits, searchKey, tidyText } from "../text/normalise-thai";
import { dayNames, hoursWords } from "./hours-notation";
import { openingHours } from "./opening-hours.reader";
import { HolidayRule, type OpeningException, type OpeningHours, type OpeningRange } from "./opening-hours.types";

const wordsOf = (key: "closed" | "allDay" | "asUsual" | "everyDay" | "holidays", ...more: string[]): string[] => [
  hoursWords.th[key],
  hoursWords.en[key],
  ...more,
];
const nameKey = (word: string): string => searchKey(word).replace(/\s/g, "");
/** Finds what a word means; unlike `ValueNames` it remembers nothing of what files ask. */
function finder<Code extends string>(names: Readonly<Record<Code, readonly string[]>>): (word: string) => Code | null {
  const entries = Object.entries<readonly string[]>(names);
  const codes = new Map(entries.flatMap(([code, words]) => words.map((word) => [nameKey(word), code as Code])));
  return (word) => codes.get(nameKey(word)) ?? null;
}
const findDay = finder({
  ...dayNames,
  EVERY: wordsOf("everyDay", "every day"),
  HOLIDAYS: wordsOf("holidays", "วันหยุดนักขัตฤกษ์", "public holidays"),
});
const findState = finder({
  CLOSED: wordsOf("closed", "ปิดทำการ", "หยุด"),
  ALL_DAY: wordsOf("allDay", "24 ชม", "24 ชม.", "24 hrs"),
  AS_USUAL: wordsOf("asUsual", "เปิดตามปกติ"),
});
const findNone = finder({ NONE: ["ไม่มี", "none", "-", "–"] });

const dash = /\s?(?:[-–—]|ถึง|to)\s?/u;
const dates = /^(\d{4}-\d{1,2}-\d{1,2})(?:\s?(?:[-–—]|ถึง|to)\s?(\d{4}-\d{1,2}-\d{1,2}))? (.+)$/u;
const quoted = /^"((?:[^"]|"")*)"$/u;
/** What stands between two semicolons or lines; those within quotation marks part nothing. */
const parts = /(?:"[^"]*(?:"|$)|[^;\n"])+/gu;

type Hours = OpeningRange[] | "AS_USUAL";

/** A cell that cannot be read, with the part of it that is wrong. */
class UnreadableHours extends Error {
  constructor(
    readonly rule: string,
    readonly part: string,
  ) {
    super(rule);
  }
}

const split = (cell: string): string[] => (cell.match(parts) ?? []).map((part) => part.trim()).filter(Boolean);
const plain = (text: string): string => tidyText(arabicDigits(text)) ?? "";

function readRange(text: string): OpeningRange {
  const [opensAt, closesAt, ...more] = text.replace(/\s?น\.?$/u, "").split(dash);
  if (!opensAt || !closesAt || more.length) throw new UnreadableHours("HOURS_FORMAT", text);
  return { opensAt, closesAt };
}

/** "08:30–12:00, 13:00–16:30", "ปิด" or "24 ชั่วโมง". */
function readHours(text: string): Hours {
  const state = findState(text);
  if (state === "CLOSED") return [];
  if (state === "AS_USUAL") return "AS_USUAL";
  if (state === "ALL_DAY") return [{ opensAt: "00:00", closesAt: "24:00" }];
  return text.split(",").map((range) => readRange(range.trim()));
}

/** "จ–ศ", "ส, อา" or "ทุกวัน", as places in the week, or the public holidays. A row of days may lead over Sunday. */
function readDays(text: string): number[] | "HOLIDAYS" {
  const found = text.split(",").map((piece) => piece.split(dash).map((name) => findDay(name)));
  if (found.length === 1 && found[0]?.length === 1) {
    if (found[0][0] === "HOLIDAYS") return "HOLIDAYS";
    if (found[0][0] === "EVERY") return [...weekdays.keys()];
  }
  return found.flatMap(([first, last = first, ...more]) => {
    const [from, to] = [first, last].map((name) => weekdays.findIndex((day) => day === name)) as [number, number];
    if (from < 0 || to < 0 || more.length) throw new UnreadableHours("HOURS_DAY", text);
    return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, step) => (from + step) % 7);
  });
}

/** Days, then hours: these begin with the first digit, or are the last word. */
function parted(part: string): [string, string] {
  const text = plain(part).replace(/ตลอด ?(?=24)/u, "");
  const asUsual = text.toLowerCase().endsWith(" as usual")
    ? text.length - "as usual".length
    : text.lastIndexOf(" ") + 1;
  const digit = text.search(/\d/u);
  const begin = digit < 0 ? asUsual : digit;
  const days = text.slice(0, begin).replace(/[\s:]+$/u, "");
  if (!days) throw new UnreadableHours("HOURS_FORMAT", part);
  return [days, text.slice(begin)];
}

type Week = Omit<OpeningHours, "exceptions">;

/** Days that are not given are closed, public holidays too. */
function readWeek(cell: string): Week {
  const week: Week["week"] = [];
  let holidays: Hours | null = null;
  for (const part of split(cell)) {
    const [dayText, hoursText] = parted(part);
    const places = readDays(dayText);
    const hours = readHours(hoursText);
    if (places !== "HOLIDAYS" && hours !== "AS_USUAL") {
      for (const place of places) week.push({ day: weekdays[place] as Week["week"][number]["day"], ranges: hours });
    } else if (places === "HOLIDAYS" && holidays === null) holidays = hours;
    else throw new UnreadableHours(places === "HOLIDAYS" ? "DAY_TWICE" : "HOURS_FORMAT", part);
  }
  if (holidays === "AS_USUAL") return { week, holidayRule: HolidayRule.AS_USUAL, holidayRanges: [] };
  const holidayRule = holidays?.length ? HolidayRule.OWN_HOURS : HolidayRule.CLOSED;
  return { week, holidayRule, holidayRanges: holidays ?? [] };
}

const padded = (day: string): IsoDay =>
  day.replace(/-(\d{1,2})/g, (_, number: string) => `-${number.padStart(2, "0")}`);

/** Digits of a note stay as they are written. */
function readSpecialDay(part: string): OpeningException {
  const at = part.indexOf('"');
  const note = at < 0 ? null : quoted.exec(part.slice(at))?.[1];
  const [, first, last = first, hoursText] = dates.exec(plain(at < 0 ? part : part.slice(0, at))) ?? [];
  if (!first || !last || !hoursText || note === undefined) throw new UnreadableHours("HOURS_DATE", part);
  const ranges = readHours(hoursText);
  if (ranges === "AS_USUAL") throw new UnreadableHours("HOURS_FORMAT", part);
  return { note: note?.replaceAll('""', '"') ?? null, ranges, lastDate: padded(last), firstDate: padded(first) };
}

type Readable = "openingHours" | "specialDays";
/** What a cell says, as JSON, or why it cannot be read. */
type Reading = { json: string } | { rule: string; values?: Record<string, unknown> };

const readings: Readonly<Record<Readable, (cell: string) => Partial<OpeningHours>>> = {
  openingHours: readWeek,
  specialDays: (cell) => ({ exceptions: findNone(cell) ? [] : split(cell).map(readSpecialDay) }),
};
const nothing: OpeningHours = { week: [], exceptions: [], holidayRule: HolidayRule.CLOSED, holidayRanges: [] };

/** Judged by the reader of the form, so that a file and a form keep the same. */
function readAnew(field: Readable, cell: string): Reading {
  try {
    const given = readings[field](cell);
    const checks = new FieldChecks();
    const kept = openingHours(checks, field, { ...nothing, ...given }) as OpeningHours;
    const [error] = checks.errors;
    if (error) return { rule: error.rule, values: error.values };
    const { exceptions, ...week } = kept;
    return { json: JSON.stringify(field === "specialDays" ? { exceptions } : week) };
  } catch (error) {
    if (error instanceof UnreadableHours) return { rule: error.rule, values: { part: error.part } };
    throw error;
  }
}

const maxKnown = 2_000;
const maxKnownChars = 500;

/** Reads the two cells of opening hours. A file writes the same few over and over: each is read once. */
export class HoursCells {
  readonly #known = new Map<string, Reading>();
  readonly #numbers = new Map<string, number>();

  #read(row: ImportRow, field: Readable): string | null {
    const cell = row.given(field);
    if (cell === null) return null;
    const key = `${field} ${cell}`;
    const reading = this.#known.get(key) ?? readAnew(field, cell);
    if (cell.length <= maxKnownChars && this.#known.size < maxKnown) this.#known.set(key, reading);
    if ("json" in reading) return reading.json;
    row.checks.add(field, reading.rule, reading.values);
    return null;
  }

  /**
   * The part of a record's hours that a row gives (the week, the days that differ, or both) by its number among `distinct`,
   * or null when it gives nothing.
   */
  read(row: ImportRow): number | null {
    const week = this.#read(row, "openingHours");
    const special = this.#read(row, "specialDays");
    const json = week && special ? `${week.slice(0, -1)},${special.slice(1)}` : (week ?? special);
    if (json === null) return null;
    const number = this.#numbers.get(json) ?? this.#numbers.size;
    this.#numbers.set(json, number);
    return number;
  }

  /** All different hours that rows have given so far, as JSON. */
  get distinct(): string[] {
    return [...this.#numbers.keys()];
  }
}
