import { dayAfter, dayInBangkok, endOfDay } from "../format/parse-date";

/** Quick choices of how long a key shall work. */
export const EXPIRY_DAYS = { d30: 30, d90: 90, d180: 180, d365: 365 } as const;

/** The day so many days from now. */
export function expiryDay(now: Date, days: number): string {
  return dayAfter(dayInBangkok(now), days);
}

/**
 * The moment at which a key ends that works until the end of a day. A year from today is the last one: it ends at the
 * hour of now, because the API takes a year to the second.
 */
export function expiryMoment(day: string, now: Date): string {
  const end = new Date(endOfDay(day));
  const latest = new Date(now);
  latest.setUTCFullYear(now.getUTCFullYear() + 1);
  // The server's clock may be a little behind ours.
  latest.setUTCMinutes(latest.getUTCMinutes() - 5);
  const isLastDay = end > latest && end.getTime() - latest.getTime() <= 25 * 3_600_000;
  return (isLastDay ? latest : end).toISOString();
}
