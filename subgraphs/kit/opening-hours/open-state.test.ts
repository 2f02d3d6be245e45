import fc from "fast-check";
import { toldInZones } from "../../../local/testing/told-in-zones";
import { weekdays } from "../calendar/calendar-day";
import { Calendar } from "../calendar/working-days";
import { isOpenAt, openStateAt, rangesOn } from "./open-state";
import { HolidayRule, type OpeningHours, type OpeningRange } from "./opening-hours.types";
import { anyHours as anySpecialHours } from "./testing/any-hours";
import { timeText } from "./opening-time";

const calendar = new Calendar(
  [2026, 2027],
  [
    { date: "2026-12-07", provinceCode: null },
    { date: "2026-12-31", provinceCode: null },
    { date: "2027-01-01", provinceCode: null },
    { date: "2026-11-25", provinceCode: "50" },
  ],
);
const office: OpeningRange[] = [
  { opensAt: "08:30", closesAt: "12:00" },
  { opensAt: "13:00", closesAt: "16:30" },
];
const hoursOf = (change: Partial<OpeningHours> = {}, onWeekend: OpeningRange[] = []): OpeningHours => ({
  week: weekdays.map((day, index) => ({ day, ranges: index < 5 ? office : onWeekend })),
  exceptions: [],
  holidayRule: HolidayRule.CLOSED,
  holidayRanges: [],
  ...change,
});
const always = [{ opensAt: "00:00", closesAt: "24:00" }];
const allDay = (ranges: OpeningRange[], change: Partial<OpeningHours> = {}) =>
  hoursOf({ week: weekdays.map((day) => ({ day, ranges })), holidayRule: HolidayRule.AS_USUAL, ...change });

/** "2026-11-20 08:30" in Bangkok. */
const at = (time: string): Date => new Date(`${time.replace(" ", "T")}+07:00`);
const stateAt = (hours: OpeningHours, time: string, provinceCode: string | null = null) => {
  const { isOpen, nextChangeAt } = openStateAt(hours, calendar, at(time), provinceCode);
  return [isOpen, nextChangeAt?.toISOString() ?? null];
};
const told = (isOpen: boolean | null, next: string | null) => [isOpen, next && at(next).toISOString()];

