/** A day of the calendar as ISO 8601 writes it: "2026-11-21". Days have no time zone; only "which day is it now?" has one. */
export type IsoDay = string;

export enum Weekday {
  MONDAY = "MONDAY",
  TUESDAY = "TUESDAY",
  WEDNESDAY = "WEDNESDAY",
  THURSDAY = "THURSDAY",
  FRIDAY = "FRIDAY",
  SATURDAY = "SATURDAY",
  SUNDAY = "SUNDAY",
}
export const weekdays: readonly Weekday[] = Object.values(Weekday);

const dayMs = 86_400_000;
const minuteMs = 60_000;
export const dayMinutes = 1_440;
/** Asia/Bangkok is seven hours ahead of UTC all year, so plain arithmetic does, whatever zone the process runs in. */
const bangkokMs = 7 * 3_600_000;
/** 1 January 1970 was a Thursday. */
const firstWeekday = 3;
const firstYear = 1900;
/** A year from here on is one of the Buddhist era: `new Date("2567-02-29")` would silently become the first of March. */
const firstBuddhistYear = 2400;

/** Days since 1 January 1970. */
export const dayNumberOf = (day: IsoDay): number => Date.parse(`${day}T00:00:00Z`) / dayMs;

/** The day so many days after 1 January 1970. */
export const isoDayOf = (dayNumber: number): IsoDay => new Date(dayNumber * dayMs).toISOString().slice(0, 10);

export const yearOf = (dayNumber: number): number => new Date(dayNumber * dayMs).getUTCFullYear();

/** 0 for Monday to 6 for Sunday. */
export const weekdayIndexOf = (dayNumber: number): number => (((dayNumber + firstWeekday) % 7) + 7) % 7;

/** Minutes since 1 January 1970, 0.00 in Bangkok; a minute counts from its first moment on. */
export const bangkokMinuteOf = (instant: Date): number => Math.floor((instant.getTime() + bangkokMs) / minuteMs);

/** The moment at which a minute of `bangkokMinuteOf` begins. */
export const instantOf = (bangkokMinute: number): Date => new Date(bangkokMinute * minuteMs - bangkokMs);

/** Which day it is in Bangkok. */
export const bangkokDayOf = (instant: Date): IsoDay => isoDayOf(Math.floor(bangkokMinuteOf(instant) / dayMinutes));

/** The first moment after a day in Bangkok: what has to be done on that day has to be done before it. */
export const endOfDay = (day: IsoDay): Date => instantOf((dayNumberOf(day) + 1) * dayMinutes);

/** What is wrong with a text that should be a day, by the rule's name; `null` when nothing is. */
export function dayProblem(text: string): "DAY_FORMAT" | "BUDDHIST_YEAR" | null {
  const year = /^([0-9]{4})-[0-9]{2}-[0-9]{2}$/.exec(text)?.[1];
  if (year === undefined) return "DAY_FORMAT";
  if (Number(year) >= firstBuddhistYear) return "BUDDHIST_YEAR";
  const dayNumber = dayNumberOf(text);
  const isDay = Number(year) >= firstYear && !Number.isNaN(dayNumber) && isoDayOf(dayNumber) === text;
  return isDay ? null : "DAY_FORMAT";
}
