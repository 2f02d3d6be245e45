import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, countryId, type TestNode } from "../../../local/testing/test-tree";

const fields = "id role version endedAt endedByName endReason personName organisation { id nameTh }";
const change = `mutation ($id: ID!, $version: Int!, $role: Role!, $organisationId: ID!, $reason: String = "พิมพ์ผิด", $key: String!) {
  changeGrant(id: $id, version: $version, role: $role, organisationId: $organisationId, reason: $reason, idempotencyKey: $key) { ${fields} } }`;
const end = `mutation ($id: ID!, $version: Int! = 1, $reason: String = "ย้ายไปแล้ว", $key: String!) {
  endGrant(id: $id, version: $version, reason: $reason, idempotencyKey: $key) { ${fields} } }`;
const confirm = `mutation ($ids: [ID!]!, $key: String!) { confirmGrants(ids: $ids, idempotencyKey: $key) {
  id isDone reason grant { confirmedByName version } } }`;
const endMany = `mutation ($ids: [ID!]!, $reason: String = "ปิดหน่วยงาน", $key: String!) {
  endGrants(ids: $ids, reason: $reason, idempotencyKey: $key) { id isDone reason grant { endedByName } } }`;
const list = `query ($filter: GrantFilter, $sort: GrantSort, $first: Int = 25) { grants(filter: $filter, sort: $sort, first: $first) {
  totalCount nodes { id personName role organisation { nameTh } lastSignInAt allowedActions { action allowed reason } } } }`;
const whoAmI = "{ me { activeGrant { role organisation { id } } grants { id } } }";

let pakmut: TestPakmut;
let ministry: TestNode;
let department: TestNode;
let agency: TestNode;
let sister: TestNode;
let other: TestNode;

beforeAll(async () => {
  pakmut = await TestPakmut.open();
  ministry = await addOrganisation(pakmut, "กระทรวงทดสอบ");
  department = await addOrganisation(pakmut, "กรมทดสอบ", { below: ministry });
  agency = await addOrganisation(pakmut, "สำนักงานหนึ่ง", { below: department });
  sister = await addOrganisation(pakmut, "สำนักงานสอง", { below: department });
  other = await addOrganisation(pakmut, "กรมอื่น", { below: ministry });
});
afterAll(() => pakmut.close());

const grantOf = (client: TestClient): string => client.session?.grantId as string;
const auditOf = (id: string, action: string) =>
  pakmut.sql<{ changes: Record<string, { before: unknown; after: unknown }>; reason: string | null; path_c: string }>(
    "select changes, reason, path_c from accounts.audit_entries where entity_id = $1 and action = $2 order by id",
    [id, action],
  );

