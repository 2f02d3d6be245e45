import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { toldInZones } from "../../../local/testing/told-in-zones";
import { projectFile } from "../project-file";
import { dayNumberOf, isoDayOf } from "./calendar-day";
import { addWorkingDays, Calendar, isWorkingDay, workingDaysBetween } from "./working-days";

const days = parse<{ date: string }>(readFileSync(projectFile("subgraphs/organisations/holiday/data/holidays.csv")), {
  columns: true,
  bom: true,
});
const years = [2023, 2024, 2025, 2026, 2027];
const holidays = days.map(({ date }) => ({ date, provinceCode: null }));
const calendar = new Calendar(years, [...holidays, { date: "2026-11-25", provinceCode: "50" }]);

const daysOf2023To2026 = fc.integer({ min: dayNumberOf("2023-01-01"), max: dayNumberOf("2026-12-31") }).map(isoDayOf);
const counts = fc.integer({ min: 0, max: 120 });
/** Where every rule goes wrong first: around weekends, Songkran, the end of the year and the leap day. */
const edges = [
  "2024-02-28",
  "2024-02-29",
  "2026-04-10",
  "2026-04-12",
  "2026-04-16",
  "2025-12-30",
  "2025-12-31",
  "2026-01-02",
];

/** The rule a second time: counted by the list of all working days. */
const allWorkingDays = Array.from({ length: 365 * 5 + 1 }, (_, index) => isoDayOf(dayNumberOf("2023-01-01") + index))
  .filter((day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))
  .filter((day) => !days.some(({ date }) => date === day));

describe("working days", () => {
  test.each([
    ["2026-11-20", true, "a Friday"],
    ["2026-11-21", false, "a Saturday"],
    ["2026-11-22", false, "a Sunday"],
    ["2026-05-01", true, "Labour Day is a bank holiday, none of the government's"],
    ["2026-05-13", false, "the royal ploughing ceremony"],
    ["2026-07-30", false, "the beginning of Buddhist Lent"],
    ["2026-12-07", false, "in lieu of the Saturday before"],
    ["2026-01-02", false, "added by the cabinet"],
  ])("%s: %s, %s", (day, isWorking) => {
    expect(isWorkingDay(calendar, day)).toBe(isWorking);
  });

  test("a holiday of a province is one there alone", () => {
    expect(isWorkingDay(calendar, "2026-11-25", "50")).toBe(false);
    expect(isWorkingDay(calendar, "2026-11-25", "10")).toBe(true);
    expect(isWorkingDay(calendar, "2026-11-25")).toBe(true);
  });

  test.each([
    ["2026-04-10", 5, "2026-04-22", "approved on the Friday before Songkran"],
    ["2026-11-20", 5, "2026-11-27", "over a weekend"],
    ["2026-11-20", 0, "2026-11-20", "none after a day is the day"],
    ["2025-12-30", 1, "2026-01-05", "over the turn of the year"],
    ["2024-02-28", 1, "2024-02-29", "onto the leap day"],
  ])("%s and %d more lead to %s: %s", (from, count, to) => {
    expect(addWorkingDays(calendar, from, count)).toBe(to);
  });

  test("are counted as a list of them counts, from 100,000 days", () => {
    fc.assert(
      fc.property(fc.oneof(daysOf2023To2026, fc.constantFrom(...edges)), counts, (from, count) => {
        const to = addWorkingDays(calendar, from, count);
        const first = allWorkingDays.findIndex((day) => day > from);
        const isLast = to === (count === 0 ? from : allWorkingDays[first + count - 1]);
        return isLast && workingDaysBetween(calendar, from, to) === count;
      }),
      { numRuns: 100_000, examples: edges.map((day) => [day, 5] as [string, number]) },
    );
  }, 60_000);

  test("between two days are as many there as back, and add up over a day between", () => {
    fc.assert(
      fc.property(daysOf2023To2026, daysOf2023To2026, daysOf2023To2026, (one, two, three) => {
        const between = (from: string, to: string) => workingDaysBetween(calendar, from, to);
        expect(between(one, two) + between(two, one)).toBe(0);
        expect(between(one, two) + between(two, three)).toBe(between(one, three));
      }),
      { numRuns: 2_000 },
    );
  }, 60_000);

  const missing = (year: number) =>
    expect.objectContaining({
      extensions: { code: "BAD_USER_INPUT", fields: [{ field: "date", rule: "CALENDAR_MISSING", values: { year } }] },
    });

  test("a year without a calendar is refused, never guessed", () => {
    expect(() => isWorkingDay(calendar, "2028-01-03")).toThrow(missing(2028));
    expect(() => addWorkingDays(calendar, "2027-12-30", 1)).toThrow(missing(2028));
    expect(() => workingDaysBetween(calendar, "2022-12-30", "2023-01-03")).toThrow(missing(2022));
    // Not declared: some of its holidays are entered, and nobody has said that they are all.
    const partial = new Calendar(years, [...holidays, { date: "2028-01-03", provinceCode: null }]);
    expect(() => isWorkingDay(partial, "2028-01-04")).toThrow(missing(2028));
  });

  test("are the same whatever time zone the process is in", () => {
    const kit = "subgraphs/kit/calendar";
    const expression = `(() => {
      const calendar = new days.Calendar(${JSON.stringify(years)}, ${JSON.stringify(holidays)});
      return Array.from({ length: 1400 }, (_, n) => {
        const day = calendarDay.isoDayOf(${dayNumberOf("2023-01-01")} + n);
        const edge = calendarDay.endOfDay(day);
        return [day, days.isWorkingDay(calendar, day), days.addWorkingDays(calendar, day, 5), edge,
          calendarDay.bangkokDayOf(edge), calendarDay.bangkokDayOf(new Date(edge.getTime() - 1)), calendarDay.dayProblem(day)];
      });
    })()`;
    const sources = { days: `${kit}/working-days.ts`, calendarDay: `${kit}/calendar-day.ts` };
    const [utc, ...others] = toldInZones(["UTC", "America/Los_Angeles", "Asia/Bangkok"], sources, expression);
    expect(JSON.parse(utc as string)).toHaveLength(1_400);
    for (const other of others) expect(other).toBe(utc);
  });
});
