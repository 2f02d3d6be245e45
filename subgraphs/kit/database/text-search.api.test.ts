import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, type TestNode } from "../../../local/testing/test-tree";
import { mostIds } from "./text-functions";

const organisations = `query ($text: String, $first: Int) {
  organisations(filter: { text: $text }, first: $first) { totalCount nodes { nameTh } } }`;
const servicePoints = `query ($text: String, $first: Int) {
  servicePoints(filter: { text: $text }, first: $first) { totalCount nodes { nameTh } } }`;
const places = `query ($text: String, $first: Int!) {
  activationTokenPlaces(filter: { text: $text }, first: $first) { totalCount nodes { organisation { nameTh } } } }`;
const rename = `mutation ($id: ID!, $version: Int!, $input: OrganisationProfileInput!, $key: String!) {
  updateOrganisationProfile(id: $id, version: $version, input: $input, idempotencyKey: $key) { nameTh } }`;

describe("searching a list by words", () => {
  let pakmut: TestPakmut;
  let department: TestNode;
  let otherDepartment: TestNode;
  let central: TestClient;
  let neighbour: TestClient;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    const ministry = await addOrganisation(pakmut, "กระทรวงทดสอบ");
    department = await addOrganisation(pakmut, "กรมหนึ่ง", { below: ministry });
    otherDepartment = await addOrganisation(pakmut, "กรมสอง", { below: ministry });
    // More than are ever found by their ids: the list is then walked in its own order.
    await pakmut.sql(
      `insert into organisations.organisations (parent_id, path_c, level, name_th, search_key)
       select $1, $2 || '.x' || n, 'AGENCY', 'สำนักงาน ' || n, 'สำนักงาน ' || n from generate_series(1, $3::int) n`,
      [department.id, department.path, mostIds + 1],
    );
    central = await pakmut.as("CENTRAL_OFFICER", department.id);
    neighbour = await pakmut.as("CENTRAL_OFFICER", otherDepartment.id);
  });
  afterAll(() => pakmut.close());

  const searches: readonly [what: string, text: string, total: number, first: string[]][] = [
    ["a word of many", "สำนักงาน", mostIds + 1, ["สำนักงาน 1", "สำนักงาน 10"]],
    ["a part of a word of many", "นักงา", mostIds + 1, ["สำนักงาน 1", "สำนักงาน 10"]],
    ["a number of one", "1234", 1, ["สำนักงาน 1234"]],
    ["two words, in any order", "1999 สำนักงาน", 1, ["สำนักงาน 1999"]],
    ["a word of many and two figures", "สำนักงาน 77", 38, ["สำนักงาน 1077", "สำนักงาน 1177"]],
    ["one letter", "ห", 1, ["กรมหนึ่ง"]],
    ["what LIKE would take for anything", "%", 0, []],
    ["what nobody is called", "ไม่มีชื่อนี้", 0, []],
  ];

  test.each(searches)("%s finds them all, sorted", async (_what, text, total, first) => {
    const { organisations: found } = await central.ask(organisations, { text, first: 2 });
    expect(found).toEqual({ totalCount: total, nodes: first.map((nameTh) => ({ nameTh })) });
  });

  test("the same is found once PostgreSQL knows which words are common, and in other lists", async () => {
    await pakmut.sql("analyze organisations.organisations_texts");
    for (const [, text, total, first] of searches) {
      const { organisations: found } = await central.ask(organisations, { text, first: 2 });
      expect(found).toEqual({ totalCount: total, nodes: first.map((nameTh) => ({ nameTh })) });
      const { activationTokenPlaces: seen } = await central.ask(places, { text, first: 2 });
      expect(seen).toEqual({ totalCount: total, nodes: first.map((nameTh) => ({ organisation: { nameTh } })) });
    }
  });

  test("finds nothing of another department, many or few", async () => {
    for (const text of ["สำนักงาน", "1234"])
      for (const [list, query] of Object.entries({ organisations, activationTokenPlaces: places }))
        expect((await neighbour.ask(query, { text, first: 2 }))[list].totalCount).toBe(0);
  });

  test("no subgraph may read the texts but through the function", async () => {
    const [seen] = await pakmut.sql<{ roles: number }>(
      `select count(*)::int as roles from pg_roles, unnest(array['organisations.organisations_texts', 'service_points.service_points_texts']) t
       where rolname like 'pakmut%' and has_any_column_privilege(rolname, t, 'select, insert, update')`,
    );
    expect(seen).toEqual({ roles: 0 });
  });

  test("a new name is found at once, the old one no longer", async () => {
    const { id } = await addOrganisation(pakmut, "ชื่อเก่า", { below: department });
    await central.ask(rename, { id, version: 1, input: { nameTh: "นามใหม่" } });
    expect((await central.ask(organisations, { text: "นามใหม่", first: 2 })).organisations.totalCount).toBe(1);
    expect((await central.ask(organisations, { text: "ชื่อเก่า", first: 2 })).organisations.totalCount).toBe(0);
  });

  test("a service point is found by its new officers once it has moved with its organisation", async () => {
    const id = await addServicePoint(pakmut, "จุดบริการย้าย", department);
    const seenBy = async (client: TestClient): Promise<number> =>
      (await client.ask(servicePoints, { text: "บริการย้าย", first: 2 })).servicePoints.totalCount;
    expect([await seenBy(central), await seenBy(neighbour)]).toEqual([1, 0]);
    await pakmut.sql("update service_points.service_points set path_c = $2 where id = $1", [id, otherDepartment.path]);
    expect([await seenBy(central), await seenBy(neighbour)]).toEqual([0, 1]);
  });
});