describe("is it open now, and until when?", () => {
  test.each([
    ["2026-11-20 08:29:59.999", false, "2026-11-20 08:30", "a moment before it opens"],
    ["2026-11-20 08:30", true, "2026-11-20 12:00", "the moment it opens"],
    ["2026-11-20 11:59:59.999", true, "2026-11-20 12:00", "a moment before lunch"],
    ["2026-11-20 12:00", false, "2026-11-20 13:00", "at lunch"],
    ["2026-11-20 16:30", false, "2026-11-23 08:30", "closed for the weekend"],
    ["2026-12-04 17:00", false, "2026-12-08 08:30", "over a weekend and the holiday in lieu after it"],
    ["2026-12-30 17:00", false, "2027-01-04 08:30", "over the turn of the year"],
  ])("office hours on %s: %s until %s, %s", (time, isOpen, next) => {
    expect(stateAt(hoursOf(), time)).toEqual(told(isOpen, next));
  });

  test("a holiday of a province closes there alone", () => {
    expect(stateAt(hoursOf(), "2026-11-25 09:00", "50")).toEqual(told(false, "2026-11-26 08:30"));
    expect(stateAt(hoursOf(), "2026-11-25 09:00", "10")).toEqual(told(true, "2026-11-25 12:00"));
  });

  test.each([
    [HolidayRule.CLOSED, false, "2026-12-08 08:30"],
    [HolidayRule.AS_USUAL, true, "2026-12-07 12:00"],
    [HolidayRule.OWN_HOURS, true, "2026-12-07 10:00"],
  ])("on a public holiday with the rule %s", (holidayRule, isOpen, next) => {
    const holidayRanges = holidayRule === HolidayRule.OWN_HOURS ? [{ opensAt: "09:00", closesAt: "10:00" }] : [];
    expect(stateAt(hoursOf({ holidayRule, holidayRanges }), "2026-12-07 09:30")).toEqual(told(isOpen, next));
  });

  test("an exception goes before holidays and weekdays, on its first day as on its last", () => {
    const ranges = [{ opensAt: "09:00", closesAt: "10:00" }];
    const closing = { firstDate: "2026-11-23", lastDate: "2026-11-24", ranges: [], note: "ปรับปรุงอาคาร" };
    const fair = { firstDate: "2026-12-07", lastDate: "2026-12-07", ranges, note: null };
    const hours = hoursOf({ exceptions: [closing, fair] });
    expect(stateAt(hours, "2026-11-20 16:30")).toEqual(told(false, "2026-11-25 08:30"));
    expect(stateAt(hours, "2026-12-07 09:30")).toEqual(told(true, "2026-12-07 10:00"));
  });

  test("midnight between two open days is no change; on the leap day neither", () => {
    const night = allDay([
      { opensAt: "00:00", closesAt: "02:00" },
      { opensAt: "18:00", closesAt: "24:00" },
    ]);
    expect(stateAt(night, "2026-11-20 23:59")).toEqual(told(true, "2026-11-21 02:00"));
    expect(stateAt(night, "2026-11-21 00:00")).toEqual(told(true, "2026-11-21 02:00"));
    expect(stateAt(night, "2028-02-28 23:00")).toEqual(told(true, "2028-02-29 02:00"));
    expect(stateAt(night, "2028-02-29 23:00")).toEqual(told(true, "2028-03-01 02:00"));
  });

  test("24 hours without a pause never change; closed for good neither", () => {
    expect(stateAt(allDay(always), "2026-11-20 12:00")).toEqual(told(true, null));
    expect(stateAt(allDay([]), "2026-11-20 12:00")).toEqual(told(false, null));
  });

  test("two ranges that touch are one", () => {
    const touching = allDay([
      { opensAt: "08:00", closesAt: "12:00" },
      { opensAt: "12:00", closesAt: "16:00" },
    ]);
    expect(stateAt(touching, "2026-11-20 09:00")).toEqual(told(true, "2026-11-20 16:00"));
  });

  test("beyond the known calendar nothing is claimed, except what does not depend on holidays", () => {
    expect(stateAt(hoursOf(), "2028-01-05 09:00")).toEqual(told(null, null));
    expect(stateAt(hoursOf(), "2027-12-31 16:30")).toEqual(told(false, null));
    expect(stateAt(hoursOf(), "2027-12-31 16:00")).toEqual(told(true, "2027-12-31 16:30"));
    expect(stateAt(hoursOf(), "2028-01-08 09:00")).toEqual(told(false, null));
    expect(stateAt(hoursOf({ holidayRule: HolidayRule.AS_USUAL }), "2028-01-05 09:00")).toEqual(
      told(true, "2028-01-05 12:00"),
    );
  });

  const cuts = fc.uniqueArray(fc.integer({ min: 0, max: 1_440 }), { maxLength: 8 }).map((list) => {
    const sorted = list.sort((a, b) => a - b);
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, index) => ({
      opensAt: timeText(sorted[2 * index] as number),
      closesAt: timeText(sorted[2 * index + 1] as number),
    }));
  });
  const anyHours = fc
    .record({
      week: fc.tuple(cuts, cuts, cuts, cuts, cuts, cuts, cuts),
      own: cuts,
      rule: fc.constantFrom(...Object.values(HolidayRule)),
    })
    .map(({ week, own, rule }) =>
      hoursOf({
        week: weekdays.map((day, index) => ({ day, ranges: week[index] as OpeningRange[] })),
        holidayRule: rule,
        holidayRanges: rule === HolidayRule.OWN_HOURS ? own : [],
      }),
    );
  const start = at("2026-11-20 00:00").getTime();
  const instants = fc.integer({ min: start, max: start + 60 * 86_400_000 }).map((time) => new Date(time));
  const minuteMs = 60_000;

  test("the next change is where the state first differs, whatever the hours, at 20,000 moments", () => {
    fc.assert(
      fc.property(anyHours, instants, (hours, now) => {
        const { isOpen, nextChangeAt } = openStateAt(hours, calendar, now);
        if (!nextChangeAt) return true;
        const isOpenAt = (time: number) => openStateAt(hours, calendar, new Date(time)).isOpen;
        const middle = Math.floor((now.getTime() + nextChangeAt.getTime()) / 2 / minuteMs) * minuteMs;
        const before = [nextChangeAt.getTime() - 1, Math.max(middle, now.getTime())];
        const isFirst = before.every((time) => isOpenAt(time) === isOpen);
        return isFirst && nextChangeAt > now && isOpenAt(nextChangeAt.getTime()) !== isOpen;
      }),
      { numRuns: 20_000 },
    );
  }, 60_000);

  test("it is open exactly in the ranges of the day, at 100,000 moments", () => {
    fc.assert(
      fc.property(anyHours, instants, (hours, now) => {
        const local = new Date(now.getTime() + 7 * 3_600_000).toISOString();
        const dayNumber = Date.parse(`${local.slice(0, 10)}T00:00:00Z`) / 86_400_000;
        const time = local.slice(11, 16);
        const ranges = rangesOn(hours, calendar, dayNumber, null) ?? [];
        const isWithin = ranges.some(({ opensAt, closesAt }) => opensAt <= time && time < closesAt);
        return openStateAt(hours, calendar, now).isOpen === isWithin;
      }),
      { numRuns: 100_000 },
    );
  }, 60_000);

  test("is told without the next change as with it, of any hours with special days, at 50,000 moments", () => {
    const provinces = fc.constantFrom(null, "10", "50");
    // Also in the first days of 2028, which has no calendar.
    const moments = fc.oneof(
      instants,
      instants.map((moment) => new Date(moment.getTime() + 380 * 86_400_000)),
    );
    fc.assert(
      fc.property(anySpecialHours("2026-11-28"), moments, provinces, (hours, now, province) => {
        return isOpenAt(hours, calendar, now, province) === openStateAt(hours, calendar, now, province).isOpen;
      }),
      { numRuns: 50_000 },
    );
  }, 60_000);

  test("is the same whatever time zone the process is in", () => {
    const sources = {
      state: "subgraphs/kit/opening-hours/open-state.ts",
      days: "subgraphs/kit/calendar/working-days.ts",
    };
    const expression = `Array.from({ length: 24 * 60 }, (_, hour) => state.openStateAt(${JSON.stringify(hoursOf())},
      new days.Calendar([2026, 2027], [{ date: "2026-12-07", provinceCode: null }]),
      new Date(${start} + hour * 3600000 - 1)))`;
    const [utc, ...others] = toldInZones(["UTC", "America/Los_Angeles", "Asia/Bangkok"], sources, expression);
    expect(JSON.parse(utc as string)).toHaveLength(1_440);
    for (const other of others) expect(other).toBe(utc);
  });
});
