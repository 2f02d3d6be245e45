import { GraphQLError } from "graphql";
import { bangkokDayOf, type IsoDay } from "../../kit/calendar/calendar-day";
import { addWorkingDays, type Calendar, workingDaysBetween } from "../../kit/calendar/working-days";

/** What is promised: a decision after 7 to 15 working days (วันทำการ). */
export const promisedDays = { soonest: 7, latest: 15 } as const;

/** What cannot be reckoned, in a year whose holidays are not known, is not guessed. */
function unlessCalendarMissing<Value>(reckon: () => Value): Value | null {
  try {
    return reckon();
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}

/** How many working days a request has waited, or had waited when it was decided. */
export const ageOf = (calendar: Calendar, requestedAt: Date, until: Date): number | null =>
  unlessCalendarMissing(() => workingDaysBetween(calendar, bangkokDayOf(requestedAt), bangkokDayOf(until)));

/** The day by which a request is promised to be decided. */
export const promisedBy = (calendar: Calendar, requestedAt: Date, days: number = promisedDays.latest): IsoDay | null =>
  unlessCalendarMissing(() => addWorkingDays(calendar, bangkokDayOf(requestedAt), days));
