import { randomBytes } from "node:crypto";
import type { TestClient } from "../../local/testing/test-client";
import { TestPakmut } from "../../local/testing/test-pakmut";
import { addOrganisation, countryId, type TestNode } from "../../local/testing/test-tree";

const create = `mutation ($name: String! = "รายงาน Power BI", $organisationId: ID!, $expiresAt: DateTimeISO!, $allowedAddresses: [String!], $key: String!) {
  createApiKey(name: $name, organisationId: $organisationId, expiresAt: $expiresAt, allowedAddresses: $allowedAddresses, idempotencyKey: $key) {
    secret apiKey { id name keyStart state allowedAddresses version organisation { id } } } }`;
const revoke = `mutation ($id: ID!, $version: Int! = 1, $key: String!) {
  revokeApiKey(id: $id, version: $version, reason: "เลิกใช้", idempotencyKey: $key) { state revokedByName revokeReason version } }`;
const list = `query ($filter: ApiKeyFilter) { apiKeys(filter: $filter) { totalCount nodes {
  id name state requestCount lastUsedAt allowedActions { allowed } history(first: 5) { action } } } }`;
const organisations = "{ organisations { totalCount nodes { id } } }";
const monthsAhead = (months: number): string => {
  const date = new Date();
  date.setMonth(date.getMonth() + months);
  return date.toISOString();
};

let pakmut: TestPakmut;
let department: TestNode;
let agency: TestNode;
let other: TestNode;
let central: TestClient;

beforeAll(async () => {
  pakmut = await TestPakmut.open();
  const ministry = await addOrganisation(pakmut, "กระทรวง");
  department = await addOrganisation(pakmut, "กรม", { below: ministry });
  agency = await addOrganisation(pakmut, "สำนักงาน", { below: department });
  other = await addOrganisation(pakmut, "กรมอื่น", { below: ministry });
  central = await pakmut.as("CENTRAL_OFFICER", department.id, "ผู้ทำ API Key");
});
afterAll(() => pakmut.close());

/** Makes a key and gives its text and id. */
async function newKey(variables: object = {}): Promise<{ secret: string; id: string }> {
  const given = { organisationId: department.id, expiresAt: monthsAhead(6), ...variables };
  const { createApiKey } = await central.ask(create, given);
  return { secret: createApiKey.secret, id: createApiKey.apiKey.id };
}

