import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addToken } from "../../../local/testing/test-tokens";
import { addOrganisation, addServicePoint, type TestNode } from "../../../local/testing/test-tree";

const move = `mutation ($id: ID!, $version: Int!, $parentId: ID!, $reason: String, $key: String!) {
  moveOrganisation(id: $id, version: $version, parentId: $parentId, reason: $reason, idempotencyKey: $key) {
    id version ancestors { nameTh } history { action reason changes { field before after } } } }`;
const preview = `query ($id: ID!, $parentId: ID!) {
  organisationMovePreview(id: $id, parentId: $parentId) {
    from { nameTh } to { nameTh } organisationCount losing { nameTh } gaining { nameTh } changesLogo refusal }
  servicePointSummary(filter: { within: $id }) { totalCount }
  subtreeAccess(organisationId: $id) { grantCount tokenCount apiKeyCount } }`;
const counts = `{ organisations { totalCount nodes { nameTh } } servicePoints { totalCount } }`;

/** A subtree moves as a whole, with all that belongs to it, and everybody sees it before or after, never between. */
describe("moving a subtree", () => {
  let pakmut: TestPakmut;
  let ministry: TestNode;
  let from: TestNode;
  let to: TestNode;
  let moved: TestNode;
  let below: TestNode;
  let elsewhere: TestNode;
  let pointId: string;
  let central: TestClient;

  beforeEach(async () => {
    ministry = await addOrganisation(pakmut, "กระทรวง");
    from = await addOrganisation(pakmut, "กรมเดิม", { below: ministry });
    to = await addOrganisation(pakmut, "กรมใหม่", { below: ministry });
    moved = await addOrganisation(pakmut, "สถาบันที่ย้าย", { below: from });
    below = await addOrganisation(pakmut, "วิทยาลัยในสังกัด", { below: moved });
    elsewhere = await addOrganisation(pakmut, "กระทรวงอื่น");
    pointId = await addServicePoint(pakmut, "จุดบริการในสังกัด", below);
    central = await pakmut.as("CENTRAL_OFFICER", ministry.id);
  });
  beforeAll(async () => {
    pakmut = await TestPakmut.open();
  });
  afterAll(() => pakmut.close());

  const request = (key: string, more: object = {}) => ({ id: moved.id, version: 1, parentId: to.id, key, ...more });

  test("everything below comes along; scopes, totals and searches follow at the next request; the trail keeps its paths", async () => {
    const officer = await pakmut.as("SERVICE_POINT_OFFICER", below.id);
    const [losing, gaining] = [await pakmut.as("BI_READER", from.id), await pakmut.as("BI_READER", to.id)];
    await addToken(pakmut, below, "BI_READER");
    await officer.ask(
      `mutation ($id: ID!, $key: String!) { updateServicePoint(id: $id, version: 1, input: { note: "ก่อนย้าย" }, idempotencyKey: $key) { id } }`,
      { id: pointId, key: "before-the-move" },
    );
    expect((await losing.ask(counts)).servicePoints.totalCount).toBe(1);
    expect(await central.ask(preview, { id: moved.id, parentId: to.id })).toEqual({
      organisationMovePreview: {
        from: { nameTh: "กรมเดิม" },
        to: { nameTh: "กรมใหม่" },
        organisationCount: 2,
        losing: [{ nameTh: "กรมเดิม" }],
        gaining: [{ nameTh: "กรมใหม่" }],
        changesLogo: false,
        refusal: null,
      },
      servicePointSummary: { totalCount: 1 },
      subtreeAccess: { grantCount: 1, tokenCount: 1, apiKeyCount: 0 },
    });
    const { moveOrganisation } = await central.ask(move, request("move-whole", { reason: "โอนสังกัด" }));
    expect(moveOrganisation).toMatchObject({
      version: 2,
      ancestors: [{ nameTh: "กระทรวง" }, { nameTh: "กรมใหม่" }],
      history: [
        {
          action: "moveOrganisation",
          reason: "โอนสังกัด",
          changes: [{ field: "parent", before: "กรมเดิม", after: "กรมใหม่" }],
        },
      ],
    });
    expect(await losing.ask(counts)).toMatchObject({
      organisations: { totalCount: 1 },
      servicePoints: { totalCount: 0 },
    });
    expect(await gaining.ask(counts)).toMatchObject({
      organisations: { totalCount: 3 },
      servicePoints: { totalCount: 1 },
    });
    expect(await central.ask(counts)).toMatchObject({
      organisations: { totalCount: 5 },
      servicePoints: { totalCount: 1 },
    });
    const found = await gaining.ask(
      '{ servicePoints(filter: { text: "จุดบริการ" }) { nodes { ancestors: organisation { ancestors { nameTh } } } } }',
    );
    expect(found.servicePoints.nodes[0].ancestors.ancestors.map(({ nameTh }: { nameTh: string }) => nameTh)).toEqual([
      "กระทรวง",
      "กรมใหม่",
      "สถาบันที่ย้าย",
    ]);
    const note = `mutation ($id: ID!, $key: String!) { updateServicePoint(id: $id, version: 2, input: { note: "หลังย้าย" }, idempotencyKey: $key) { note } }`;
    expect((await officer.ask(note, { id: pointId, key: "after-the-move" })).updateServicePoint.note).toBe("หลังย้าย");
    const trail = await pakmut.sql<{ path: string }>(
      "select path_c as path from service_points.audit_entries where entity_id = $1 order by id",
      [pointId],
    );
    expect(trail[0]?.path).toBe(below.path);
    expect(trail[1]?.path.startsWith(`${to.path}.`)).toBe(true);
  });

  test("every table with a path says of its organisation what the directory says", async () => {
    await pakmut.as("BI_READER", below.id);
    await addToken(pakmut, below, "BI_READER");
    await central.ask(move, request("move-tables"));
    const tables = await pakmut.sql<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.columns c join information_schema.tables using (table_schema, table_name)
       where column_name = 'path_c' and table_type = 'BASE TABLE' and table_name <> 'audit_entries'`,
    );
    expect(tables.length).toBeGreaterThan(10);
    for (const { name } of tables) {
      const left = await pakmut.sql(
        `select 1 from ${name} where path_c >= $1 and path_c < $1 || '/'${name.endsWith("_totals") ? " group by path_c having sum(count) <> 0" : ""}`,
        [moved.path],
      );
      expect({ name, left }).toEqual({ name, left: [] });
    }
    for (const table of ["organisations.organisations", "service_points.service_points"]) {
      const wrong = await pakmut.sql(
        `select d.path_c from directory.organisations d
         where (select coalesce(sum(count), 0) from ${table}_totals t where t.path_c = d.path_c)
           <> (select count(*) from ${table} r where r.path_c >= d.path_c and r.path_c < d.path_c || '/'
               ${table.startsWith("org") ? "and r.level <> 'COUNTRY'" : ""})`,
      );
      expect({ table, wrong }).toEqual({ table, wrong: [] });
    }
  });

  test("readers see it before or after, in every answer, while it goes to and fro", async () => {
    const reader = await pakmut.as("BI_READER", ministry.id);
    const ask = `{ a: organisations(filter: { within: "${from.id}" }) { totalCount } b: servicePoints(filter: { within: "${from.id}" }) { totalCount }
      c: organisations(filter: { within: "${to.id}" }) { totalCount } d: servicePoints(filter: { within: "${to.id}" }) { totalCount } }`;
    let isMoving = true;
    const seen = new Set<string>();
    const reading = (async () => {
      while (isMoving) {
        const { a, b, c, d } = await reader.ask(ask);
        seen.add([a, b, c, d].map(({ totalCount }) => totalCount).join());
      }
    })();
    for (let time = 0; time < 10; time++) {
      await central.ask(
        move,
        request(`to-and-fro-${time}`, { version: time + 1, parentId: time % 2 ? from.id : to.id }),
      );
    }
    isMoving = false;
    await reading;
    expect([...seen].filter((each) => !["3,1,1,0", "1,0,3,1"].includes(each))).toEqual([]);
    expect(seen.size).toBe(2);
  });

  test.each([
    ["from above", () => ministry],
    // Her grant moves as well: each of the two holds what the other one waits for.
    ["from within", () => below],
  ])("what is added %s while it moves is added to its new place", async (where, place) => {
    const officer = await pakmut.as("CENTRAL_OFFICER", place().id);
    const add = `mutation ($id: ID!, $nameTh: String!, $key: String!) {
      createServicePoint(organisationId: $id, input: { nameTh: $nameTh }, idempotencyKey: $key) { id } }`;
    for (let time = 0; time < 8; time++) {
      const [, added] = await Promise.all([
        central.ask(move, request(`while-adding-${time}`, { version: time + 1, parentId: time % 2 ? from.id : to.id })),
        officer.send(add, {
          id: below.id,
          nameTh: `ระหว่างย้าย ${time}`,
          key: `added-${where.replace(" ", "-")}-${time}`,
        }),
      ]);
      // At the moment at which her own scope moves she may be told that nothing is there: then nothing was done.
      if (added.errors) expect(added.errors.map(({ extensions }) => extensions.code)).toEqual(["NOT_FOUND"]);
    }
    const wrong = await pakmut.sql(
      `select s.name_th from service_points.service_points s join directory.organisations d on d.id = s.organisation_id
       where s.path_c <> d.path_c`,
    );
    expect(wrong).toEqual([]);
  });

  test("two that move below each other at once: one does", async () => {
    for (let time = 0; time < 5; time++) {
      const [a, b] = [
        await addOrganisation(pakmut, "ก", { below: from }),
        await addOrganisation(pakmut, "ข", { below: from }),
      ];
      const moves = await Promise.allSettled([
        central.ask(move, { id: a.id, version: 1, parentId: b.id, key: `a-below-b-${time}` }),
        central.ask(move, { id: b.id, version: 1, parentId: a.id, key: `b-below-a-${time}` }),
      ]);
      expect(moves.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    }
  });

  test.each([
    ["below itself", () => moved.id, "UNDER_ITSELF"],
    ["below what is below it", () => below.id, "UNDER_ITSELF"],
    ["where it is", () => from.id, "ALREADY_THERE"],
  ])("%s it cannot be moved", async (_, parentId, rule) => {
    const { extensions } = await central.refusal(
      move,
      request(`not-there-${rule}-${parentId()}`, { parentId: parentId() }),
    );
    expect(extensions.fields).toMatchObject([{ field: "parentId", rule }]);
    const { organisationMovePreview } = await central.ask(preview, { id: moved.id, parentId: parentId() });
    expect(organisationMovePreview.refusal).toBe(rule);
  });

  test("nothing is moved out of or into what the mover does not manage, nor her own root; each try is in the trail", async () => {
    const own = await pakmut.as("CENTRAL_OFFICER", from.id);
    const code = async (client: TestClient, more: object): Promise<unknown> =>
      (await client.refusal(move, request(`out-${Math.random()}`, more))).extensions.code;
    expect(await code(own, {})).toBe("NOT_FOUND");
    expect(await code(own, { id: to.id, parentId: from.id })).toBe("NOT_FOUND");
    expect(await code(own, { id: from.id, parentId: moved.id })).toBe("FORBIDDEN");
    expect(await code(own, { id: elsewhere.id, parentId: from.id })).toBe("NOT_FOUND");
    const officer = await pakmut.as("SERVICE_POINT_OFFICER", from.id);
    expect(await code(officer, {})).toBe("FORBIDDEN");
    expect(await code(central, { version: 9 })).toBe("CONFLICT");
    const tries = await pakmut.sql<{ refusal: string }>(
      `select changes -> 'refusal' ->> 'after' as refusal from organisations.audit_entries
       where action = 'moveOrganisation' and person_id = $1 order by id`,
      [own.session?.personId],
    );
    expect(tries.map(({ refusal }) => refusal)).toEqual(["NOT_FOUND", "NOT_FOUND", "OWN_ROOT", "NOT_FOUND"]);
  });
});