describe("the list of users", () => {
  test("shows the grants of the scope alone, by name, with what may be done to each", async () => {
    const central = await pakmut.as("CENTRAL_OFFICER", department.id, "ก กลาง");
    const officer = await pakmut.as("SERVICE_POINT_OFFICER", agency.id, "ข จุดบริการ");
    await pakmut.as("SERVICE_POINT_OFFICER", other.id, "ค นอกเขต");
    const { grants } = await central.ask(list, { filter: { organisationId: department.id } });
    expect(grants.totalCount).toBe(2);
    expect(grants.nodes).toMatchObject([
      {
        id: grantOf(central),
        personName: "ก กลาง",
        allowedActions: [{ action: "MANAGE_GRANTS", allowed: false, reason: "OWN_GRANT" }],
      },
      {
        id: grantOf(officer),
        personName: "ข จุดบริการ",
        role: "SERVICE_POINT_OFFICER",
        organisation: { nameTh: "สำนักงานหนึ่ง" },
        allowedActions: [{ action: "MANAGE_GRANTS", allowed: true, reason: null }],
      },
    ]);
    expect((await officer.refusal(list)).extensions).toMatchObject({ code: "FORBIDDEN", reason: "ROLE" });
  });

  test("is found by name, role, organisation, state, last sign-in and review", async () => {
    const place = await addOrganisation(pakmut, "กรมค้นหา", { below: ministry });
    const office = await addOrganisation(pakmut, "สำนักงานค้นหา", { below: place });
    const central = await pakmut.as("CENTRAL_OFFICER", place.id, "หัวหน้า ค้นหา");
    const [recent, never, ended] = await Promise.all([
      pakmut.as("HANDBOOK_AUTHOR", place.id, "สมชาย ใจดี"),
      pakmut.as("SERVICE_POINT_OFFICER", office.id, "สมหญิง Smith"),
      pakmut.as("BI_READER", office.id, "สมศักดิ์ ใจดี"),
    ]);
    const set = (client: TestClient, columns: string): Promise<unknown> =>
      pakmut.sql(`update accounts.grants set ${columns} where id = $1`, [grantOf(client)]);
    await set(central, "last_sign_in_at = now()");
    await set(recent, "last_sign_in_at = now() - interval '40 days', granted_at = now() - interval '2 years'");
    await set(ended, "last_sign_in_at = now() - interval '2 years', ended_at = now()");
    const found = async (filter: object): Promise<string[]> =>
      (await central.ask(list, { filter })).grants.nodes.map(({ id }: { id: string }) => id);
    const [c, r, n, e] = [central, recent, never, ended].map(grantOf);
    expect(await found({ text: "ใจดี" })).toEqual([r, e]);
    expect(await found({ text: "smith สมหญิง" })).toEqual([n]);
    expect(await found({ text: "%" })).toEqual([]);
    expect(await found({ roles: ["HANDBOOK_AUTHOR", "BI_READER"] })).toEqual([r, e]);
    expect(await found({ organisationId: office.id })).toEqual([e, n]);
    expect(await found({ organisationId: other.id })).toEqual([]);
    expect(await found({ state: "ENDED" })).toEqual([e]);
    expect(await found({ state: "LIVE", roles: ["BI_READER"] })).toEqual([]);
    expect(await found({ lastSignIn: "NEVER" })).toEqual([n]);
    expect(await found({ lastSignIn: "BEFORE_30_DAYS" })).toEqual([r, e]);
    expect(await found({ lastSignIn: "BEFORE_YEAR" })).toEqual([e]);
    expect(await found({ review: "DUE" })).toEqual([r]);
    expect(await found({ review: "DONE", text: "ใจดี" })).toEqual([e]);
    expect(await found({ ids: [n, grantOf(await pakmut.as("BI_READER", other.id))] })).toEqual([n]);
    const sorted = async (field: string, direction: string): Promise<string[]> =>
      (await central.ask(list, { sort: { field, direction } })).grants.nodes.map(({ id }: { id: string }) => id);
    expect(await sorted("LAST_SIGN_IN_AT", "DESC")).toEqual([c, r, e, n]);
    expect(await sorted("LAST_SIGN_IN_AT", "ASC")).toEqual([e, r, c, n]);
    expect((await sorted("REVIEWED_AT", "ASC"))[0]).toBe(r);
    expect((await sorted("ORGANISATION", "ASC")).slice(0, 2).sort()).toEqual([c, r].sort());
    const { grantSummary } = await central.ask(
      "{ grantSummary { totalCount endedCount neverSignedInCount notSignedInFor90DaysCount notConfirmedForAYearCount } }",
    );
    expect(grantSummary).toEqual({
      totalCount: 4,
      endedCount: 1,
      neverSignedInCount: 1,
      notSignedInFor90DaysCount: 0,
      notConfirmedForAYearCount: 1,
    });
  });

  test("gives every row once over its pages, in each order", async () => {
    const place = await addOrganisation(pakmut, "กรมหลายหน้า", { below: ministry });
    const central = await pakmut.as("CENTRAL_OFFICER", place.id);
    const made = [grantOf(central)];
    for (let n = 0; n < 6; n++) made.push(grantOf(await pakmut.as("HANDBOOK_AUTHOR", place.id, "ชื่อซ้ำ")));
    await pakmut.sql("update accounts.grants set last_sign_in_at = now() where id = any($1)", [made.slice(0, 3)]);
    const page = `query ($sort: GrantSort, $after: String) { grants(sort: $sort, first: 3, after: $after) {
      nodes { id } pageInfo { hasNextPage endCursor } } }`;
    for (const field of ["PERSON_NAME", "ROLE", "ORGANISATION", "LAST_SIGN_IN_AT", "GRANTED_AT", "REVIEWED_AT"]) {
      for (const direction of ["ASC", "DESC"]) {
        const seen: string[] = [];
        let after: string | null = null;
        do {
          const { grants } = await central.ask(page, { sort: { field, direction }, after });
          seen.push(...grants.nodes.map(({ id }: { id: string }) => id));
          after = grants.pageInfo.hasNextPage ? grants.pageInfo.endCursor : null;
        } while (after);
        expect([field, direction, [...seen].sort()]).toEqual([field, direction, [...made].sort()]);
      }
    }
  });
});

