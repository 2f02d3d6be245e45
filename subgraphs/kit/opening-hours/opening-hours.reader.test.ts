import fc from "fast-check";
import { Weekday, weekdays } from "../calendar/calendar-day";
import { FieldChecks } from "../input/check-fields";
import { openingHours } from "./opening-hours.reader";
import { HolidayRule, type OpeningException, type OpeningHours, type OpeningRange } from "./opening-hours.types";
import { timeText } from "./opening-time";

const range = (opensAt: string, closesAt: string): OpeningRange => ({ opensAt, closesAt });
const onMonday = (...ranges: OpeningRange[]): OpeningHours => ({
  week: [{ day: Weekday.MONDAY, ranges }],
  exceptions: [],
  holidayRule: HolidayRule.CLOSED,
  holidayRanges: [],
});
const withExceptions = (...exceptions: OpeningException[]): OpeningHours => ({ ...onMonday(), exceptions });
const closedOn = (firstDate: string, lastDate = firstDate): OpeningException => ({ firstDate, lastDate, ranges: [] });

function read(given: OpeningHours) {
  const checks = new FieldChecks();
  const kept = openingHours(checks, "openingHours", given) as OpeningHours;
  return { kept, errors: checks.errors.map(({ field, rule }) => [field, rule]) };
}
const monday = (given: OpeningHours) => read(given).kept.week[0]?.ranges;

