import { addOrganisation, type TestNode } from "../local/testing/test-tree";
import { type TestClient } from "../local/testing/test-client";
import { TestPakmut } from "../local/testing/test-pakmut";

let pakmut: TestPakmut;
let college: TestNode;
let officer: TestClient;

beforeAll(async () => {
  pakmut = await TestPakmut.open();
  const ministry = await addOrganisation(pakmut, "กระทรวงตัวอย่าง");
  const department = await addOrganisation(pakmut, "กรมตัวอย่าง", { below: ministry });
  college = await addOrganisation(pakmut, "วิทยาลัยตัวอย่าง", { below: department });
  officer = await pakmut.as("SERVICE_POINT_OFFICER", college.id);
});
afterAll(() => pakmut.close());

const meQuery = "{ me { displayName activeGrant { role organisation { nameTh } } } }";

/** Sends anything to the gateway, as anybody could. */
function post(
  body: BodyInit | undefined,
  headers: Record<string, string> = {},
  method = "POST",
  path = "/graphql",
): Promise<Response> {
  return fetch(`${pakmut.url}${path}`, { method, body, headers, redirect: "manual" });
}

const json = (query: string, variables?: unknown): string => JSON.stringify({ query, variables });
const jsonHeaders = { "content-type": "application/json" };

describe("who is asking", () => {
  test("an officer is known by her session, a stranger is nobody", async () => {
    expect(await officer.ask(meQuery)).toEqual({
      me: {
        displayName: officer.session && expect.any(String),
        activeGrant: { role: "SERVICE_POINT_OFFICER", organisation: { nameTh: "วิทยาลัยตัวอย่าง" } },
      },
    });
    expect(await pakmut.stranger().ask(meQuery)).toEqual({ me: null });
  });

  test("a session that does not exist is nobody's", async () => {
    for (const secret of ["x", "A".repeat(43), "%00", "' or 1=1 --"]) {
      const answer = await post(json(meQuery), {
        ...jsonHeaders,
        "x-pakmut-csrf": "1",
        cookie: `__Host-pakmut-session=${secret}`,
      });
      expect(await answer.json()).toEqual({ data: { me: null } });
    }
  });
});

