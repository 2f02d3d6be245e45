import { badUserInput } from "../errors";
import { dayNumberOf, type IsoDay, isoDayOf, weekdayIndexOf, yearOf } from "./calendar-day";

const saturday = 5;

/** A public holiday; one of a province counts there alone. */
export interface CalendarHoliday {
  date: IsoDay;
  provinceCode: string | null;
}

/** The public holidays of the years whose holidays are known. */
export class Calendar {
  readonly #years: ReadonlySet<number>;
  readonly #holidays = new Map<number, Set<string | null>>();

  constructor(years: Iterable<number>, holidays: Iterable<CalendarHoliday>) {
    this.#years = new Set(years);
    for (const { date, provinceCode } of holidays) {
      const day = dayNumberOf(date);
      this.#holidays.set(day, (this.#holidays.get(day) ?? new Set()).add(provinceCode));
    }
  }

  /** Are the holidays of this day's year known? */
  knows(dayNumber: number): boolean {
    return this.#years.has(yearOf(dayNumber));
  }

  /** Provinces that have this day off while the country works. */
  provincesOnHoliday(dayNumber: number): string[] {
    const places = [...(this.#holidays.get(dayNumber) ?? [])];
    return places.includes(null) ? [] : places.filter((place) => place !== null);
  }

  /** Is this day a public holiday in the whole country or in this province? */
  isHoliday(dayNumber: number, provinceCode: string | null = null): boolean {
    const places = this.#holidays.get(dayNumber);
    return places !== undefined && (places.has(null) || (provinceCode !== null && places.has(provinceCode)));
  }
}

/** Throws BAD_USER_INPUT with the rule CALENDAR_MISSING for a year without a calendar: a guess would be a wrong deadline. */
function isWorking(calendar: Calendar, dayNumber: number, provinceCode: string | null): boolean {
  if (!calendar.knows(dayNumber)) {
    const values = { year: yearOf(dayNumber) };
    throw badUserInput([{ field: "date", rule: "CALENDAR_MISSING", values }], "The year has no calendar yet.");
  }
  return weekdayIndexOf(dayNumber) < saturday && !calendar.isHoliday(dayNumber, provinceCode);
}

/**
 * Is it a working day (วันทำการ): Monday to Friday and no public holiday?
 * @throws BAD_USER_INPUT with the rule CALENDAR_MISSING for a year without a calendar
 */
export const isWorkingDay = (calendar: Calendar, day: IsoDay, provinceCode: string | null = null): boolean =>
  isWorking(calendar, dayNumberOf(day), provinceCode);

/**
 * The last of so many working days after a day, which itself is not counted: five after a Friday are over on the next
 * Friday. None after a day is the day itself.
 * @throws BAD_USER_INPUT with the rule CALENDAR_MISSING when it leads into a year without a calendar
 */
export function addWorkingDays(
  calendar: Calendar,
  from: IsoDay,
  days: number,
  provinceCode: string | null = null,
): IsoDay {
  let day = dayNumberOf(from);
  for (let left = days; left > 0; ) {
    day += 1;
    if (isWorking(calendar, day, provinceCode)) left -= 1;
  }
  return isoDayOf(day);
}

/**
 * The working days after `from` up to `to`, which is counted; less than 0 when `to` is the earlier one.
 * @throws BAD_USER_INPUT with the rule CALENDAR_MISSING for a year without a calendar between them
 */
export function workingDaysBetween(
  calendar: Calendar,
  from: IsoDay,
  to: IsoDay,
  provinceCode: string | null = null,
): number {
  // Subtracted from 0, since the negative of 0 is another number than 0.
  if (to < from) return 0 - workingDaysBetween(calendar, to, from, provinceCode);
  let count = 0;
  const last = dayNumberOf(to);
  for (let day = dayNumberOf(from) + 1; day <= last; day += 1) {
    if (isWorking(calendar, day, provinceCode)) count += 1;
  }
  return count;
}
