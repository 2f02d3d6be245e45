import { Client } from "pg";
import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, countryId, type TestNode } from "../../../local/testing/test-tree";

let pakmut: TestPakmut;
let ministry: TestNode;
let department: TestNode;
let offices: TestNode[];

beforeAll(async () => {
  pakmut = await TestPakmut.open();
  ministry = await addOrganisation(pakmut, "กระทรวงที่นับ");
  department = await addOrganisation(pakmut, "กรมที่นับ", { below: ministry });
  offices = [];
  for (let n = 0; n < 4; n++) offices.push(await addOrganisation(pakmut, `สำนักงานที่ ${n}`, { below: department }));
});
afterAll(() => pakmut.close());

/** What is kept, where it is not what counting gives. */
const mistakes = (): Promise<object[]> =>
  pakmut.sql(`
    with kept as (
      select counted_path, role, is_live, has_signed_in, sum(count)::int as count
      from accounts.grant_counts group by 1, 2, 3, 4 having sum(count) <> 0
    ), counted as (
      select path, role, ended_at is null, last_sign_in_at is not null, count(*)::int
      from accounts.grants cross join unnest(directory.ancestor_paths(path_c) || path_c) path group by 1, 2, 3, 4
    )
    (table kept except table counted) union all (table counted except table kept)`);

const addGrants = `
  with people as (
    insert into accounts.persons (issuer, subject, display_name)
    select 'counted', uuidv7()::text, 'คนที่ ' || n from generate_series(1, $2) n returning id
  )
  insert into accounts.grants (person_id, role, organisation_id, path_c)
  select people.id, $3, o.id, o.path_c from people, directory.organisations o where o.id = $1`;

const add = (place: TestNode, number: number, role = "SERVICE_POINT_OFFICER"): Promise<unknown> =>
  pakmut.sql(addGrants, [place.id, number, role]);

const idsAt = async (place: TestNode): Promise<string[]> =>
  (
    await pakmut.sql<{ id: string }>("select id from accounts.grants where organisation_id = $1 order by id", [
      place.id,
    ])
  ).map(({ id }) => id);

const listOf = `query ($filter: GrantFilter) { grants(filter: $filter, first: 100) { totalCount nodes { id } }
  grantSummary(filter: $filter) { totalCount endedCount neverSignedInCount notSignedInFor90DaysCount notConfirmedForAYearCount } }`;