describe("what is too much", () => {
  const levels = Array.from(
    { length: 30 },
    (_, index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`,
  ).join(" ");
  const probes: [string, string][] = [
    ["1,000 aliases", json(`{ ${Array.from({ length: 1_000 }, (_, index) => `a${index}: me { id }`).join(" ")} }`)],
    ["31 aliases", json(`{ ${Array.from({ length: 31 }, (_, index) => `a${index}: me { id }`).join(" ")} }`)],
    ["10,000 fields alike", json(`{ me { ${"id ".repeat(10_000)} } }`)],
    ["1,000 directives", json(`{ me { id ${"@nothing ".repeat(1_000)} } }`)],
    ["5,000 levels", json(`${"{ me ".repeat(5_000)}${"}".repeat(5_000)}`)],
    [
      "13 levels",
      json(`{ organisations { nodes ${"{ servicePoints { organisation ".repeat(5)} { id } ${"} }".repeat(5)} } }`),
    ],
    ["a fragment bomb", json(`{ ...F0 } ${levels} fragment F30 on Query { me { id } }`)],
    ["a batch of ten", JSON.stringify(Array.from({ length: 10 }, () => ({ query: meQuery })))],
    ["2 MB", json(`{ me { id } } # ${"x".repeat(2_000_000)}`)],
    ["a body that is no JSON", "{"],
    ["a body that is null", "null"],
    ["no query", JSON.stringify({ variables: {} })],
    ["a query that is a list", JSON.stringify({ query: ["{ me { id } }"] })],
    ["variables that are a list", JSON.stringify({ query: "{ me { id } }", variables: [1] })],
  ];

  test.each(probes)("%s: refused with a small answer", async (_name, body) => {
    const response = await post(body, jsonHeaders);
    const answer = await response.text();
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(answer.length).toBeLessThan(10_000);
  });

  test("a compressed body is not unpacked", async () => {
    expect((await post(new Uint8Array([31, 139, 8, 0]), { ...jsonHeaders, "content-encoding": "gzip" })).status).toBe(
      415,
    );
  });

  test("a page of a million rows is not given", async () => {
    const error = await officer.refusal("{ organisations(first: 1000000) { totalCount } }");
    expect(error.extensions.code).toBe("BAD_USER_INPUT");
  });
});

describe("what errors tell", () => {
  const leaks =
    /\bat \/|node_modules|\.ts:\d|select |relation |pg_|postgres|127\.0\.0\.1|Did you mean|DOWNSTREAM|serviceName/i;

  test.each([
    "{ me { displayNam } }",
    "{ organisation }",
    "{ organisations(sort: { field: NAM }) { totalCount } }",
    "{ me ",
    "{ me { id } } }",
    "query ($id: ID!) { organisation(id: $id) { nameTh } }",
    '{ organisation(id: "not-a-uuid") { nameTh } }',
    "subscription { me { id } }",
    '{ organisation(id: "\\u0000") { nameTh } }',
    "{ _service { sdl } }",
    "{ _entities(representations: []) { __typename } }",
  ])("%s: no hint, no place in our code, no SQL", async (query) => {
    const response = await post(json(query), { ...jsonHeaders, "x-pakmut-csrf": "1", cookie: officer.cookie });
    const text = await response.text();
    expect(response.status).toBeLessThan(500);
    expect(text).not.toMatch(leaks);
    const [error] = (JSON.parse(text) as { errors: { extensions: { requestId: string; code: string } }[] }).errors;
    expect(error?.extensions.requestId).toBe(response.headers.get("x-request-id"));
    expect(error?.extensions.code).toMatch(/^(BAD_USER_INPUT|NOT_FOUND)$/);
  });

  test("a value that is not of its type is the asker's mistake, first time and later, and no type is named", async () => {
    const central = await pakmut.as("CENTRAL_OFFICER", college.id);
    const entries = "nodes { id }";
    for (let time = 0; time < 5; time++) {
      for (const [query, variables] of [
        [`query ($from: DateTimeISO) { auditEntries(filter: { from: $from }) { ${entries} } }`, { from: "no date" }],
        [`query ($f: AuditEntryFilter) { auditEntries(filter: $f) { ${entries} } }`, { f: { until: 25000000000000 } }],
        [`{ auditEntries(filter: { from: "no date" }) { ${entries} } }`, {}],
      ] as const) {
        const { errors } = await central.send(query, variables);
        expect(errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
        expect(JSON.stringify(errors)).not.toMatch(/DateTimeISO|AuditEntryFilter|no date/);
      }
    }
  });

  test("what fails on our side is masked, and the log has it under the same id", async () => {
    await pakmut.sql("alter table organisations.organisation_types rename to organisation_types_away");
    try {
      const { errors } = await officer.send("{ organisationTypes { code } }");
      expect(errors).toMatchObject([
        { message: "Something went wrong on our side.", extensions: { code: "INTERNAL_SERVER_ERROR" } },
      ]);
      const line = pakmut.log.find(
        (text) => text.includes(errors?.[0]?.extensions.requestId as string) && text.includes("organisation_types"),
      );
      expect(line).toBeDefined();
    } finally {
      await pakmut.sql("alter table organisations.organisation_types_away rename to organisation_types");
    }
  });

  test("the log has one line for a request, and nothing of the person", async () => {
    pakmut.log.splice(0);
    await officer.send("query ($secret: ID!) { organisation(id: $secret) { nameTh } }", { secret: "1103700000011" });
    await post(undefined, {}, "GET", "/auth/me?token=secret-in-query");
    // A line is written once its answer has gone out.
    while (pakmut.log.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    const lines = pakmut.log.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ method, path, status }) => [method, path, status])).toEqual([
      ["POST", "/graphql", 200],
      ["GET", "/auth/me", 200],
    ]);
    expect(pakmut.log.join("")).not.toMatch(
      new RegExp(`1103700000011|secret-in-query|ทดสอบ|${officer.session?.sessionId}`),
    );
  });
});

describe("the connection to the database", () => {
  test("is given back after errors too: a hundred failing operations leave the pool free", async () => {
    const failing = Array.from({ length: 100 }, () =>
      officer.send('{ organisation(id: "00000000-0000-7000-8000-00000000ffff") { nameTh } me { id } }'),
    );
    await Promise.all(failing);
    expect(await officer.ask("{ organisations { totalCount } }")).toEqual({ organisations: { totalCount: 1 } });
  });
});
