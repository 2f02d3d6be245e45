import { dayNumberOf, dayMinutes, dayProblem, weekdays } from "../calendar/calendar-day";
import type { FieldChecks } from "../input/check-fields";
import type { FieldReader } from "../input/field-readers";
import { HolidayRule, type OpeningDay, type OpeningException, type OpeningHours } from "./opening-hours.types";
import type { OpeningRange } from "./opening-hours.types";
import { minutesOf, timeText } from "./opening-time";

const maxRanges = 6;
const maxExceptions = 60;
const maxExceptionDays = 366;
const maxNoteLength = 200;

interface Span {
  start: number;
  end: number;
}

/** One range in minutes. Closing at 00:00 is closing at midnight, unless that is when it opens too. */
function readRange(checks: FieldChecks, field: string, { opensAt, closesAt }: OpeningRange): Span | null {
  const start = minutesOf(opensAt);
  const end = minutesOf(closesAt);
  if (start === null) checks.add(`${field}.opensAt`, "TIME_FORMAT");
  if (end === null) checks.add(`${field}.closesAt`, "TIME_FORMAT");
  if (start === null || end === null) return null;
  const closing = end === 0 && start > 0 ? dayMinutes : end;
  if (closing > start) return { start, end: closing };
  checks.add(`${field}.closesAt`, "RANGE_ORDER", { opensAt: timeText(start) });
  return null;
}

/** The ranges of one day, in their order. Of two that overlap the later given one is wrong. */
function readRanges(checks: FieldChecks, field: string, given: readonly OpeningRange[]): OpeningRange[] {
  if (given.length > maxRanges) checks.add(field, "TOO_MANY", { max: maxRanges });
  const spans: Span[] = [];
  for (const [index, range] of given.slice(0, maxRanges).entries()) {
    const span = readRange(checks, `${field}.${index}`, range);
    if (!span) continue;
    const other = spans.find(({ start, end }) => span.start < end && start < span.end);
    if (other) {
      const values = { opensAt: timeText(other.start), closesAt: timeText(other.end) };
      checks.add(`${field}.${index}.opensAt`, "RANGE_OVERLAP", values);
    }
    spans.push(span);
  }
  return spans
    .sort((one, other) => one.start - other.start)
    .map(({ start, end }) => ({ opensAt: timeText(start), closesAt: timeText(end) }));
}

function readWeek(checks: FieldChecks, field: string, given: readonly OpeningDay[]): OpeningDay[] {
  const ranges = new Map<string, OpeningRange[]>();
  for (const [index, day] of given.entries()) {
    if (ranges.has(day.day)) checks.add(`${field}.${index}`, "DAY_TWICE");
    else ranges.set(day.day, readRanges(checks, `${field}.${index}.ranges`, day.ranges));
  }
  return weekdays.map((day) => ({ day, ranges: ranges.get(day) ?? [] }));
}

/** Are both ends days, the first not after the last, and not too many? */
function areDatesRight(checks: FieldChecks, field: string, { firstDate, lastDate }: OpeningException): boolean {
  const problems = { firstDate: dayProblem(firstDate), lastDate: dayProblem(lastDate) };
  for (const [part, problem] of Object.entries(problems)) if (problem) checks.add(`${field}.${part}`, problem);
  if (problems.firstDate || problems.lastDate) return false;
  const days = dayNumberOf(lastDate) - dayNumberOf(firstDate) + 1;
  if (days < 1) checks.add(`${field}.lastDate`, "DATE_ORDER");
  if (days > maxExceptionDays) checks.add(`${field}.lastDate`, "TOO_MANY_DAYS", { max: maxExceptionDays });
  return days >= 1;
}

function readExceptions(checks: FieldChecks, field: string, given: readonly OpeningException[]): OpeningException[] {
  if (given.length > maxExceptions) checks.add(field, "TOO_MANY", { max: maxExceptions });
  const read: OpeningException[] = [];
  for (const [index, exception] of given.slice(0, maxExceptions).entries()) {
    const at = `${field}.${index}`;
    const { firstDate, lastDate } = exception;
    const ranges = readRanges(checks, `${at}.ranges`, exception.ranges);
    const note = checks.text(`${at}.note`, exception.note ?? null, maxNoteLength);
    if (!areDatesRight(checks, at, exception)) continue;
    if (read.some((other) => firstDate <= other.lastDate && other.firstDate <= lastDate)) {
      checks.add(`${at}.firstDate`, "DATE_OVERLAP");
    }
    read.push({ note, ranges, lastDate, firstDate });
  }
  return read.sort((one, other) => (one.firstDate < other.firstDate ? -1 : 1));
}

/** Reads opening hours as they are kept: days and ranges in their order, times as HH:MM. */
export const openingHours: FieldReader<OpeningHours> = (checks, field, given): OpeningHours | null => {
  if (!given) return null;
  const { holidayRule } = given;
  const holidayRanges = readRanges(checks, `${field}.holidayRanges`, given.holidayRanges);
  const hasOwnHours = holidayRule === HolidayRule.OWN_HOURS;
  if (hasOwnHours && !given.holidayRanges.length) checks.add(`${field}.holidayRanges`, "REQUIRED");
  return {
    week: readWeek(checks, `${field}.week`, given.week),
    exceptions: readExceptions(checks, `${field}.exceptions`, given.exceptions),
    holidayRule,
    holidayRanges: hasOwnHours ? holidayRanges : [],
  };
};
