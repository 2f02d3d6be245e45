import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, countryId, type TestNode } from "../../../local/testing/test-tree";

/** T13: a central officer who tries to get more than she was given. Nothing succeeds, and every try is remembered. */
const change = `mutation ($id: ID!, $version: Int! = 1, $role: Role!, $organisationId: ID!, $key: String!) {
  changeGrant(id: $id, version: $version, role: $role, organisationId: $organisationId, reason: "ทดสอบ", idempotencyKey: $key) { id } }`;
const end = `mutation ($id: ID!, $version: Int! = 1, $key: String!) {
  endGrant(id: $id, version: $version, reason: "ทดสอบ", idempotencyKey: $key) { id } }`;
const endSessions = "mutation ($id: ID!, $key: String!) { endGrantSessions(id: $id, idempotencyKey: $key) { id } }";
const grantOf = (client: TestClient): string => client.session?.grantId as string;

let pakmut: TestPakmut;
const places = {} as Record<"parent" | "own" | "child" | "sibling" | "lookalike" | "otherRoot", TestNode>;
let central: TestClient;
const grants = {} as Record<"own" | "ownOther" | "officer" | "lastCentral" | "sibling" | "parent" | "admin", string>;

beforeAll(async () => {
  pakmut = await TestPakmut.open();
  places.parent = await addOrganisation(pakmut, "กระทรวง");
  places.own = await addOrganisation(pakmut, "กรม", { below: places.parent, label: "x1" });
  places.sibling = await addOrganisation(pakmut, "กรมพี่น้อง", { below: places.parent });
  places.lookalike = await addOrganisation(pakmut, "กรมชื่อคล้าย", { below: places.parent, label: "x10" });
  places.child = await addOrganisation(pakmut, "กรมย่อย", { below: places.own });
  places.otherRoot = await addOrganisation(pakmut, "กระทรวงอื่น");
  // The child counts as a department, so that a central officer can be there.
  await pakmut.sql("update organisations.organisations set level = 'DEPARTMENT' where id = $1", [places.child.id]);
  central = await pakmut.as("CENTRAL_OFFICER", places.own.id);
  grants.own = grantOf(central);
  grants.ownOther = await pakmut.grant(central.session?.personId as string, "BI_READER", places.child.id);
  grants.officer = grantOf(await pakmut.as("BI_READER", places.child.id));
  grants.lastCentral = grantOf(await pakmut.as("CENTRAL_OFFICER", places.child.id));
  grants.sibling = grantOf(await pakmut.as("BI_READER", places.sibling.id));
  grants.parent = grantOf(await pakmut.as("CENTRAL_OFFICER", places.parent.id));
  grants.admin = grantOf(await pakmut.as("PLATFORM_ADMIN", countryId));
});
afterAll(() => pakmut.close());

const everyGrant = () =>
  pakmut.sql("select id, role, organisation_id, path_c, ended_at, version from accounts.grants order by id");
const everySession = () => pakmut.sql("select person_id, active_grant_id from accounts.sessions order by 1");

type GrantName = keyof typeof grants;
type PlaceName = keyof typeof places;
const tries: [
  what: string,
  query: string,
  grant: GrantName,
  to: [string, PlaceName | "country"] | null,
  refusal: string,
][] = [
  ["makes a platform admin", change, "officer", ["PLATFORM_ADMIN", "country"], "ROLE"],
  ["makes a platform admin of her own organisation", change, "officer", ["PLATFORM_ADMIN", "own"], "ROLE"],
  ["makes an OPDC officer", change, "officer", ["OPDC_OFFICER", "child"], "ROLE"],
  ["makes a central officer beside herself", change, "officer", ["CENTRAL_OFFICER", "own"], "OWN_ROOT"],
  ["gives a role above herself", change, "officer", ["BI_READER", "parent"], "SCOPE"],
  ["gives a role beside herself", change, "officer", ["BI_READER", "sibling"], "SCOPE"],
  ["gives a role where the path looks like hers", change, "officer", ["BI_READER", "lookalike"], "SCOPE"],
  ["gives a role in another ministry", change, "officer", ["BI_READER", "otherRoot"], "SCOPE"],
  ["gives a role of the whole country", change, "officer", ["BI_READER", "country"], "SCOPE"],
  ["raises herself", change, "own", ["PLATFORM_ADMIN", "country"], "OWN_GRANT"],
  ["moves herself up", change, "own", ["CENTRAL_OFFICER", "parent"], "OWN_GRANT"],
  ["raises herself by her other grant", change, "ownOther", ["SERVICE_POINT_OFFICER", "child"], "OWN_GRANT"],
  ["ends her own grant", end, "own", null, "OWN_GRANT"],
  ["ends her own other grant", end, "ownOther", null, "OWN_GRANT"],
  ["ends the last central officer below", end, "lastCentral", null, "LAST_CENTRAL_OFFICER"],
  [
    "turns the last central officer below into something else",
    change,
    "lastCentral",
    ["BI_READER", "child"],
    "LAST_CENTRAL_OFFICER",
  ],
  ["edits a user of a sibling", change, "sibling", ["BI_READER", "child"], "NOT_FOUND"],
  ["ends a user of a sibling", end, "sibling", null, "NOT_FOUND"],
  ["ends the sessions of a user of a sibling", endSessions, "sibling", null, "NOT_FOUND"],
  ["edits a user above", change, "parent", ["BI_READER", "child"], "NOT_FOUND"],
  ["ends a user above", end, "parent", null, "NOT_FOUND"],
  ["ends a platform admin", end, "admin", null, "NOT_FOUND"],
];