describe("a wrong role or organisation", () => {
  test("is put right, and the person's very next request is judged by it", async () => {
    const central = await pakmut.as("CENTRAL_OFFICER", department.id, "ผู้แก้");
    const officer = await pakmut.as("SERVICE_POINT_OFFICER", agency.id, "ผู้ถูกแก้");
    const id = grantOf(officer);
    const variables = { id, version: 1, role: "HANDBOOK_AUTHOR", organisationId: department.id, key: "change-once" };
    const { changeGrant } = await central.ask(change, variables);
    expect(changeGrant).toMatchObject({ role: "HANDBOOK_AUTHOR", version: 2, organisation: { id: department.id } });
    expect((await officer.ask(whoAmI)).me.activeGrant).toEqual({
      role: "HANDBOOK_AUTHOR",
      organisation: { id: department.id },
    });
    expect(await auditOf(id, "changeGrant")).toEqual([
      {
        changes: {
          role: { before: "SERVICE_POINT_OFFICER", after: "HANDBOOK_AUTHOR" },
          organisationId: { before: agency.id, after: department.id },
        },
        reason: "พิมพ์ผิด",
        path_c: expect.any(String),
      },
    ]);
    // The same again changes nothing more, and tells what the first told.
    expect((await central.ask(change, variables)).changeGrant.version).toBe(2);
    expect(await auditOf(id, "changeGrant")).toHaveLength(1);
  });

  test("is refused on an older version, telling what it is now", async () => {
    const central = await pakmut.as("CENTRAL_OFFICER", department.id);
    const id = grantOf(await pakmut.as("SERVICE_POINT_OFFICER", agency.id));
    await central.ask(change, { id, version: 1, role: "BI_READER", organisationId: agency.id });
    const error = await central.refusal(change, { id, version: 1, role: "BI_READER", organisationId: sister.id });
    expect(error.extensions).toMatchObject({
      code: "CONFLICT",
      conflict: { version: 2, current: { role: "BI_READER", organisationId: agency.id }, fields: ["role"] },
    });
  });

  test("must fit the organisation, be new to the person, and say why", async () => {
    const central = await pakmut.as("CENTRAL_OFFICER", department.id);
    const officer = await pakmut.as("SERVICE_POINT_OFFICER", agency.id);
    await pakmut.grant(officer.session?.personId as string, "SERVICE_POINT_OFFICER", sister.id);
    const id = grantOf(officer);
    const rules = async (variables: object): Promise<unknown> =>
      (
        await central.refusal(change, {
          id,
          version: 1,
          role: "SERVICE_POINT_OFFICER",
          organisationId: agency.id,
          ...variables,
        })
      ).extensions.fields;
    expect(await rules({ role: "HANDBOOK_AUTHOR" })).toMatchObject([{ field: "role", rule: "ROLE_NOT_AT_LEVEL" }]);
    expect(await rules({ organisationId: sister.id })).toMatchObject([{ field: "role", rule: "ALREADY_GRANTED" }]);
    expect(await rules({ reason: " " })).toMatchObject([{ field: "reason", rule: "REQUIRED" }]);
    const [local] = await Promise.all([
      addOrganisation(pakmut, "อบต. ทดสอบ", { below: department, columns: { type_code: "LOCAL" } }),
    ]);
    const { changeGrant } = await central.ask(change, {
      id,
      version: 1,
      role: "HANDBOOK_AUTHOR",
      organisationId: local.id,
    });
    expect(changeGrant.role).toBe("HANDBOOK_AUTHOR");
  });
});

