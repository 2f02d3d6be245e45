import type { HolidayRule, OpeningHoursInput, Weekday } from "../data/generated/graphql";

export const weekdays: readonly Weekday[] = [
  "MONDAY",
  "TUESDAY",
  "WEDNESDAY",
  "THURSDAY",
  "FRIDAY",
  "SATURDAY",
  "SUNDAY",
];
export const holidayRules: readonly HolidayRule[] = ["CLOSED", "AS_USUAL", "OWN_HOURS"];

export interface RangeValue {
  opensAt: string;
  closesAt: string;
}

export interface ExceptionValue {
  firstDate: string;
  lastDate: string;
  note: string;
  ranges: RangeValue[];
}

/** Opening hours in a form: the shape of the input, always with all seven days from Monday on. */
export interface HoursValue {
  week: { day: Weekday; ranges: RangeValue[] }[];
  exceptions: ExceptionValue[];
  holidayRule: HolidayRule;
  holidayRanges: RangeValue[];
}

const rangesOf = (ranges: readonly RangeValue[]): RangeValue[] =>
  ranges.map(({ opensAt, closesAt }) => ({ opensAt, closesAt }));

/** Hours of the API as a form's value, with fields in one order, so that two of them can be compared. */
export function hoursValueOf(hours: OpeningHoursInput | null | undefined): HoursValue | null {
  if (!hours) return null;
  return {
    week: weekdays.map((day) => ({ day, ranges: rangesOf(hours.week.find((of) => of.day === day)?.ranges ?? []) })),
    exceptions: hours.exceptions.map(({ firstDate, lastDate, note, ranges }) => ({
      firstDate,
      lastDate,
      note: note ?? "",
      ranges: rangesOf(ranges),
    })),
    holidayRule: hours.holidayRule,
    holidayRanges: rangesOf(hours.holidayRanges),
  };
}

/** The usual hours of government offices: Monday to Friday, without a break, closed on public holidays. */
export const officeHours = (): HoursValue => ({
  week: weekdays.map((day, index) => ({ day, ranges: index < 5 ? [{ opensAt: "08:30", closesAt: "16:30" }] : [] })),
  exceptions: [],
  holidayRule: "CLOSED",
  holidayRanges: [],
});

export const isAllDay = ([range, ...others]: readonly RangeValue[]): boolean =>
  others.length === 0 && range?.opensAt === "00:00" && range.closesAt === "24:00";

/** The first day's hours for the days from the second to the last of these. */
export function copyMonday(hours: HoursValue, lastIndex: number): HoursValue {
  const ranges = hours.week[0]?.ranges ?? [];
  const week = hours.week.map((day, index) =>
    index > 0 && index <= lastIndex ? { ...day, ranges: rangesOf(ranges) } : day,
  );
  return { ...hours, week };
}

/** One range with a break from 12 to 13 in it, as two; the same when the break does not fit into it. */
export function withLunchBreak(ranges: readonly RangeValue[]): RangeValue[] {
  const [range] = ranges;
  if (!range || ranges.length !== 1 || range.opensAt >= "12:00" || range.closesAt <= "13:00") return [...ranges];
  return [
    { opensAt: range.opensAt, closesAt: "12:00" },
    { opensAt: "13:00", closesAt: range.closesAt },
  ];
}

/** "8.30", "๐๘:๓๐" or "0830" as "08:30"; what is no time stays as it was typed, for the server to refuse. */
export function tidyTime(typed: string): string {
  const text = typed.trim().replace(/[๐-๙]/g, (digit) => String("๐๑๒๓๔๕๖๗๘๙".indexOf(digit)));
  const [, hour, minute] = /^(\d{1,2})[.:]?(\d{2})$/.exec(text) ?? [];
  return hour === undefined ? typed : `${hour.padStart(2, "0")}:${minute}`;
}
