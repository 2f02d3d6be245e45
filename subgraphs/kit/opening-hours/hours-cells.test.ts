import { ImportRow } from "../import/import-row";
import { HoursCells } from "./hours-cells";
import { hoursColumns } from "./hours-notation";
import { readHeader } from "../import/import-column";

const header = readHeader(["เวลาทำการ", "วันพิเศษ"], hoursColumns);
const reader = new HoursCells();

/** What the two cells say, or the broken rule of each. */
function told(week: string, special = ""): unknown {
  const row = new ImportRow({ line: 2, cells: [week, special] }, header);
  const number = reader.read(row);
  if (row.isBad) return row.badCells.map(({ column, rule, values }) => [column, rule, ...Object.values(values ?? {})]);
  return number === null ? null : JSON.parse(reader.distinct[number] as string);
}
/** The ranges of each day, Monday first. */
const ranges = (cell: string): string[] =>
  (told(cell) as { week: { ranges: { opensAt: string; closesAt: string }[] }[] }).week.map((day) =>
    day.ranges.map(({ opensAt, closesAt }) => `${opensAt}-${closesAt}`).join(),
  );

const office = "08:30-12:00,13:00-16:30";
const nine = "09:00-12:00";

describe("opening hours in a cell", () => {
  test.each([
    ["จ–ศ 08:30–12:00, 13:00–16:30; ส–อา ปิด; วันหยุดราชการ ปิด", [office, office, office, office, office, "", ""]],
    ["จ-ศ 8.30-12.00,13.00-16.30 น.", [office, office, office, office, office, "", ""]],
    ["วันจันทร์ถึงวันศุกร์ ๘.๓๐ ถึง ๑๒.๐๐ น., ๑๓.๐๐–๑๖.๓๐ น.", [office, office, office, office, office, "", ""]],
    [
      "Monday - Fri: 8:30-12:00, 13:00-16:30\nSat closed".replace("Monday", "Mon"),
      [office, office, office, office, office, "", ""],
    ],
    ["จ., พ., ศ. 09:00–12:00", [nine, "", nine, "", nine, "", ""]],
    ["ส–จ 09:00–12:00", [nine, "", "", "", "", nine, nine]],
    ["ทุกวัน 24 ชั่วโมง; วันหยุดราชการ ตามปกติ", Array(7).fill("00:00-24:00")],
    ["daily 24 hours; holidays as usual", Array(7).fill("00:00-24:00")],
    ["ทุกวัน ตลอด 24 ชั่วโมง", Array(7).fill("00:00-24:00")],
    ["ส 13:00–16:00, 09:00–12:00", ["", "", "", "", "", "09:00-12:00,13:00-16:00", ""]],
  ])("%j", (cell, week) => {
    expect(ranges(cell)).toEqual(week);
  });

  test.each([
    ["จ 09:00–12:00", "CLOSED", 0],
    ["จ 09:00–12:00; วันหยุดราชการ ปิด", "CLOSED", 0],
    ["จ 09:00–12:00; วันหยุดราชการ ตามปกติ", "AS_USUAL", 0],
    ["Mon 09:00–12:00; public holidays as usual", "AS_USUAL", 0],
    ["จ 09:00–12:00; วันหยุดนักขัตฤกษ์ 10:00–11:00", "OWN_HOURS", 1],
  ])("%j: on public holidays %s", (cell, holidayRule, count) => {
    expect(told(cell)).toMatchObject({ holidayRule, holidayRanges: { length: count } });
  });

  test.each([
    ["เปิดทุกวัน", "HOURS_FORMAT", "เปิดทุกวัน"],
    ["08:30–16:30", "HOURS_FORMAT", "08:30–16:30"],
    ["จ–ศ 8.30", "HOURS_FORMAT", "8.30"],
    ["จ–ศ 08:30–12:00–16:30", "HOURS_FORMAT", "08:30–12:00–16:30"],
    ["จ–ศ ตามปกติ", "HOURS_FORMAT", "จ–ศ ตามปกติ"],
    ["จ–พ–ศ ปิด", "HOURS_DAY", "จ–พ–ศ"],
    ["ทุกวัน, จ ปิด", "HOURS_DAY", "ทุกวัน, จ"],
    ["จันทรา 08:30–16:30", "HOURS_DAY", "จันทรา"],
    ["จ 08:30–25:00", "TIME_FORMAT"],
    ["จ 16:30–08:30", "RANGE_ORDER", "16:30"],
    ["จ 08:30–12:00, 11:00–16:30", "RANGE_OVERLAP", "08:30", "12:00"],
    ["จ–ศ 08:30–16:30; พ ปิด", "DAY_TWICE"],
    ["จ 08:30–16:30; วันหยุดราชการ ปิด; วันหยุดราชการ ตามปกติ", "DAY_TWICE", "วันหยุดราชการ ตามปกติ"],
    ["จ 1:00–2:00, 3:00–4:00, 5:00–6:00, 7:00–8:00, 9:00–10:00, 11:00–12:00, 13:00–14:00", "TOO_MANY", 6],
  ])("%j is refused: %s", (cell, ...rule) => {
    expect(told(cell)).toEqual([["เวลาทำการ", ...rule]]);
  });
});