/** As a BI tool asks: a key in the header, and nothing that a page of ours would send. */
async function ask(
  secret: string | null,
  query = organisations,
  headers: Record<string, string> = {},
  path = "/graphql",
) {
  const response = await fetch(`${pakmut.url}${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(secret !== null && { authorization: `Bearer ${secret}` }),
      ...headers,
    },
    body: JSON.stringify({ query }),
  });
  const body = (await response.json()) as {
    data?: Record<string, never>;
    errors?: { extensions: Record<string, unknown> }[];
  };
  return { status: response.status, challenge: response.headers.get("www-authenticate"), ...body };
}

describe("an API key", () => {
  test("is shown once, kept as a hash, and made once however often the command comes", async () => {
    const variables = { organisationId: agency.id, expiresAt: monthsAhead(12 - 1), key: "make-one-key" };
    const { createApiKey } = await central.ask(create, variables);
    const { secret, apiKey } = createApiKey;
    expect(secret).toMatch(/^pak_[\w-]{43}$/);
    expect(apiKey).toMatchObject({ keyStart: secret.slice(0, 8), state: "LIVE", organisation: { id: agency.id } });
    expect((await central.ask(create, variables)).createApiKey).toEqual({ secret: null, apiKey });
    const kept = await pakmut.sql(
      `select k::text from accounts.api_keys k union all select e::text from accounts.audit_entries e
       union all select i::text from accounts.idempotency_keys i`,
    );
    expect(kept.length).toBeGreaterThan(2);
    expect(JSON.stringify(kept)).not.toContain(secret.slice(8));
    expect(pakmut.log.join()).not.toContain(secret.slice(8));
    const made = await pakmut.sql("select changes from accounts.audit_entries where entity_id = $1", [apiKey.id]);
    expect(made).toMatchObject([{ changes: { name: { before: null, after: "รายงาน Power BI" } } }]);
  });

  test.each([
    ["a day that is over", { expiresAt: monthsAhead(-1) }, "expiresAt", "EXPIRY_RANGE"],
    ["more than a year", { expiresAt: monthsAhead(13) }, "expiresAt", "EXPIRY_RANGE"],
    ["no name", { name: "  " }, "name", "REQUIRED"],
    [
      "an address that is none",
      { allowedAddresses: ["10.0.0.1", "10.0.0.0/33"] },
      "allowedAddresses.1",
      "ADDRESS_FORMAT",
    ],
  ])("cannot be made with %s", async (_what, variables, field, rule) => {
    const given = { organisationId: department.id, expiresAt: monthsAhead(1), ...variables };
    expect((await central.refusal(create, given)).extensions.fields).toMatchObject([{ field, rule }]);
  });

  test("cannot be made for another part of the tree, and the try is remembered", async () => {
    for (const organisationId of [other.id, countryId, randomId()]) {
      const { extensions } = await central.refusal(create, { organisationId, expiresAt: monthsAhead(1) });
      expect(extensions).toMatchObject({ code: "FORBIDDEN", reason: "SCOPE" });
      const tries = await pakmut.sql("select changes from accounts.audit_entries where request_id = $1", [
        extensions.requestId,
      ]);
      expect(tries).toMatchObject([{ changes: { refusal: { before: null, after: "SCOPE" } } }]);
    }
    const reader = await pakmut.as("BI_READER", department.id);
    const refusal = await reader.refusal(create, { organisationId: department.id, expiresAt: monthsAhead(1) });
    expect(refusal.extensions).toMatchObject({ code: "FORBIDDEN", reason: "ROLE" });
  });

  test("reads its organisation and all below it, and nothing beside", async () => {
    const { secret } = await newKey();
    const { status, data } = await ask(secret);
    expect(status).toBe(200);
    expect(data?.organisations).toEqual({
      totalCount: 2,
      nodes: expect.arrayContaining([{ id: department.id }, { id: agency.id }]),
    });
    const foreign = await ask(secret, `{ organisation(id: "${other.id}") { id } }`);
    expect(foreign.errors?.[0]?.extensions.code).toBe("NOT_FOUND");
    for (const query of ["{ grants { totalCount } }", "{ apiKeys { totalCount } }"]) {
      const refused = await ask(secret, query);
      expect(refused.errors?.[0]?.extensions).toMatchObject({ code: "FORBIDDEN", reason: "ROLE" });
    }
    expect((await ask(secret, "{ me { grants { id } activeGrant { id } } }")).data?.me).toEqual({
      grants: [],
      activeGrant: null,
    });
  });

  test("changes nothing", async () => {
    const { secret } = await newKey();
    const before = await pakmut.sql("select count(*) from organisations.audit_entries");
    const write = `mutation { updateOrganisationProfile(id: "${agency.id}", version: 1, input: { fax: "1" }, idempotencyKey: "by-a-machine") { id } }`;
    const { status, data, errors } = await ask(secret, write);
    expect({ status, data, code: errors?.[0]?.extensions.code }).toEqual({
      status: 403,
      data: undefined,
      code: "FORBIDDEN",
    });
    expect(await pakmut.sql("select count(*) from organisations.audit_entries")).toEqual(before);
    expect(await pakmut.sql("select 1 from organisations.idempotency_keys where key = 'by-a-machine'")).toEqual([]);
  });

  test("is refused from the very next request after it was revoked", async () => {
    const { secret, id } = await newKey();
    expect((await ask(secret)).status).toBe(200);
    const { revokeApiKey } = await central.ask(revoke, { id });
    expect(revokeApiKey).toEqual({
      state: "REVOKED",
      revokedByName: "ผู้ทำ API Key",
      revokeReason: "เลิกใช้",
      version: 2,
    });
    expect(await ask(secret)).toMatchObject({
      status: 401,
      challenge: 'Bearer realm="pakmut"',
      errors: [{ extensions: { code: "UNAUTHENTICATED" } }],
    });
    expect((await central.refusal(revoke, { id, version: 2 })).extensions.code).toBe("INVALID_TRANSITION");
  });

  test("is refused after its day", async () => {
    const { secret, id } = await newKey();
    await pakmut.sql(
      "update accounts.api_keys set created_at = now() - interval '2 days', expires_at = now() - interval '1 second' where id = $1",
      [id],
    );
    expect((await ask(secret)).status).toBe(401);
    const { apiKeys } = await central.ask(list, { filter: { state: "EXPIRED" } });
    expect(apiKeys.nodes).toMatchObject([{ id, state: "EXPIRED" }]);
  });

  test("is taken from the addresses that it names alone", async () => {
    const here = await newKey({ allowedAddresses: ["2001:db8::/32", "127.0.0.9/8"] });
    const elsewhere = await newKey({ allowedAddresses: ["203.0.113.0/24"] });
    expect((await ask(here.secret)).status).toBe(200);
    expect((await ask(elsewhere.secret)).status).toBe(401);
    // What a client says of its address is not believed.
    expect((await ask(elsewhere.secret, organisations, { "x-forwarded-for": "203.0.113.7" })).status).toBe(401);
  });

  test.each([
    ["another key of the same form", `pak_${randomBytes(32).toString("base64url")}`],
    ["a cut one", "pak_abc"],
    ["a token of something else", "eyJhbGciOiJub25lIn0.e30."],
    ["nothing", ""],
    ["SQL", "pak_' or true --"],
  ])("is not %s", async (_what, secret) => expect((await ask(secret)).status).toBe(401));

  test("does not go with a session, nor signs anybody in", async () => {
    const { secret } = await newKey();
    const both = await ask(secret, organisations, { cookie: central.cookie, "x-pakmut-csrf": "1" });
    expect(both).toMatchObject({ status: 400, errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
    const me = await fetch(`${pakmut.url}/auth/me`, { headers: { authorization: `Bearer ${secret}` } });
    expect(await me.json()).toMatchObject({ signedIn: false });
    const file = await fetch(`${pakmut.url}/export/accounts/audit-entries.csv`, {
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(file.status).toBe(401);
  });

  test("comes from no foreign page", async () => {
    const { secret } = await newKey();
    expect((await ask(secret, organisations, { origin: "https://evil.example" })).status).toBe(403);
  });

  test("in an address is refused, and in no log", async () => {
    const { secret } = await newKey();
    const addresses = [
      `/graphql?key=${secret}`,
      `/graphql?query=${encodeURIComponent(organisations)}&access_token=${secret}`,
      `/graphql/${secret}`,
      `/${secret.replace("_", "%5F")}`,
      `/admin/?k=${secret.slice(0, 20)}`,
      `/auth/login?returnTo=/admin/?k=${secret}`,
    ];
    for (const address of addresses) {
      for (const method of ["GET", "POST"]) {
        const response = await fetch(`${pakmut.url}${address}`, { method, redirect: "manual" });
        expect([address, method, response.status]).toEqual([address, method, 400]);
      }
    }
    const inHeader = await ask(secret, organisations, {}, `/graphql?again=${secret}`);
    expect(inHeader.status).toBe(400);
    const log = pakmut.log.join("\n");
    expect(log).not.toContain(secret.slice(4, 20));
    expect(log.match(/An API key in an address/g)).toHaveLength(addresses.length * 2 + 1);
  });

  test("shows in the list how often it was used, and when last", async () => {
    const { secret, id } = await newKey({ name: "นับครั้ง" });
    for (let n = 0; n < 3; n++) await ask(secret);
    await ask(secret, "mutation { none }");
    const find = async () => (await central.ask(list, { filter: { text: "นับ", state: "LIVE" } })).apiKeys.nodes;
    expect(await find()).toMatchObject([
      { id, requestCount: 0, lastUsedAt: null, allowedActions: [{ allowed: true }] },
    ]);
    await pakmut.gateway.apiKeys.flush();
    const [row] = await find();
    expect(row).toMatchObject({ requestCount: 4, history: [{ action: "createApiKey" }] });
    expect(Date.now() - Date.parse(row.lastUsedAt)).toBeLessThan(60_000);
    await pakmut.gateway.apiKeys.flush();
    expect((await find())[0].requestCount).toBe(4);
  });
});

const randomId = (): string => "00000000-0000-7000-8000-0000000000ff";
