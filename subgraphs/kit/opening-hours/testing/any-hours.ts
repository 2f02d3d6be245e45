import fc from "fast-check";
import { dayMinutes, dayNumberOf, isoDayOf, weekdays } from "../../calendar/calendar-day";
import { FieldChecks } from "../../input/check-fields";
import { HolidayRule, type OpeningException, type OpeningHours, type OpeningRange } from "../opening-hours.types";
import { timeText } from "../opening-time";

const own: fc.Arbitrary<OpeningRange[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: dayMinutes }), { maxLength: 12 })
  .map((list) => {
    const sorted = list.toSorted((one, other) => one - other);
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, index) => ({
      opensAt: timeText(sorted[2 * index] as number),
      closesAt: timeText(sorted[2 * index + 1] as number),
    }));
  });

/** Hours of one day: those that many offices have, ranges that touch, and any others. */
export const anyRanges: fc.Arbitrary<OpeningRange[]> = fc.oneof(
  own,
  fc.constantFrom<OpeningRange[]>(
    [],
    [{ opensAt: "00:00", closesAt: "24:00" }],
    [
      { opensAt: "08:30", closesAt: "12:00" },
      { opensAt: "13:00", closesAt: "16:30" },
    ],
    [
      { opensAt: "08:00", closesAt: "12:00" },
      { opensAt: "12:00", closesAt: "24:00" },
    ],
  ),
);

const notes = fc
  .oneof(
    fc.constantFrom("ปิดปรับปรุง", 'ซ่อม "ตึก"; ชั้น ๒', '"', "a\nb", "2026-01-01 ปิด; จ"),
    fc.string({ unit: "binary", maxLength: 30 }),
  )
  .map((text) => {
    const checks = new FieldChecks();
    const note = checks.text("note", text, 200);
    return checks.errors.length ? null : note;
  });

/** Special days around a day, none of which overlap. */
const anyExceptions = (around: string): fc.Arbitrary<OpeningException[]> =>
  fc.array(fc.tuple(fc.nat(3), fc.nat(4), anyRanges, notes), { maxLength: 4 }).map((list) => {
    let day = dayNumberOf(around) - 6;
    return list.map(([gap, days, ranges, note]) => {
      const firstDate = isoDayOf(day + gap);
      const lastDate = isoDayOf(day + gap + days);
      day += gap + days + 1;
      return { note, ranges, lastDate, firstDate };
    });
  });

/** Opening hours as they are kept, of any kind, with special days around a day. */
export const anyHours = (around: string): fc.Arbitrary<OpeningHours> =>
  fc
    .record({
      days: fc.oneof(
        fc.array(anyRanges, { minLength: 7, maxLength: 7 }),
        fc.tuple(anyRanges, anyRanges).map(([work, weekend]) => weekdays.map((_, day) => (day < 5 ? work : weekend))),
      ),
      exceptions: anyExceptions(around),
      rule: fc.constantFrom(...Object.values(HolidayRule)),
      holidayRanges: anyRanges,
    })
    .map(({ days, exceptions, rule, holidayRanges }) => {
      const hasOwn = rule === HolidayRule.OWN_HOURS && holidayRanges.length > 0;
      return {
        week: weekdays.map((day, index) => ({ day, ranges: days[index] as OpeningRange[] })),
        exceptions,
        holidayRule: rule === HolidayRule.OWN_HOURS && !hasOwn ? HolidayRule.CLOSED : rule,
        holidayRanges: hasOwn ? holidayRanges : [],
      };
    });
