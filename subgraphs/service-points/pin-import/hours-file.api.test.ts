import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { fetchExport } from "../../../local/testing/test-export";
import { csvOf, found, TestFileImport } from "../../../local/testing/test-file-import";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, type TestNode } from "../../../local/testing/test-tree";
import { OfficeColumns } from "../../kit/directory/office-columns";
import { readHeader } from "../../kit/import/import-column";
import { ImportRow } from "../../kit/import/import-row";
import { HoursCells } from "../../kit/opening-hours/hours-cells";
import { hoursColumns } from "../../kit/opening-hours/hours-notation";
import { hoursCopied, joinHours } from "../../kit/opening-hours/hours-sql";
import type { OpeningHours } from "../../kit/opening-hours/opening-hours.types";
import { anyHours } from "../../kit/opening-hours/testing/any-hours";

const hours = fc.sample(anyHours("2026-11-21"), { numRuns: 1, seed: 7 })[0] as OpeningHours;
const office = [
  { opensAt: "08:30", closesAt: "12:00" },
  { opensAt: "13:00", closesAt: "16:30" },
];
const officeHours = {
  ...hours,
  week: hours.week.map(({ day }, index) => ({ day, ranges: index < 5 ? office : [] })),
  exceptions: [{ note: 'ซ่อม "ตึก"; ชั้น ๒', ranges: [], lastDate: "2026-12-30", firstDate: "2026-12-28" }],
  holidayRule: "CLOSED",
  holidayRanges: [],
};
const weekCell = "จ–ศ 08:30–12:00, 13:00–16:30; ส–อา ปิด; วันหยุดราชการ ปิด";
const specialCell = '2026-12-28–2026-12-30 ปิด "ซ่อม ""ตึก""; ชั้น ๒"';

let pakmut: TestPakmut;
let department: TestNode;
let office1: string;
let bare: string;
let points: TestFileImport;
let organisations: TestFileImport;

beforeAll(async () => {
  pakmut = await TestPakmut.open();
  const ministry = await addOrganisation(pakmut, "กระทรวง", { columns: { code: "0100000000000" } });
  const json = JSON.stringify(officeHours);
  department = await addOrganisation(pakmut, "กรม", {
    below: ministry,
    columns: { code: "0106200000000", opening_hours: json },
  });
  office1 = await addServicePoint(pakmut, "เคาน์เตอร์หนึ่ง", department, { opening_hours: json });
  await addServicePoint(pakmut, "เคาน์เตอร์สอง", department, { opening_hours: JSON.stringify(hours) });
  bare = await addServicePoint(pakmut, "ไม่มีเวลา", department, {});
  const officer = await pakmut.as("CENTRAL_OFFICER", department.id);
  points = new TestFileImport(pakmut, officer, "service-points", department.id);
  organisations = new TestFileImport(pakmut, officer, "organisations", department.id);
  await pakmut.startJobs();
}, 60_000);
afterAll(() => pakmut.close());

async function fetchList(list: "organisations" | "service-points", format: string, language: string): Promise<Buffer> {
  const answer = await fetchExport(pakmut, points.client, `${list}/${list}.${format}`, { language });
  return Buffer.from(await answer.arrayBuffer());
}
/** What a list's file says of the office with the usual hours. */
async function rowOf(
  list: "organisations" | "service-points",
  language: string,
): Promise<Record<string, string> | undefined> {
  const rows = parse(await fetchList(list, "csv", language), { bom: true, columns: true }) as Record<string, string>[];
  return rows.find((row) => [office1, department.id].includes(row["รหัสระบบ"] ?? row["id"] ?? ""));
}
const hoursOf = async (id: string): Promise<unknown> =>
  (await pakmut.sql("select opening_hours from service_points.service_points where id = $1", [id]))[0]?.[
    "opening_hours"
  ];

async function reportOf(id: string): Promise<Record<string, string>[]> {
  const answer = await fetchExport(pakmut, points.client, "service-points/import-report.csv", { import: id });
  return parse(Buffer.from(await answer.arrayBuffer()), { bom: true, columns: true }) as Record<string, string>[];
}

