import type { TestClient } from "../../local/testing/test-client";
import { TestPakmut } from "../../local/testing/test-pakmut";
import { addOrganisation, countryId, type TestNode } from "../../local/testing/test-tree";
import { askWithKey, createKey, monthsAhead, newKey } from "../testing/test-api-key";

const list = `query ($filter: ApiKeyFilter) { apiKeys(filter: $filter) { totalCount nodes {
  id name state requestCount lastUsedAt allowedActions { allowed } history(first: 5) { action } } } }`;

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

describe("an API key", () => {
  test("is shown once, kept as a hash, and made once however often the command comes", async () => {
    const variables = { organisationId: agency.id, expiresAt: monthsAhead(12 - 1), key: "make-one-key" };
    const { createApiKey } = await central.ask(createKey, variables);
    const { secret, apiKey } = createApiKey;
    expect(secret).toMatch(/^pak_[\w-]{43}$/);
    expect(apiKey).toMatchObject({ keyStart: secret.slice(0, 8), state: "LIVE", organisation: { id: agency.id } });
    expect((await central.ask(createKey, variables)).createApiKey).toEqual({ secret: null, apiKey });
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
    expect((await central.refusal(createKey, given)).extensions.fields).toMatchObject([{ field, rule }]);
  });

  test("cannot be made for another part of the tree, and the try is remembered", async () => {
    for (const organisationId of [other.id, countryId, "00000000-0000-7000-8000-0000000000ff"]) {
      const { extensions } = await central.refusal(createKey, { organisationId, expiresAt: monthsAhead(1) });
      expect(extensions).toMatchObject({ code: "FORBIDDEN", reason: "SCOPE" });
      const tries = await pakmut.sql("select changes from accounts.audit_entries where request_id = $1", [
        extensions.requestId,
      ]);
      expect(tries).toMatchObject([{ changes: { refusal: { before: null, after: "SCOPE" } } }]);
    }
    const reader = await pakmut.as("BI_READER", department.id);
    const refusal = await reader.refusal(createKey, { organisationId: department.id, expiresAt: monthsAhead(1) });
    expect(refusal.extensions).toMatchObject({ code: "FORBIDDEN", reason: "ROLE" });
  });

  test("reads its organisation and all below it, and nothing beside", async () => {
    const { secret } = await newKey(central, department.id);
    const { status, data } = await askWithKey(pakmut, secret);
    expect(status).toBe(200);
    expect(data?.organisations).toEqual({
      totalCount: 2,
      nodes: expect.arrayContaining([{ id: department.id }, { id: agency.id }]),
    });
    const foreign = await askWithKey(pakmut, secret, `{ organisation(id: "${other.id}") { id } }`);
    expect(foreign.errors?.[0]?.extensions.code).toBe("NOT_FOUND");
    for (const query of ["{ grants { totalCount } }", "{ apiKeys { totalCount } }"]) {
      const refused = await askWithKey(pakmut, secret, query);
      expect(refused.errors?.[0]?.extensions).toMatchObject({ code: "FORBIDDEN", reason: "ROLE" });
    }
    expect((await askWithKey(pakmut, secret, "{ me { grants { id } activeGrant { id } } }")).data?.me).toEqual({
      grants: [],
      activeGrant: null,
    });
  });

  test("changes nothing", async () => {
    const { secret } = await newKey(central, department.id);
    const before = await pakmut.sql("select count(*) from organisations.audit_entries");
    const write = `mutation { updateOrganisationProfile(id: "${agency.id}", version: 1, input: { fax: "1" }, idempotencyKey: "by-a-machine") { id } }`;
    const { status, data, errors } = await askWithKey(pakmut, secret, write);
    expect({ status, data, code: errors?.[0]?.extensions.code }).toEqual({
      status: 403,
      data: undefined,
      code: "FORBIDDEN",
    });
    expect(await pakmut.sql("select count(*) from organisations.audit_entries")).toEqual(before);
    expect(await pakmut.sql("select 1 from organisations.idempotency_keys where key = 'by-a-machine'")).toEqual([]);
  });

  test("shows in the list how often it was used, and when last", async () => {
    const { secret, id } = await newKey(central, department.id, { name: "นับครั้ง" });
    for (let n = 0; n < 3; n++) await askWithKey(pakmut, secret);
    await askWithKey(pakmut, secret, "mutation { none }");
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