describe("a user who leaves", () => {
  test("is out with the next request, and with the last grant the sessions are gone", async () => {
    const central = await pakmut.as("CENTRAL_OFFICER", department.id, "ผู้ดูแล");
    const officer = await pakmut.as("SERVICE_POINT_OFFICER", agency.id);
    const personId = officer.session?.personId as string;
    const second = await pakmut.grant(personId, "BI_READER", sister.id);
    const sessions = (): Promise<unknown[]> =>
      pakmut.sql("select 1 from accounts.sessions where person_id = $1", [personId]);

    const { endGrant } = await central.ask(end, { id: grantOf(officer) });
    expect(endGrant).toMatchObject({ endedByName: "ผู้ดูแล", endReason: "ย้ายไปแล้ว", version: 2 });
    expect((await officer.ask(whoAmI)).me).toEqual({ activeGrant: null, grants: [{ id: second }] });
    expect(await sessions()).toHaveLength(1);

    await central.ask(end, { id: second });
    expect(await sessions()).toHaveLength(0);
    expect((await officer.ask(whoAmI)).me).toBeNull();
    const again = await central.refusal(end, { id: second, version: 2 });
    expect(again.extensions.code).toBe("INVALID_TRANSITION");
  });

  test("writes nothing after the removal is acknowledged, and whatever was acknowledged before is there (T8)", async () => {
    const central = await pakmut.as("CENTRAL_OFFICER", department.id);
    for (let round = 0; round < 5; round++) {
      const officer = await pakmut.as("SERVICE_POINT_OFFICER", agency.id);
      const write = `mutation ($id: ID!, $version: Int!, $fax: String, $key: String!) {
        updateOrganisationProfile(id: $id, version: $version, input: { fax: $fax }, idempotencyKey: $key) { version } }`;
      let isRemoved = false;
      let written = 0;
      const lateWrites: unknown[] = [];
      const loop = async (): Promise<void> => {
        for (;;) {
          const startedAfterRemoval = isRemoved;
          const [now] = await pakmut.sql<{ version: number }>(
            "select version from organisations.organisations where id = $1",
            [agency.id],
          );
          const { data, errors } = await officer.send(write, {
            id: agency.id,
            version: now?.version,
            fax: `${Math.random()}`,
          });
          if (data?.updateOrganisationProfile) written++;
          if (startedAfterRemoval) {
            if (!errors) lateWrites.push(data);
            return;
          }
        }
      };
      const writers = [loop(), loop()];
      while (!written) await new Promise((resolve) => setTimeout(resolve, 5));
      await central.ask(end, { id: grantOf(officer) });
      const [atRemoval] = await pakmut.sql<{ count: number }>(
        "select count(*)::int from organisations.audit_entries where person_id = $1",
        [officer.session?.personId],
      );
      isRemoved = true;
      await Promise.all(writers);
      const [afterwards] = await pakmut.sql<{ count: number }>(
        "select count(*)::int from organisations.audit_entries where person_id = $1",
        [officer.session?.personId],
      );
      // Also no write that was under way when the removal was acknowledged.
      expect({ lateWrites, count: afterwards?.count }).toEqual({ lateWrites: [], count: atRemoval?.count });
      expect(afterwards?.count).toBe(written);
    }
  });

  test("keeps the grant when only the sessions are ended", async () => {
    const central = await pakmut.as("CENTRAL_OFFICER", department.id);
    const officer = await pakmut.as("SERVICE_POINT_OFFICER", agency.id);
    await pakmut.sql(
      "update accounts.sessions set address = '203.0.113.7', user_agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0' where person_id = $1",
      [officer.session?.personId],
    );
    const ask = "query ($id: ID!) { grant(id: $id) { sessions { device address startedAt lastSeenAt } endedAt } }";
    expect((await central.ask(ask, { id: grantOf(officer) })).grant.sessions).toMatchObject([
      { device: "Firefox, Linux", address: "203.0.113.7" },
    ]);
    // What she may not manage, she may not look into: not even her own, by way of her account.
    const own = await officer.send("{ me { grants { id sessions { address } } } }");
    expect(own.data?.me.grants).toEqual([{ id: grantOf(officer), sessions: null }]);
    expect(own.errors?.[0]?.extensions).toMatchObject({ code: "FORBIDDEN", reason: "ROLE" });
    await central.ask(
      "mutation ($id: ID!, $key: String!) { endGrantSessions(id: $id, idempotencyKey: $key) { id endedAt } }",
      { id: grantOf(officer) },
    );
    expect((await officer.ask(whoAmI)).me).toBeNull();
    expect((await central.ask(ask, { id: grantOf(officer) })).grant).toEqual({ sessions: [], endedAt: null });
    expect(await auditOf(grantOf(officer), "endGrantSessions")).toMatchObject([
      { changes: { sessions: { before: 1, after: 0 } } },
    ]);
  });
});