describe("the kept numbers of users", () => {
  test("stay those that counting gives, whatever happens to grants", async () => {
    const [first, second, third] = offices as [TestNode, TestNode, TestNode];
    await add(first, 8);
    await add(second, 5, "BI_READER");
    await add(department, 3, "HANDBOOK_AUTHOR");
    expect(await mistakes()).toEqual([]);
    const [one, two, three, four] = await idsAt(first);
    await pakmut.sql("update accounts.grants set last_sign_in_at = now() where id = any($1)", [[one, two]]);
    await pakmut.sql("update accounts.grants set last_sign_in_at = now(), person_name = 'เปลี่ยนชื่อ' where id = $1", [
      one,
    ]);
    await pakmut.sql("update accounts.grants set role = 'BI_READER' where id = $1", [two]);
    await pakmut.sql("update accounts.grants set ended_at = now() where id = any($1)", [[two, three]]);
    await pakmut.sql("update accounts.grants set ended_at = null where id = $1", [three]);
    await pakmut.sql("update accounts.grants set organisation_id = $2, path_c = $3 where id = $1", [
      four,
      third.id,
      third.path,
    ]);
    expect(await mistakes()).toEqual([]);
    await pakmut.sql("delete from accounts.grants where id = $1", [four]);
    const central = await pakmut.as("CENTRAL_OFFICER", department.id);
    const admin = await pakmut.as("PLATFORM_ADMIN", countryId);
    await admin.ask(
      `mutation ($ids: [ID!]!, $key: String!) { endGrants(ids: $ids, reason: "ย้าย", idempotencyKey: $key) { isDone } }`,
      { ids: [...(await idsAt(second)), central.session?.grantId] },
    );
    expect(await mistakes()).toEqual([]);
  });

  test("follow a subtree that moves", async () => {
    const elsewhere = await addOrganisation(pakmut, "กระทรวงปลายทาง");
    const moving = await addOrganisation(pakmut, "กรมที่ย้าย", { below: ministry, label: "mv" });
    await add(moving, 4);
    await add(await addOrganisation(pakmut, "สำนักงานที่ย้าย", { below: moving }), 7, "BI_READER");
    await pakmut.sql("select accounts.move_rows($1::text, $2::text, $1::text, $1::text || '/')", [
      moving.path,
      `${elsewhere.path}.mv`,
    ]);
    expect(await mistakes()).toEqual([]);
    const [kept] = await pakmut.sql(
      "select sum(count)::int as count from accounts.grant_counts where counted_path = $1",
      [elsewhere.path],
    );
    expect(kept).toEqual({ count: 11 });
  });

  test("are gathered when a path has many entries, and nobody waits for another meanwhile", async () => {
    const busy = await addOrganisation(pakmut, "กระทรวงที่คนเข้าออกบ่อย");
    const waiting = new Client({ connectionString: pakmut.testDatabase.adminUrl });
    await waiting.connect();
    try {
      await waiting.query("begin");
      await waiting.query(addGrants, [busy.id, 1, "BI_READER"]);
      await pakmut.sql("set lock_timeout = '2s'");
      for (let n = 0; n < 150; n++) await add(busy, 1);
      await waiting.query("commit");
    } finally {
      await waiting.end();
      await pakmut.sql("reset lock_timeout");
    }
    for (let n = 0; n < 3; n++) await add(busy, 1);
    expect(await mistakes()).toEqual([]);
    const [entries] = await pakmut.sql<{ count: number }>(
      "select count(*)::int as count from accounts.grant_counts where counted_path = '0'",
    );
    expect(entries?.count).toBeLessThanOrEqual(101);
  });

  test("are the totals of the list and the figures, under each filter, in each scope", async () => {
    const office = offices[3] as TestNode;
    await add(office, 3);
    await pakmut.sql(
      "update accounts.grants set last_sign_in_at = now() - interval '100 days', granted_at = now() - interval '2 years' where id = any($1)",
      [(await idsAt(office)).slice(0, 1)],
    );
    const readers: TestClient[] = [
      await pakmut.as("CENTRAL_OFFICER", department.id),
      await pakmut.as("CENTRAL_OFFICER", ministry.id),
    ];
    const outside = await addOrganisation(pakmut, "กรมนอกเขต", { below: ministry });
    await add(outside, 2);
    const places = [undefined, countryId, ministry.id, department.id, office.id, outside.id, crypto.randomUUID()];
    const narrower = [
      {},
      { state: "LIVE" },
      { state: "ENDED", roles: ["BI_READER", "SERVICE_POINT_OFFICER"] },
      { roles: [] },
      { lastSignIn: "NEVER" },
      { state: "LIVE", lastSignIn: "NEVER", roles: ["SERVICE_POINT_OFFICER"] },
      { lastSignIn: "BEFORE_90_DAYS" },
      { review: "DUE" },
      { text: "คนที่ 1", state: "LIVE" },
    ];
    for (const reader of readers)
      for (const organisationId of places)
        for (const more of narrower) {
          const filter = { ...more, ...(organisationId && { organisationId }) };
          const { grants, grantSummary } = await reader.ask(listOf, { filter });
          const live = async (narrow: object): Promise<number> =>
            (await reader.ask(listOf, { filter: { ids: grants.nodes.map(({ id }: { id: string }) => id), ...narrow } }))
              .grants.nodes.length;
          const told = { filter, total: grants.totalCount, ...grantSummary };
          expect(told).toEqual({
            filter,
            total: grants.nodes.length,
            totalCount: grants.nodes.length,
            endedCount: grants.nodes.length - (await live({ state: "LIVE" })),
            neverSignedInCount: await live({ state: "LIVE", lastSignIn: "NEVER" }),
            notSignedInFor90DaysCount: await live({ state: "LIVE", lastSignIn: "BEFORE_90_DAYS" }),
            notConfirmedForAYearCount: await live({ state: "LIVE", review: "DUE" }),
          });
        }
  });

  test("are of the scope alone", async () => {
    const visible = async (path: string): Promise<string[]> => {
      await pakmut.sql("begin");
      await pakmut.sql("select set_config('app.scope', $1, true), set_config('app.upper', $1 || '/', true)", [path]);
      await pakmut.sql("set local role pakmut_accounts");
      const rows = await pakmut.sql<{ path: string }>(
        "select distinct counted_path as path from accounts.grant_counts",
      );
      await pakmut.sql("rollback");
      return rows.map((row) => row.path);
    };
    expect(await visible("0")).toEqual(expect.arrayContaining(["0", ministry.path, department.path]));
    const inDepartment = await visible(department.path);
    expect(inDepartment).toContain(department.path);
    expect(inDepartment.filter((path) => !path.startsWith(department.path))).toEqual([]);
    expect(await visible("")).toEqual([]);
  });
});
