import { randomBytes } from "node:crypto";
import type { TestClient } from "../../local/testing/test-client";
import { TestPakmut } from "../../local/testing/test-pakmut";
import { addOrganisation, type TestNode } from "../../local/testing/test-tree";
import { askWithKey, newKey, organisationsQuery, revokeKey } from "../testing/test-api-key";

const list = `query ($filter: ApiKeyFilter) { apiKeys(filter: $filter) { totalCount nodes {
  id name state requestCount lastUsedAt allowedActions { allowed } history(first: 5) { action } } } }`;

let pakmut: TestPakmut;
let department: TestNode;
let central: TestClient;

beforeAll(async () => {
  pakmut = await TestPakmut.open();
  const ministry = await addOrganisation(pakmut, "กระทรวง");
  department = await addOrganisation(pakmut, "กรม", { below: ministry });
  central = await pakmut.as("CENTRAL_OFFICER", department.id, "ผู้ทำ API Key");
});
afterAll(() => pakmut.close());

describe("an API key", () => {
  test("is refused from the very next request after it was revoked", async () => {
    const { secret, id } = await newKey(central, department.id);
    expect((await askWithKey(pakmut, secret)).status).toBe(200);
    const { revokeApiKey } = await central.ask(revokeKey, { id });
    expect(revokeApiKey).toEqual({
      state: "REVOKED",
      revokedByName: "ผู้ทำ API Key",
      revokeReason: "เลิกใช้",
      version: 2,
    });
    expect(await askWithKey(pakmut, secret)).toMatchObject({
      status: 401,
      challenge: 'Bearer realm="pakmut"',
      errors: [{ extensions: { code: "UNAUTHENTICATED" } }],
    });
    expect((await central.refusal(revokeKey, { id, version: 2 })).extensions.code).toBe("INVALID_TRANSITION");
  });

  test("is refused after its day", async () => {
    const { secret, id } = await newKey(central, department.id);
    await pakmut.sql(
      "update accounts.api_keys set created_at = now() - interval '2 days', expires_at = now() - interval '1 second' where id = $1",
      [id],
    );
    expect((await askWithKey(pakmut, secret)).status).toBe(401);
    const { apiKeys } = await central.ask(list, { filter: { state: "EXPIRED" } });
    expect(apiKeys.nodes).toMatchObject([{ id, state: "EXPIRED" }]);
  });

  test("is taken from the addresses that it names alone", async () => {
    const here = await newKey(central, department.id, { allowedAddresses: ["2001:db8::/32", "127.0.0.9/8"] });
    const elsewhere = await newKey(central, department.id, { allowedAddresses: ["203.0.113.0/24"] });
    expect((await askWithKey(pakmut, here.secret)).status).toBe(200);
    expect((await askWithKey(pakmut, elsewhere.secret)).status).toBe(401);
    // What a client says of its address is not believed.
    expect(
      (await askWithKey(pakmut, elsewhere.secret, organisationsQuery, { "x-forwarded-for": "203.0.113.7" })).status,
    ).toBe(401);
  });

  test.each([
    ["another key of the same form", `pak_${randomBytes(32).toString("base64url")}`],
    ["a cut one", "pak_abc"],
    ["a token of something else", "eyJhbGciOiJub25lIn0.e30."],
    ["nothing", ""],
    ["SQL", "pak_' or true --"],
  ])("is not %s", async (_what, secret) => expect((await askWithKey(pakmut, secret)).status).toBe(401));

  test("does not go with a session, nor signs anybody in", async () => {
    const { secret } = await newKey(central, department.id);
    const both = await askWithKey(pakmut, secret, organisationsQuery, { cookie: central.cookie, "x-pakmut-csrf": "1" });
    expect(both).toMatchObject({ status: 400, errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
    const me = await fetch(`${pakmut.url}/auth/me`, { headers: { authorization: `Bearer ${secret}` } });
    expect(await me.json()).toMatchObject({ signedIn: false });
    const file = await fetch(`${pakmut.url}/export/accounts/audit-entries.csv`, {
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(file.status).toBe(401);
  });

  test("comes from no foreign page", async () => {
    const { secret } = await newKey(central, department.id);
    expect((await askWithKey(pakmut, secret, organisationsQuery, { origin: "https://evil.example" })).status).toBe(403);
  });

  test("in an address is refused, and in no log", async () => {
    const { secret } = await newKey(central, department.id);
    const addresses = [
      `/graphql?key=${secret}`,
      `/graphql?query=${encodeURIComponent(organisationsQuery)}&access_token=${secret}`,
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
    const inHeader = await askWithKey(pakmut, secret, organisationsQuery, {}, `/graphql?again=${secret}`);
    expect(inHeader.status).toBe(400);
    const log = pakmut.log.join("\n");
    expect(log).not.toContain(secret.slice(4, 20));
    expect(log.match(/An API key in an address/g)).toHaveLength(addresses.length * 2 + 1);
  });
});