describe("opening hours as they are given", () => {
  test.each([
    [[range("8.30", "16.30")], [range("08:30", "16:30")]],
    [[range("๐๘.๓๐", "๑๖:๓๐")], [range("08:30", "16:30")]],
    [[range("00:00", "24:00")], [range("00:00", "24:00")]],
    [[range("18:00", "00:00")], [range("18:00", "24:00")]],
    [
      [range("13:00", "16:30"), range("08:30", "12:00")],
      [range("08:30", "12:00"), range("13:00", "16:30")],
    ],
    [
      [range("08:00", "12:00"), range("12:00", "16:00")],
      [range("08:00", "12:00"), range("12:00", "16:00")],
    ],
  ])("%j is kept as %j", (given, kept) => {
    expect(read(onMonday(...given)).errors).toEqual([]);
    expect(monday(onMonday(...given))).toEqual(kept);
  });

  const first = "openingHours.week.0.ranges.0";
  const second = "openingHours.week.0.ranges.1";
  test.each([
    [[range("16:30", "08:30")], [[`${first}.closesAt`, "RANGE_ORDER"]]],
    [[range("08:30", "08:30")], [[`${first}.closesAt`, "RANGE_ORDER"]]],
    [[range("00:00", "00:00")], [[`${first}.closesAt`, "RANGE_ORDER"]]],
    [
      [range("8", "24:01")],
      [
        [`${first}.opensAt`, "TIME_FORMAT"],
        [`${first}.closesAt`, "TIME_FORMAT"],
      ],
    ],
    [
      [range("08:60", "")],
      [
        [`${first}.opensAt`, "TIME_FORMAT"],
        [`${first}.closesAt`, "TIME_FORMAT"],
      ],
    ],
    [[range("08:30", "12:01"), range("12:00", "16:00")], [[`${second}.opensAt`, "RANGE_OVERLAP"]]],
    [[range("08:30", "16:30"), range("09:00", "10:00")], [[`${second}.opensAt`, "RANGE_OVERLAP"]]],
    [
      Array.from({ length: 7 }, (_, hour) => range(`${hour}:00`, `${hour}:30`)),
      [["openingHours.week.0.ranges", "TOO_MANY"]],
    ],
  ])("%j is refused with its field", (given, errors) => {
    expect(read(onMonday(...given)).errors).toEqual(errors);
  });

  test("a day that is not given is closed; one given twice is refused", () => {
    expect(read(onMonday(range("08:30", "16:30"))).kept.week.map(({ day }) => day)).toEqual(weekdays);
    const twice = onMonday(range("08:30", "16:30"));
    twice.week.push({ day: Weekday.MONDAY, ranges: [] });
    expect(read(twice).errors).toEqual([["openingHours.week.1", "DAY_TWICE"]]);
  });

  test("hours of their own on public holidays have to be given, and are kept for that rule alone", () => {
    const own = { ...onMonday(), holidayRule: HolidayRule.OWN_HOURS };
    expect(read(own).errors).toEqual([["openingHours.holidayRanges", "REQUIRED"]]);
    const holidayRanges = [range("09:00", "12:00")];
    expect(read({ ...own, holidayRanges }).kept.holidayRanges).toEqual(holidayRanges);
    expect(read({ ...onMonday(), holidayRanges }).kept.holidayRanges).toEqual([]);
  });

  const exception = "openingHours.exceptions";
  test.each([
    [
      "a day of the Buddhist era",
      [closedOn("2569-12-30")],
      [
        [`${exception}.0.firstDate`, "BUDDHIST_YEAR"],
        [`${exception}.0.lastDate`, "BUDDHIST_YEAR"],
      ],
    ],
    [
      "a day as people write it",
      [closedOn("30/12/2569")],
      [
        [`${exception}.0.firstDate`, "DAY_FORMAT"],
        [`${exception}.0.lastDate`, "DAY_FORMAT"],
      ],
    ],
    [
      "a 29 February that there is not",
      [closedOn("2026-02-29", "2026-03-01")],
      [[`${exception}.0.firstDate`, "DAY_FORMAT"]],
    ],
    [
      "an end before the beginning",
      [closedOn("2026-12-30", "2026-12-29")],
      [[`${exception}.0.lastDate`, "DATE_ORDER"]],
    ],
    ["more than a year", [closedOn("2026-01-01", "2027-01-02")], [[`${exception}.0.lastDate`, "TOO_MANY_DAYS"]]],
    [
      "two on one day",
      [closedOn("2026-12-28", "2026-12-30"), closedOn("2026-12-30")],
      [[`${exception}.1.firstDate`, "DATE_OVERLAP"]],
    ],
  ])("an exception with %s is refused", (_what, given, errors) => {
    expect(read(withExceptions(...given)).errors).toEqual(errors);
  });

  test("an exception on the leap day is taken; exceptions are kept in their order", () => {
    const { kept, errors } = read(withExceptions(closedOn("2028-03-01"), closedOn("2028-02-29")));
    expect(errors).toEqual([]);
    expect(kept.exceptions.map(({ firstDate }) => firstDate)).toEqual(["2028-02-29", "2028-03-01"]);
  });

  const minutes = fc.integer({ min: 0, max: 1_440 });
  const ranges = fc.array(
    fc.tuple(minutes, minutes).map(([start, end]) => range(timeText(start), timeText(end))),
    { maxLength: 6 },
  );

  test("whatever is taken is in order and never overlaps, and nothing else is refused, in 100,000 days", () => {
    fc.assert(
      fc.property(ranges, (given) => {
        const { kept, errors } = read(onMonday(...given));
        const isRight = (at: OpeningRange, index: number) =>
          at.opensAt < closing(at) &&
          given.every(
            (other, place) => place === index || other.opensAt >= closing(at) || at.opensAt >= closing(other),
          );
        if (errors.length) return !given.every(isRight);
        const of = kept.week[0]?.ranges ?? [];
        const isOrdered = of.every((at, index) => !index || (of[index - 1] as OpeningRange).closesAt <= at.opensAt);
        // What was kept is read again as the same, in the order in which jsonb gives it back.
        return given.every(isRight) && isOrdered && JSON.stringify(read(kept).kept) === JSON.stringify(kept);
      }),
      { numRuns: 100_000 },
    );
  }, 60_000);
});

/** Closing at 00:00 is closing at midnight, unless it opens then. */
const closing = ({ opensAt, closesAt }: OpeningRange): string =>
  closesAt === "00:00" && opensAt > "00:00" ? "24:00" : closesAt;