test.each(tries)(
  "a central officer %s: refused, nothing changed, remembered",
  async (_what, query, grant, to, refusal) => {
    const before = [await everyGrant(), await everySession()];
    const [role, place] = to ?? [];
    const organisationId = place === "country" ? countryId : place && places[place].id;
    const error = await central.refusal(query, { id: grants[grant], ...(to && { role, organisationId }) });
    expect(error.extensions.reason ?? error.extensions.code).toBe(refusal);
    expect([await everyGrant(), await everySession()]).toEqual(before);
    const entries = await pakmut.sql(
      "select action, entity_type, entity_version, person_id, path_c, changes from accounts.audit_entries where request_id = $1",
      [error.extensions.requestId],
    );
    expect(entries).toMatchObject([
      {
        entity_type: "Grant",
        entity_version: 0,
        person_id: central.session?.personId,
        path_c: places.own.path,
        changes: { refusal: { before: null, after: refusal }, ...(to && { role: { before: null, after: role } }) },
      },
    ]);
  },
);

test("a refused try can be made again, and is remembered again", async () => {
  const variables = { id: grants.own, role: "PLATFORM_ADMIN", organisationId: countryId, key: "same-key-again" };
  const [first, second] = [await central.refusal(change, variables), await central.refusal(change, variables)];
  const entries = await pakmut.sql("select 1 from accounts.audit_entries where request_id = any($1)", [
    [first, second].map(({ extensions }) => extensions.requestId),
  ]);
  expect(entries).toHaveLength(2);
});

test("an attempt is no change: whoever read before it has still the present version", async () => {
  const officer = grantOf(await pakmut.as("BI_READER", places.child.id));
  await central.refusal(change, { id: officer, role: "PLATFORM_ADMIN", organisationId: countryId });
  await central.ask(change, { id: officer, role: "BI_READER", organisationId: places.own.id });
  const error = await central.refusal(end, { id: officer });
  expect(error.extensions.conflict?.fields).toEqual(["organisationId"]);
});

test("she may do as much below as she was given: a second central officer there can go", async () => {
  const second = grantOf(await pakmut.as("CENTRAL_OFFICER", places.child.id));
  await central.ask(end, { id: second });
  const admin = await pakmut.as("PLATFORM_ADMIN", countryId);
  await admin.ask(end, { id: grants.lastCentral });
});

test("of platform admins who end each other at the same moment, one stays", async () => {
  for (let round = 0; round < 5; round++) {
    await pakmut.sql("update accounts.grants set ended_at = now() where role = 'PLATFORM_ADMIN' and ended_at is null");
    const admins = [
      await pakmut.as("PLATFORM_ADMIN", countryId),
      await pakmut.as("PLATFORM_ADMIN", countryId),
    ] as const;
    const answers = await Promise.all([
      admins[0].send(end, { id: grantOf(admins[1]) }),
      admins[1].send(end, { id: grantOf(admins[0]) }),
    ]);
    const outcomes = answers.map(
      ({ errors }) => errors?.[0]?.extensions.reason ?? errors?.[0]?.extensions.code ?? "done",
    );
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
    expect(["GRANT_ENDED", "UNAUTHENTICATED"]).toContain(outcomes.find((outcome) => outcome !== "done"));
    const live = await pakmut.sql("select 1 from accounts.grants where role = 'PLATFORM_ADMIN' and ended_at is null");
    expect(live).toHaveLength(1);
  }
});

test("of three who end two each, at the same moment, the last stays", async () => {
  for (let round = 0; round < 5; round++) {
    await pakmut.sql("update accounts.grants set ended_at = now() where role = 'PLATFORM_ADMIN' and ended_at is null");
    const admins = await Promise.all([1, 2, 3].map(() => pakmut.as("PLATFORM_ADMIN", countryId)));
    await Promise.all(
      admins.flatMap((admin) =>
        admins.filter((other) => other !== admin).map((other) => admin.send(end, { id: grantOf(other) })),
      ),
    );
    const live = await pakmut.sql("select 1 from accounts.grants where role = 'PLATFORM_ADMIN' and ended_at is null");
    expect(live.length).toBeGreaterThanOrEqual(1);
  }
});
