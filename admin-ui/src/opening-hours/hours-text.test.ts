import { hoursTh } from "./hours.th";
import { clockText, openText, rangesText, weekLines } from "./hours-text";
import { copyMonday, hoursValueOf, officeHours, tidyTime, withLunchBreak } from "./hours-value";

/** The Thai words themselves, filled in. */
const text = (key: string, values: Record<string, string | number> = {}): string => {
  const found = key
    .split(".")
    .slice(1)
    .reduce<unknown>((of, part) => (of as Record<string, unknown>)[part], hoursTh);
  return Object.entries(values).reduce(
    (of, [name, value]) => of.replaceAll(`%{${name}}`, String(value)),
    String(found),
  );
};
const plain = (of: string | null) => of?.replaceAll("\u00A0", " ");
/** A Friday, 9.00 in Bangkok. */
const now = new Date("2026-11-20T02:00:00Z");
const told = (isOpenNow: boolean | null, nextChangeAt: string | null) =>
  plain(openText({ isOpenNow, nextChangeAt }, now, "th", text));

describe("open now, in words", () => {
  test.each([
    [true, "2026-11-20T09:30:00Z", "เปิดอยู่ ปิด 16.30 น."],
    [true, "2026-11-20T17:00:00Z", "เปิดอยู่ ปิด 24.00 น."],
    [false, "2026-11-20T06:00:00Z", "ปิดอยู่ เปิด 13.00 น."],
    [false, "2026-11-21T01:30:00Z", "ปิดอยู่ เปิดพรุ่งนี้ 8.30 น."],
    [false, "2026-11-20T17:00:00Z", "ปิดอยู่ เปิดพรุ่งนี้ 0.00 น."],
    [false, "2026-11-23T01:30:00Z", "ปิดอยู่ เปิดวันจันทร์ 23 พ.ย. 2569 8.30 น."],
    [true, null, "เปิดอยู่"],
    [false, null, "ปิดอยู่"],
    [null, null, undefined],
  ])("%s until %s", (isOpen, next, words) => {
    expect(told(isOpen, next)).toBe(words);
  });
});

describe("the week in words", () => {
  const lines = (hours: ReturnType<typeof officeHours>) =>
    weekLines(hours, "th", text).map(({ days, hours: of }) => `${days} ${plain(of)}`);

  test("days of the same hours are told together", () => {
    expect(lines(officeHours())).toEqual(["จันทร์–ศุกร์ 8.30–16.30 น.", "เสาร์–อาทิตย์ ปิดทำการ"]);
    expect(lines(copyMonday(officeHours(), 6))).toEqual(["ทุกวัน 8.30–16.30 น."]);
  });

  test("a whole day, a lunch break, English", () => {
    expect(rangesText([{ opensAt: "00:00", closesAt: "24:00" }], "th", text)).toBe("ตลอด 24 ชั่วโมง");
    const ranges = withLunchBreak([{ opensAt: "08:30", closesAt: "16:30" }]);
    expect(plain(rangesText(ranges, "th", text))).toBe("8.30–12.00, 13.00–16.30 น.");
    expect(clockText("08:30", "en")).toBe("8:30");
  });
});

describe("hours in a form", () => {
  test.each([
    ["8.30", "08:30"],
    ["๐๘:๓๐", "08:30"],
    ["0830", "08:30"],
    ["24.00", "24:00"],
    ["บ่าย", "บ่าย"],
    ["", ""],
  ])("%j is tidied to %j", (typed, tidy) => {
    expect(tidyTime(typed)).toBe(tidy);
  });

  test("a break fits only into a day that is longer than it", () => {
    const afternoon = [{ opensAt: "12:30", closesAt: "16:30" }];
    expect(withLunchBreak(afternoon)).toEqual(afternoon);
    expect(withLunchBreak([])).toEqual([]);
  });

  test("copied hours are Monday's own no longer", () => {
    const copied = copyMonday(officeHours(), 4);
    expect(copied.week[4]).toEqual({ day: "FRIDAY", ranges: copied.week[0]?.ranges });
    expect(copied.week[4]?.ranges[0]).not.toBe(copied.week[0]?.ranges[0]);
    expect(copied.week[5]?.ranges).toEqual([]);
  });

  test("hours of the API and of the form are compared as the same", () => {
    const hours = officeHours();
    expect(JSON.stringify(hoursValueOf({ ...hours, week: [...hours.week].reverse() }))).toBe(JSON.stringify(hours));
  });
});