describe("many users", () => {
  test("are confirmed or ended at once, each for itself, and every refusal is remembered", async () => {
    const place = await addOrganisation(pakmut, "กรมหลายคน", { below: ministry });
    const central = await pakmut.as("CENTRAL_OFFICER", place.id, "ผู้ยืนยัน");
    const [one, two] = [await pakmut.as("HANDBOOK_AUTHOR", place.id), await pakmut.as("BI_READER", place.id)];
    const foreign = grantOf(await pakmut.as("BI_READER", other.id));
    await central.ask(end, { id: grantOf(two) });
    const ids = [grantOf(one), grantOf(two), grantOf(central), foreign];
    const { confirmGrants } = await central.ask(confirm, { ids, key: "confirm-once" });
    expect(confirmGrants).toEqual([
      { id: ids[0], isDone: true, reason: null, grant: { confirmedByName: "ผู้ยืนยัน", version: 2 } },
      { id: ids[1], isDone: false, reason: "ENDED", grant: { confirmedByName: null, version: 2 } },
      { id: ids[2], isDone: false, reason: "OWN_GRANT", grant: { confirmedByName: null, version: 1 } },
      { id: ids[3], isDone: false, reason: "NOT_FOUND", grant: null },
    ]);
    const repeated = (await central.ask(confirm, { ids, key: "confirm-once" })).confirmGrants;
    expect(repeated.map(({ isDone }: { isDone: boolean }) => isDone)).toEqual([true, false, false, false]);
    expect(repeated[0].grant.version).toBe(2);
    for (const [id, refusal] of [
      [ids[2], "OWN_GRANT"],
      [foreign, "NOT_FOUND"],
    ])
      expect(await auditOf(id as string, "confirmGrants")).toMatchObject([
        { changes: { refusal: { before: null, after: refusal } }, path_c: place.path },
      ]);

    const { endGrants } = await central.ask(endMany, { ids });
    expect(endGrants.map(({ isDone, reason }: { isDone: boolean; reason: string }) => [isDone, reason])).toEqual([
      [true, null],
      [false, "ENDED"],
      [false, "OWN_GRANT"],
      [false, "NOT_FOUND"],
    ]);
    expect(await auditOf(ids[0] as string, "endGrants")).toMatchObject([{ reason: "ปิดหน่วยงาน" }]);
    expect((await one.ask(whoAmI)).me).toBeNull();
  });

  test("500 go in one command, and no more", async () => {
    const place = await addOrganisation(pakmut, "กรมห้าร้อยคน", { below: ministry });
    const central = await pakmut.as("CENTRAL_OFFICER", place.id);
    const rows = await pakmut.sql<{ id: string }>(
      `with people as (insert into accounts.persons (issuer, subject, display_name)
         select 'test', 'many-' || n, 'คนที่ ' || n from generate_series(1, 501) n returning id)
       insert into accounts.grants (person_id, role, organisation_id, path_c)
       select id, 'BI_READER', $1, $2 from people returning id`,
      [place.id, place.path],
    );
    const ids = rows.map(({ id }) => id);
    const tooMany = await central.refusal(endMany, { ids });
    expect(tooMany.extensions).toMatchObject({ code: "BAD_USER_INPUT", fields: [{ field: "ids", rule: "TOO_MANY" }] });
    const { endGrants } = await central.ask(endMany, { ids: ids.slice(0, 500) });
    expect(endGrants.filter(({ isDone }: { isDone: boolean }) => isDone)).toHaveLength(500);
    const [left] = await pakmut.sql<{ count: number }>(
      "select count(*)::int from accounts.grants where organisation_id = $1 and ended_at is null",
      [place.id],
    );
    expect(left?.count).toBe(2);
  });
});

