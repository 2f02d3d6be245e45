import { bangkokMinuteOf, dayMinutes, dayNumberOf, instantOf, weekdayIndexOf } from "../calendar/calendar-day";
import type { Calendar } from "../calendar/working-days";
import { HolidayRule, type OpeningHours, type OpeningRange } from "./opening-hours.types";
import { minutesOf } from "./opening-time";

/** Nothing is closed, or open without a pause, for longer and still worth a "opens on". */
const horizonDays = 400;

/** Is a place open, and when is that over? `null`: nobody can tell, or not within the known calendar. */
export interface OpenState {
  isOpen: boolean | null;
  nextChangeAt: Date | null;
}

const unknown: OpenState = { isOpen: null, nextChangeAt: null };

/**
 * The ranges of one day: those of an exception before those of a public holiday before those of the weekday.
 * `null` when it depends on whether the day is a holiday and its year has no calendar.
 */
export function rangesOn(
  hours: OpeningHours,
  calendar: Calendar,
  dayNumber: number,
  provinceCode: string | null,
): readonly OpeningRange[] | null {
  const exception = hours.exceptions.find(
    ({ firstDate, lastDate }) => dayNumberOf(firstDate) <= dayNumber && dayNumber <= dayNumberOf(lastDate),
  );
  if (exception) return exception.ranges;
  const usual = hours.week[weekdayIndexOf(dayNumber)]?.ranges ?? [];
  if (hours.holidayRule === HolidayRule.AS_USUAL) return usual;
  // A day that is closed either way needs no calendar to be told.
  if (!calendar.knows(dayNumber)) return usual.length || hours.holidayRanges.length ? null : usual;
  return calendar.isHoliday(dayNumber, provinceCode) ? hours.holidayRanges : usual;
}

/** Times are kept as `openingHours` of the reader has written them. */
const minuteOf = (time: string): number => minutesOf(time) as number;

/** Is it open at this moment? The same as `openStateAt` says, without looking for the next change. */
export function isOpenAt(
  hours: OpeningHours,
  calendar: Calendar,
  now: Date,
  provinceCode: string | null = null,
): boolean | null {
  const minute = bangkokMinuteOf(now);
  const today = Math.floor(minute / dayMinutes);
  const ranges = rangesOn(hours, calendar, today, provinceCode);
  const ofDay = minute - today * dayMinutes;
  return ranges?.some(({ opensAt, closesAt }) => minuteOf(opensAt) <= ofDay && ofDay < minuteOf(closesAt)) ?? null;
}

/** Is it open at this moment, and when does it next open or close? Midnight between two open days is no change. */
export function openStateAt(
  hours: OpeningHours,
  calendar: Calendar,
  now: Date,
  provinceCode: string | null = null,
): OpenState {
  const minute = bangkokMinuteOf(now);
  const today = Math.floor(minute / dayMinutes);
  let openUntil: number | null = null;
  for (let day = today; day <= today + horizonDays; day += 1) {
    // It closes before this day begins.
    if (openUntil !== null && openUntil < day * dayMinutes) break;
    const ranges = rangesOn(hours, calendar, day, provinceCode);
    if (!ranges) return day === today ? unknown : { isOpen: openUntil !== null, nextChangeAt: null };
    for (const { opensAt, closesAt } of ranges) {
      const start = day * dayMinutes + minuteOf(opensAt);
      const end = day * dayMinutes + minuteOf(closesAt);
      if (end <= minute) continue;
      if (openUntil === null && start > minute) return { isOpen: false, nextChangeAt: instantOf(start) };
      if (openUntil === null || start <= openUntil) openUntil = end;
    }
  }
  if (openUntil === null) return { isOpen: false, nextChangeAt: null };
  const isEndless = openUntil >= (today + horizonDays + 1) * dayMinutes;
  return { isOpen: true, nextChangeAt: isEndless ? null : instantOf(openUntil) };
}
