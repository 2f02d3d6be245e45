import fc from "fast-check";
import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, type TestNode } from "../../../local/testing/test-tree";
import { bangkokDayOf } from "../../kit/calendar/calendar-day";
import { anyHours } from "../../kit/opening-hours/testing/any-hours";

const offices = 400;
const today = bangkokDayOf(new Date());

let pakmut: TestPakmut;
let department: TestNode;
let officer: TestClient;
beforeAll(async () => {
  pakmut = await TestPakmut.open();
  const ministry = await addOrganisation(pakmut, "กระทรวง", { columns: { code: "0100000000000" } });
  department = await addOrganisation(pakmut, "กรม", { below: ministry, columns: { code: "0106200000000" } });
  // A third has the hours of others, as offices do; some have none.
  const kinds = fc.sample(fc.option(anyHours(today), { freq: 15 }), (offices * 2) / 3);
  await pakmut.sql(
    `insert into service_points.service_points (organisation_id, path_c, name_th, search_key, opening_hours, province_code)
     select $1, $2, 'จุด ' || n, 'จุด ' || n, nullif($3::jsonb -> (n % $4::int), 'null'), (array['10', '50', null])[n % 3 + 1]
     from generate_series(1, ${offices}) n`,
    [department.id, department.path, JSON.stringify(kinds), kinds.length],
  );
  await pakmut.sql(
    `insert into organisations.organisations (parent_id, path_c, level, name_th, search_key, opening_hours, province_code)
     select $1, $2 || '.z' || n, 'AGENCY', 'สาขา ' || n, 'สาขา ' || n, nullif($3::jsonb -> (n % $4::int), 'null'),
       (array['10', '50', null])[n % 3 + 1]
     from generate_series(1, 60) n`,
    [department.id, department.path, JSON.stringify(kinds), kinds.length],
  );
  officer = await pakmut.as("CENTRAL_OFFICER", department.id);
}, 60_000);
afterAll(() => pakmut.close());

/** What the filter finds, and what the field says of all: of one operation, and so of one moment. */
async function ask(
  list: "servicePoints" | "organisations",
): Promise<{ found: unknown; told: Map<string, boolean | null> }> {
  const pages = [0, 100, 200, 300].map(
    (offset) => `p${offset}: ${list}(first: 100, offset: ${offset}) { nodes { id isOpenNow } }`,
  );
  const found = (isOpenNow: boolean): string =>
    [0, 100, 200, 300]
      .map(
        (
          offset,
        ) => `f${isOpenNow}${offset}: ${list}(filter: { isOpenNow: ${isOpenNow} }, first: 100, offset: ${offset}) {
      totalCount nodes { id } }`,
      )
      .join("\n");
  const data = await officer.ask(`{ ${pages.join("\n")} ${found(true)} ${found(false)} }`);
  const nodes = Object.entries(data)
    .filter(([name]) => name.startsWith("p"))
    .flatMap(([, page]) => page.nodes);
  const told = new Map<string, boolean | null>(
    nodes.map(({ id, isOpenNow }: { id: string; isOpenNow: boolean | null }) => [id, isOpenNow]),
  );
  const idsOf = (isOpenNow: boolean): string[] =>
    [0, 100, 200, 300]
      .flatMap((offset) => data[`f${isOpenNow}${offset}`].nodes.map(({ id }: { id: string }) => id))
      .sort();
  const expected = (isOpenNow: boolean): string[] =>
    [...told]
      .filter(([, is]) => is === isOpenNow)
      .map(([id]) => id)
      .sort();
  for (const isOpenNow of [true, false]) {
    expect([isOpenNow, idsOf(isOpenNow)]).toEqual([isOpenNow, expected(isOpenNow)]);
    expect(data[`f${isOpenNow}0`].totalCount).toBe(expected(isOpenNow).length);
  }
  return { found: [idsOf(true).length, idsOf(false).length], told };
}

const declare = (years: number[]): Promise<unknown> =>
  pakmut.sql("begin").then(async () => {
    await pakmut.sql("delete from calendar.years");
    await pakmut.sql("insert into calendar.years (year) select unnest($1::int[])", [years]);
    await pakmut.sql("commit");
  });

describe("offices that are open now", () => {
  test.each(["servicePoints", "organisations"] as const)(
    "are found as the field says it of each (%s)",
    async (list) => {
      const { found, told } = await ask(list);
      expect(found).toEqual([expect.any(Number), expect.any(Number)]);
      expect(new Set(told.values())).toEqual(new Set([true, false, null]));
    },
  );

  test("on a holiday of one province, and of the country, too", async () => {
    for (const province of ["50", null]) {
      await pakmut.sql(
        "insert into calendar.holidays (date, name_th, kind, province_code, source) values ($1, 't', 'SPECIAL', $2, 't')",
        [today, province],
      );
      await ask("servicePoints");
    }
    await pakmut.sql("update calendar.holidays set withdrawn_at = now(), withdraw_reason = 't' where date = $1", [
      today,
    ]);
  });

  test("in a year without a calendar are those alone that do not ask it", async () => {
    const before = await ask("servicePoints");
    const years = (await pakmut.sql<{ year: number }>("select year from calendar.years")).map(({ year }) => year);
    await declare([]);
    const without = await ask("servicePoints");
    await declare(years);
    const unknown = ({ told }: { told: Map<string, boolean | null> }): number =>
      [...told.values()].filter((is) => is === null).length;
    expect(unknown(without)).toBeGreaterThan(unknown(before));
  });

  test("are counted and shown on the map by the same filter, and hours that change count at once", async () => {
    const always = JSON.stringify({
      week: ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"].map((day) => ({
        day,
        ranges: [{ opensAt: "00:00", closesAt: "24:00" }],
      })),
      exceptions: [],
      holidayRule: "AS_USUAL",
      holidayRanges: [],
    });
    await pakmut.sql(
      "update service_points.service_points set opening_hours = $1, latitude = 13.7, longitude = 100.5, pin_source = 'ADDRESS'",
      [always],
    );
    const data = await officer.ask(`{ open: servicePoints(filter: { isOpenNow: true }) { totalCount }
      shut: servicePoints(filter: { isOpenNow: false }) { totalCount }
      map: servicePointMap(bounds: { west: 90, south: 0, east: 110, north: 25 }, zoom: 5, filter: { isOpenNow: true }) { totalInBounds } }`);
    expect([data.open.totalCount, data.shut.totalCount]).toEqual([offices, 0]);
    expect(data.map.totalInBounds).toBe(offices);
  });
});