describe("why somebody may not", () => {
  test("is explained by the codes of the buttons, for the grants of the scope alone", async () => {
    const central = await pakmut.as("CENTRAL_OFFICER", department.id);
    const officer = await pakmut.as("SERVICE_POINT_OFFICER", agency.id);
    const ask = `query ($grantId: ID!, $action: Action!, $organisationId: ID!) {
      explainPermission(grantId: $grantId, action: $action, organisationId: $organisationId) {
        isAllowed role permission reason allowedRoles grantOrganisation { nameTh } organisation { nameTh } } }`;
    const explain = async (of: TestClient, action: string, at: TestNode): Promise<unknown> =>
      (await central.ask(ask, { grantId: grantOf(of), action, organisationId: at.id })).explainPermission;
    expect(await explain(officer, "EDIT_PROFILE", agency)).toEqual({
      isAllowed: true,
      role: "SERVICE_POINT_OFFICER",
      permission: "YES",
      reason: null,
      allowedRoles: ["PLATFORM_ADMIN", "CENTRAL_OFFICER", "SERVICE_POINT_OFFICER"],
      grantOrganisation: { nameTh: "สำนักงานหนึ่ง" },
      organisation: { nameTh: "สำนักงานหนึ่ง" },
    });
    expect(await explain(officer, "EDIT_PROFILE", sister)).toMatchObject({ isAllowed: false, reason: "SCOPE" });
    expect(await explain(officer, "MANAGE_ORGANISATION", agency)).toMatchObject({ permission: "NO", reason: "ROLE" });
    expect(await explain(central, "MANAGE_ORGANISATION", department)).toMatchObject({
      permission: "BELOW_OWN_ROOT",
      reason: "OWN_ROOT",
    });
    await central.ask(end, { id: grantOf(officer) });
    expect(await explain(officer, "EDIT_PROFILE", agency)).toMatchObject({ reason: "GRANT_ENDED" });
    const foreign = await pakmut.as("BI_READER", other.id);
    const unseen = await central.refusal(ask, {
      grantId: grantOf(foreign),
      action: "EDIT_PROFILE",
      organisationId: other.id,
    });
    expect(unseen.extensions.code).toBe("NOT_FOUND");
    const nowhere = { grantId: grantOf(officer), action: "EDIT_PROFILE", organisationId: grantOf(officer) };
    expect((await central.refusal(ask, nowhere)).extensions.code).toBe("NOT_FOUND");
  });

  test("a button says its rule and who may", async () => {
    const officer = await pakmut.as("SERVICE_POINT_OFFICER", agency.id);
    const { organisation } = await officer.ask(
      "query ($id: ID!) { organisation(id: $id) { allowedActions { action allowed reason permission allowedRoles } } }",
      { id: agency.id },
    );
    expect(organisation.allowedActions).toContainEqual({
      action: "MANAGE_ORGANISATION",
      allowed: false,
      reason: "ROLE",
      permission: "NO",
      allowedRoles: ["PLATFORM_ADMIN", "CENTRAL_OFFICER"],
    });
  });
});

test("the country's own administrators are managed from the country alone", async () => {
  const admin = await pakmut.as("PLATFORM_ADMIN", countryId);
  const opdc = await pakmut.as("OPDC_OFFICER", countryId);
  const central = await pakmut.as("CENTRAL_OFFICER", ministry.id);
  expect((await central.refusal(end, { id: grantOf(opdc) })).extensions.code).toBe("NOT_FOUND");
  expect((await admin.ask(end, { id: grantOf(opdc) })).endGrant.endedAt).not.toBeNull();
});
