import fc from "fast-check";
import { bangkokDayOf, dayNumberOf, dayProblem, endOfDay, isoDayOf, weekdayIndexOf, yearOf } from "./calendar-day";

const dayNumbers = fc.integer({ min: dayNumberOf("1900-01-01"), max: dayNumberOf("2399-12-31") });

describe("a day of the calendar", () => {
  test.each([
    ["2026-11-21", null],
    ["2024-02-29", null],
    ["2023-02-29", "DAY_FORMAT"],
    ["2100-02-29", "DAY_FORMAT"],
    ["2026-13-01", "DAY_FORMAT"],
    ["2026-1-1", "DAY_FORMAT"],
    ["31/01/2026", "DAY_FORMAT"],
    ["๒๐๒๖-๐๑-๓๑", "DAY_FORMAT"],
    ["", "DAY_FORMAT"],
    ["0099-01-01", "DAY_FORMAT"],
    ["2569-01-31", "BUDDHIST_YEAR"],
    ["2567-02-29", "BUDDHIST_YEAR"],
  ])("%j: %s", (text, problem) => {
    expect(dayProblem(text)).toBe(problem);
  });

  test("has a number that leads back to it, on 100,000 days", () => {
    fc.assert(
      fc.property(dayNumbers, (dayNumber) => {
        const day = isoDayOf(dayNumber);
        const isNextWeekday = weekdayIndexOf(dayNumber + 1) === (weekdayIndexOf(dayNumber) + 1) % 7;
        const isItself = dayProblem(day) === null && dayNumberOf(day) === dayNumber;
        return isItself && isNextWeekday && yearOf(dayNumber) === Number(day.slice(0, 4));
      }),
      { numRuns: 100_000 },
    );
  });

  test.each([
    ["2026-11-20T16:59:59.999Z", "2026-11-20"],
    ["2026-11-20T17:00:00.000Z", "2026-11-21"],
    ["1969-12-31T16:59:59.999Z", "1969-12-31"],
    ["2024-02-28T17:00:00.000Z", "2024-02-29"],
  ])("%s is %s in Bangkok", (instant, day) => {
    expect(bangkokDayOf(new Date(instant))).toBe(day);
  });

  test("ends at midnight in Bangkok, to the millisecond", () => {
    expect(endOfDay("2026-11-20").toISOString()).toBe("2026-11-20T17:00:00.000Z");
    fc.assert(
      fc.property(dayNumbers, (dayNumber) => {
        const end = endOfDay(isoDayOf(dayNumber)).getTime();
        expect(bangkokDayOf(new Date(end - 1))).toBe(isoDayOf(dayNumber));
        expect(bangkokDayOf(new Date(end))).toBe(isoDayOf(dayNumber + 1));
      }),
    );
  });
});