describe("special days in a cell", () => {
  const special = (firstDate: string, lastDate: string, note: string | null, hours: string[] = []): object => ({
    note,
    ranges: hours.map((range) => ({ opensAt: range.slice(0, 5), closesAt: range.slice(6) })),
    lastDate,
    firstDate,
  });

  test.each([
    ["2026-12-28 ปิด", [special("2026-12-28", "2026-12-28", null)]],
    ['2026-12-28–2026-12-30 ปิด "ซ่อม; ""ตึก"" ๒"', [special("2026-12-28", "2026-12-30", 'ซ่อม; "ตึก" ๒')]],
    [
      "2027-1-9 ถึง 2027-1-10 9.00-12.00 น.\n2026-12-31 closed",
      [special("2026-12-31", "2026-12-31", null), special("2027-01-09", "2027-01-10", null, ["09:00-12:00"])],
    ],
    ["ไม่มี", []],
    ["none", []],
  ])("%j", (cell, exceptions) => {
    expect(told("", cell)).toEqual({ exceptions });
  });

  test.each([
    ["28/12/2026 ปิด", "HOURS_DATE", "28/12/2026 ปิด"],
    ["2026-12-28", "HOURS_DATE", "2026-12-28"],
    ['2026-12-28 ปิด "ซ่อม', "HOURS_DATE", '2026-12-28 ปิด "ซ่อม'],
    ['2026-12-28 ปิด "ซ่อม" ตึก', "HOURS_DATE", '2026-12-28 ปิด "ซ่อม" ตึก'],
    ["2026-12-28 ตามปกติ", "HOURS_FORMAT", "2026-12-28 ตามปกติ"],
    ["2026-02-29 ปิด", "DAY_FORMAT"],
    ["2569-12-28 ปิด", "BUDDHIST_YEAR"],
    ["2026-12-28–2026-12-27 ปิด", "DATE_ORDER"],
    ["2026-12-28 ปิด; 2026-12-27–2026-12-29 ปิด", "DATE_OVERLAP"],
    [`2026-12-28 ปิด "${"ก".repeat(201)}"`, "TOO_LONG", 200],
  ])("%j is refused: %s", (cell, ...rule) => {
    expect(told("", cell)).toEqual([["วันพิเศษ", ...rule]]);
  });

  test("of many rows is kept once for each that differs", () => {
    const cells = new HoursCells();
    const numbers = ["จ ปิด", "อ ปิด", "จ 8.30-12.00", "จ 08:30–12:00", ""].map((week) =>
      cells.read(new ImportRow({ line: 2, cells: [week, ""] }, header)),
    );
    expect([numbers, cells.distinct.length]).toEqual([[0, 0, 1, 1, null], 2]);
  });

  test("blank cells give nothing; both cells one value", () => {
    expect(told("", "")).toBeNull();
    expect(told("จ ปิด", "ไม่มี")).toMatchObject({ exceptions: [], holidayRule: "CLOSED" });
  });

  test("a cell of any text is read or refused at once", () => {
    for (const text of ['"'.repeat(32_001), `จ${" ".repeat(32_000)}x`, "-".repeat(32_000), "ถึง".repeat(10_000)])
      expect([told(text), told("", text)]).toEqual([[expect.anything()], [expect.anything()]]);
  });
});
