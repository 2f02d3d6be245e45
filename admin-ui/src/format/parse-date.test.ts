import fc from "fast-check";
import { formatDate, formatLongDate } from "./date";
import { dayAfter, dayInBangkok, endOfDay, parseDay, startOfDay } from "./parse-date";

test.each([
  ["21/11/2569", "2026-11-21"],
  ["๒๑/๑๑/๒๕๖๙", "2026-11-21"],
  ["21 พ.ย. 2569", "2026-11-21"],
  ["21 พ.ย.2569", "2026-11-21"],
  ["21 พฤศจิกายน 2569", "2026-11-21"],
  ["21 Nov 2026", "2026-11-21"],
  ["21.11.2026", "2026-11-21"],
  ["2026-11-21", "2026-11-21"],
  [" 1-2-2570 ", "2027-02-01"],
  ["29/2/2567", "2024-02-29"],
])("%j is the day %s", (typed, day) => {
  expect(parseDay(typed)).toBe(day);
});

test.each(["", "พรุ่งนี้", "31/2/2569", "29/2/2569", "0/1/2569", "21/13/2569", "21/11/69", "21 ดาวอังคาร 2569", "2569"])(
  "%j is no day",
  (typed) => {
    expect(parseDay(typed)).toBeNull();
  },
);

test("every day reads back as it is written, in both languages", () => {
  const days = fc.date({ min: new Date("1950-01-01"), max: new Date("2150-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(days, fc.constantFrom("th" as const, "en" as const), (date, locale) => {
      const day = date.toISOString().slice(0, 10);
      expect(parseDay(formatDate(startOfDay(day), locale))).toBe(day);
      const long = formatLongDate(startOfDay(day), locale).replace(/^.*?(?=\d)/, "");
      expect(parseDay(long)).toBe(day);
    }),
  );
});

test("a day begins and ends at midnight in Bangkok", () => {
  expect(startOfDay("2026-11-21")).toBe("2026-11-20T17:00:00.000Z");
  expect(endOfDay("2026-11-21")).toBe("2026-11-21T17:00:00.000Z");
  expect(dayAfter("2026-12-31", 1)).toBe("2027-01-01");
  expect(dayInBangkok(new Date("2026-11-20T17:00:00Z"))).toBe("2026-11-21");
});
