import { dayNumberOf, type IsoDay } from "../../kit/calendar/calendar-day";

/** A pace is told over four weeks: shorter, one busy day would look like a habit. */
export const recentDays = 28;
const weekDays = 7;

/** Days until a target, today and the day itself counted; 0 once it is over. */
export const daysUntil = (today: IsoDay, target: IsoDay): number =>
  Math.max(0, dayNumberOf(target) - dayNumberOf(today) + 1);

/**
 * How many have to be pinned a week, so that all are by the day.
 * @returns `null` when the day is over and some remain
 */
export function neededPerWeek(remaining: number, today: IsoDay, target: IsoDay): number | null {
  if (remaining === 0) return 0;
  const days = daysUntil(today, target);
  return days === 0 ? null : Math.min(remaining, Math.ceil((remaining * weekDays) / days));
}
