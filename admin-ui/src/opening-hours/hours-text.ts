import { dayAfter, dayInBangkok } from "../format/parse-date";
import { formatDate, type Locale } from "../format/date";
import type { Text } from "../i18n/use-text";
import { isAllDay, type RangeValue } from "./hours-value";
import type { HoursValue } from "./hours-value";

const NBSP = "\u00A0";

/** "08:30" as people read it: "8.30" in Thai, "8:30" in English. */
export function clockText(time: string, locale: Locale): string {
  const short = time.replace(/^0/, "");
  return locale === "th" ? short.replace(":", ".") : short;
}

const withUnit = (time: string, locale: Locale): string => (locale === "th" ? `${time}${NBSP}น.` : time);

/** The ranges of one day in words: "8.30–12.00, 13.00–16.30 น.", "ตลอด 24 ชั่วโมง", "ปิดทำการ". */
export function rangesText(ranges: readonly RangeValue[], locale: Locale, text: Text): string {
  if (ranges.length === 0) return text("hours.closed");
  if (isAllDay(ranges)) return text("hours.allDay");
  const parts = ranges.map(({ opensAt, closesAt }) => `${clockText(opensAt, locale)}–${clockText(closesAt, locale)}`);
  return withUnit(parts.join(", "), locale);
}

export interface HoursLine {
  days: string;
  hours: string;
}

/** The week with days of the same hours told together: "จันทร์–ศุกร์". */
export function weekLines({ week }: HoursValue, locale: Locale, text: Text): HoursLine[] {
  const groups: { first: number; last: number; hours: string }[] = [];
  for (const [index, { ranges }] of week.entries()) {
    const hours = rangesText(ranges, locale, text);
    const group = groups.at(-1);
    if (group?.hours === hours) group.last = index;
    else groups.push({ first: index, last: index, hours });
  }
  const name = (index: number) => text(`hours.days.${week[index]?.day ?? "MONDAY"}`);
  return groups.map(({ first, last, hours }) => {
    if (first === 0 && last === week.length - 1) return { days: text("hours.everyDay"), hours };
    return { days: first === last ? name(first) : `${name(first)}–${name(last)}`, hours };
  });
}

/** Midnight is the end of its day, not the beginning of the next. */
function dayAndTime(instant: string, isClosing: boolean): { day: string; time: string } {
  const moment = new Date(instant);
  const day = dayInBangkok(moment);
  const time = new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(11, 16);
  return isClosing && time === "00:00" ? { day: dayAfter(day, -1), time: "24:00" } : { day, time };
}

/** "เปิดอยู่ ปิด 16.30 น." or "ปิดอยู่ เปิดพรุ่งนี้ 8.30 น."; `null` when nobody can tell whether it is open. */
export function openText(
  { isOpenNow, nextChangeAt }: { isOpenNow?: boolean | null; nextChangeAt?: string | null },
  now: Date,
  locale: Locale,
  text: Text,
): string | null {
  if (typeof isOpenNow !== "boolean") return null;
  if (!nextChangeAt) return text(isOpenNow ? "hours.open" : "hours.shut");
  const { day, time } = dayAndTime(nextChangeAt, isOpenNow);
  const clock = withUnit(clockText(time, locale), locale);
  const today = dayInBangkok(now);
  const what = isOpenNow ? "openUntil" : "shutUntil";
  if (day <= today) return text(`hours.${what}Today`, { time: clock });
  if (day === dayAfter(today, 1)) return text(`hours.${what}Tomorrow`, { time: clock });
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const dayName = text(
    `hours.days.${(["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const)[weekday] ?? "MONDAY"}`,
  );
  return text(`hours.${what}Day`, { day: dayName, date: formatDate(`${day}T00:00:00Z`, locale), time: clock });
}
