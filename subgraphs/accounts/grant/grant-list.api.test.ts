import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, type TestNode } from "../../../local/testing/test-tree";

const fields = "id role version endedAt endedByName endReason personName organisation { id nameTh }";
const end = `mutation ($id: ID!, $version: Int! = 1, $reason: String = "ย้ายไปแล้ว", $key: String!) {
  endGrant(id: $id, version: $version, reason: $reason, idempotencyKey: $key) { ${fields} } }`;
const list = `query ($filter: GrantFilter, $sort: GrantSort, $first: Int = 25) { grants(filter: $filter, sort: $sort, first: $first) {
  totalCount nodes { id personName role organisation { nameTh } lastSignInAt allowedActions { action allowed reason } } } }`;

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
