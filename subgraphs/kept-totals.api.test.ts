import { TestPakmut } from "../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, type TestNode } from "../local/testing/test-tree";

const tables = [
  ["organisations.organisations", "level <> 'COUNTRY'"],
  ["service_points.service_points", "true"],
] as const;

describe("the kept totals", () => {
  let pakmut: TestPakmut;
  let department: TestNode;
  const agencies: TestNode[] = [];

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    const ministry = await addOrganisation(pakmut, "กระทรวง");
    department = await addOrganisation(pakmut, "กรม", { below: ministry });
    // The path of one begins with the path of the other: neither may count for the other.
    for (const label of ["1", "10", "11"]) {
      agencies.push(await addOrganisation(pakmut, `หน่วยงาน ${label}`, { below: department, label }));
    }
  });
  afterAll(() => pakmut.close());

  /** Paths whose kept total is not what counting gives. */
  async function wrong(): Promise<unknown[]> {
    const found = [];
    for (const [table, counted] of tables) {
      found.push(
        ...(await pakmut.sql(
          `select '${table}' as "table", o.path_c, kept.count as kept, there.count as counted
           from organisations.organisations o
           cross join lateral (select coalesce(sum(count), 0)::int as count from ${table}_totals t where t.path_c = o.path_c) kept
           cross join lateral (select count(*)::int as count from ${table} r
             where r.path_c >= o.path_c and r.path_c < o.path_c || '/' and ${counted}) there
           where kept.count <> there.count`,
        )),
      );
    }
    return found;
  }

  test("are what counting gives after rows were added, moved, hidden and removed", async () => {
    const [first, second, third] = agencies as [TestNode, TestNode, TestNode];
    const ids = [];
    for (const place of [first, second, third, department]) ids.push(await addServicePoint(pakmut, "จุดบริการ", place));
    expect(await wrong()).toEqual([]);
    await pakmut.sql("update service_points.service_points set path_c = $2, organisation_id = $3 where id = $1", [
      ids[0],
      third.path,
      third.id,
    ]);
    await pakmut.sql("update service_points.service_points set status = 'HIDDEN' where id = $1", [ids[1]]);
    await pakmut.sql("delete from service_points.service_points where id = $1", [ids[2]]);
    expect(await wrong()).toEqual([]);
    await pakmut.sql(
      `insert into service_points.service_points (organisation_id, path_c, name_th, search_key)
       select $1, $2, 'แถว ' || n, 'แถว' from generate_series(1, 500) n`,
      [second.id, second.path],
    );
    expect(await wrong()).toEqual([]);
  });

  test("hold when many add at once, and stay short", async () => {
    const place = agencies[0] as TestNode;
    for (let round = 0; round < 10; round++) {
      await Promise.all(
        Array.from({ length: 8 }, (_, index) => addServicePoint(pakmut, `พร้อมกัน ${round} ${index}`, place)),
      );
    }
    expect(await wrong()).toEqual([]);
    const [entries] = await pakmut.sql<{ count: number }>(
      "select count(*)::int as count from service_points.service_points_totals where path_c = $1",
      [department.path],
    );
    expect(entries?.count).toBeLessThan(60);
  });

  test("of a transaction that is given up leave nothing", async () => {
    const place = agencies[0] as TestNode;
    await expect(addServicePoint(pakmut, "ซ้ำ", place, { code: "not a code" })).rejects.toThrow();
    expect(await wrong()).toEqual([]);
  });

  test("are the totals of the lists, in each scope", async () => {
    for (const place of [department, ...agencies]) {
      const officer = await pakmut.as("CENTRAL_OFFICER", place.id);
      const query = (filter: string): string =>
        `{ organisations${filter} { totalCount } servicePoints${filter} { totalCount nodes { id } } }`;
      const kept = await officer.ask(query(""));
      const counted = await officer.ask(query("(filter: { status: VISIBLE })"));
      const hidden = await officer.ask(query("(filter: { status: HIDDEN })"));
      expect(kept.organisations.totalCount).toBe(counted.organisations.totalCount + hidden.organisations.totalCount);
      expect(kept.servicePoints.totalCount).toBe(counted.servicePoints.totalCount + hidden.servicePoints.totalCount);
    }
  });
});