describe("opening hours in files", () => {
  test("of both lists say the week and the special days in words", async () => {
    for (const list of ["organisations", "service-points"] as const) {
      const row = await rowOf(list, "th");
      expect([row?.["เวลาทำการ"], row?.["วันพิเศษ"]]).toEqual([weekCell, specialCell]);
    }
    const row = await rowOf("service-points", "en");
    expect(row?.["opening hours"]).toBe("Mon–Fri 08:30–12:00, 13:00–16:30; Sat–Sun closed; holidays closed");
    expect(row?.["special days"]).toMatch(/^2026-12-28–2026-12-30 closed "/);
    const lines = (await fetchList("service-points", "ndjson", "th")).toString().trim().split("\n");
    expect(lines.map((line) => JSON.parse(line)).find(({ id }) => id === office1)?.openingHours).toEqual(officeHours);
  });

  test.each([
    ["csv", "th"],
    ["csv", "en"],
    ["xlsx", "th"],
  ])("that come back as they went change nothing (%s, %s)", async (format, language) => {
    const list = await points.check(await fetchList("service-points", format, language));
    expect([found(list), list.unknownColumns]).toEqual([[0, 0, 3, 0], []]);
    expect(found(await organisations.check(await fetchList("organisations", format, language)))).toEqual([0, 0, 1, 0]);
  });

  test("edited in one cell change that, and leave what the other says", async () => {
    const checked = await points.check(
      csvOf([
        ["รหัสระบบ", "ชื่อจุดบริการ", "รหัสหน่วยงาน", "เวลาทำการ", "วันพิเศษ"],
        [office1, "", "", "ทุกวัน 24 ชั่วโมง; วันหยุดราชการ ตามปกติ", ""],
      ]),
    );
    expect(found(checked)).toEqual([0, 1, 0, 0]);
    const [row] = await points.rows(checked.id, "CHANGED");
    expect(row?.changes.map(({ field }: { field: string }) => field)).toEqual(["openingHours"]);
    expect(await reportOf(checked.id)).toMatchObject([
      { คอลัมน์: "เวลาทำการ", เดิม: weekCell, ใหม่: "ทุกวัน 24 ชั่วโมง; วันหยุดราชการ ตามปกติ" },
    ]);
    await points.apply(checked.id);
    expect(await points.settled(checked.id)).toMatchObject({ state: "APPLIED" });
    expect(await hoursOf(office1)).toMatchObject({ exceptions: officeHours.exceptions, holidayRule: "AS_USUAL" });
    const none = await points.check([
      ["รหัสระบบ", "ชื่อจุดบริการ", "รหัสหน่วยงาน", "วันพิเศษ"],
      [office1, "", "", "ไม่มี"],
    ]);
    expect(await reportOf(none.id)).toMatchObject([{ คอลัมน์: "วันพิเศษ", เดิม: specialCell, ใหม่: "" }]);
    await points.apply(none.id);
    expect(await points.settled(none.id)).toMatchObject({ state: "APPLIED", changed: 1 });
    expect(await hoursOf(office1)).toMatchObject({ exceptions: [], holidayRule: "AS_USUAL" });
  });

  test("and what else is no plain text stand in the report as in a file", async () => {
    const checked = await points.check([
      ["รหัสระบบ", "ชื่อจุดบริการ", "รหัสหน่วยงาน", "เวลาทำการ", "สิ่งอำนวยความสะดวก", "โทรศัพท์"],
      [bare, "", "", weekCell, "ลิฟต์; ที่จอดรถ", "02 612 6060 ต่อ 1800; 1111"],
    ]);
    const said = Object.fromEntries((await reportOf(checked.id)).map((row) => [row["คอลัมน์"], row["ใหม่"]]));
    expect(said).toEqual({
      เวลาทำการ: weekCell,
      สิ่งอำนวยความสะดวก: "ที่จอดรถ; ลิฟต์",
      โทรศัพท์: "026126060 ต่อ 1800; 1111",
    });
  });

  test("add hours to new offices and to those without; what is wrong is told by line and column", async () => {
    const checked = await points.check([
      ["รหัสหน่วยงาน", "ชื่อจุดบริการ", "เวลาทำการ", "วันพิเศษ"],
      ["0106200000000", "จุดใหม่", weekCell, ""],
      ["0106200000000", "ไม่มีเวลา", weekCell, specialCell],
      ["0106200000000", "จุดใหม่สอง", "", specialCell],
      ["0106200000000", "จุดใหม่สาม", "จันทรา 8.30-16.30", "2569-12-28 ปิด"],
      ["0106200000000", "จุดใหม่สี่", "", ""],
    ]);
    expect(found(checked)).toEqual([2, 1, 0, 2]);
    const bad = await points.rows(checked.id, "BAD");
    expect(bad.map(({ line, problems }) => [line, problems])).toEqual([
      [4, [expect.objectContaining({ column: "วันพิเศษ", rule: "HOURS_REQUIRED" })]],
      [
        5,
        [
          expect.objectContaining({ column: "เวลาทำการ", reasonTh: expect.stringContaining("ไม่รู้จักวัน “จันทรา”") }),
          expect.objectContaining({ column: "วันพิเศษ", reasonTh: expect.stringContaining("ค.ศ.") }),
        ],
      ],
    ]);
    await points.apply(checked.id, true);
    expect(await points.settled(checked.id)).toMatchObject({ state: "APPLIED" });
    const rows = await pakmut.sql(
      "select name_th, opening_hours from service_points.service_points where name_th = any('{จุดใหม่,ไม่มีเวลา,จุดใหม่สี่}') order by name_th",
    );
    expect(rows).toEqual([
      { name_th: "จุดใหม่", opening_hours: { ...officeHours, exceptions: [] } },
      { name_th: "จุดใหม่สี่", opening_hours: null },
      { name_th: "ไม่มีเวลา", opening_hours: officeHours },
    ]);
  });

  test.each(["th", "en"] as const)("are read as they were written, whatever they are (%s)", async (language) => {
    const all = fc.sample(anyHours("2026-11-21"), 2_000);
    const [week, special] = hoursCopied(new OfficeColumns(language, "o", hoursColumns), "o.hours");
    const rows = await pakmut.sql<{ week: string; special: string | null }>(
      `select ${week?.sql} as week, ${special?.sql} as special
       from jsonb_array_elements($1::jsonb) with ordinality as o (hours, place) ${joinHours("o.hours", language)} order by place`,
      [JSON.stringify(all)],
    );
    const header = readHeader(
      hoursColumns.map((column) => column[language]),
      hoursColumns,
    );
    const cells = new HoursCells();
    for (const [index, written] of rows.entries()) {
      const row = new ImportRow({ line: 2, cells: [written.week, written.special ?? ""] }, header);
      const number = cells.read(row) ?? -1;
      const read = JSON.parse(cells.distinct[number] ?? "{}");
      expect([written, row.badCells, { exceptions: [], ...read }]).toEqual([written, [], all[index]]);
    }
  });
});
