import { generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { Client } from "pg";
import type { TestBrowser } from "../testing/test-browser";
import { clientId, type Lies } from "../testing/test-provider";
import { TestSignIn } from "../testing/test-sign-in";

let door: TestSignIn;

beforeAll(async () => {
  door = await TestSignIn.open();
});
afterAll(() => door.close());

/** What the audit trail says of the request that this answers. */
const audited = async (response: Response): Promise<Record<string, unknown>[]> =>
  door.pakmut.sql(
    `select person_id, role, action, entity_type, path_c, host(address) as address,
       changes #>> '{refusal,after}' as refusal, changes #>> '{cause,after}' as cause
     from accounts.audit_entries where request_id = $1`,
    [response.headers.get("x-request-id")],
  );

const failure = {
  person_id: null,
  role: null,
  action: "signIn",
  entity_type: "SignIn",
  path_c: "0",
  address: "127.0.0.1",
};

/** No session, a page in Thai that tells a forger nothing, and one entry in the audit trail. */
async function expectNobody(browser: TestBrowser, response: Response, sessionsBefore: number): Promise<void> {
  expect(response.status).toBe(400);
  expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
  const page = await response.text();
  expect(page).toContain('<html lang="th">');
  expect(page).toContain("เข้าสู่ระบบไม่สำเร็จ");
  expect(page).not.toMatch(/OAUTH|nonce|issuer|eyJ|Error/);
  expect(response.headers.getSetCookie().join()).not.toContain("pakmut-session");
  expect(browser.session).toBeUndefined();
  expect(await door.sessionCount()).toBe(sessionsBefore);
  expect(await audited(response)).toEqual([
    { ...failure, refusal: "SIGN_IN_FAILED", cause: expect.stringMatching(/^[A-Z_]+$/) },
  ]);
}

describe("signing in goes wrong", () => {
  const someKey = generateKeyPair("RS256");
  const past = Math.floor(Date.now() / 1_000) - 3_600;
  const symmetric = (claims: JWTPayload): Promise<string> =>
    new SignJWT(claims).setProtectedHeader({ alg: "HS256" }).sign(new TextEncoder().encode(clientId.padEnd(32, "x")));

  const lies: [string, Lies][] = [
    ["of another sign-in (nonce)", { claims: { nonce: "of-another" } }],
    ["of no sign-in (no nonce)", { without: ["nonce"] }],
    ["for another client", { claims: { aud: "another-client" } }],
    ["for several clients, issued to another", { claims: { aud: [clientId, "another"], azp: "another" } }],
    ["by another issuer", { claims: { iss: "https://evil.example" } }],
    ["without an issuer", { without: ["iss"] }],
    ["of nobody", { without: ["sub"] }],
    ["that is over", { claims: { iat: past, exp: past + 60 } }],
    ["without an end", { without: ["exp"] }],
    ["from the future", { claims: { iat: past + 3_600 + 600, exp: past + 3_600 + 700 } }],
    ["that nobody signed", { sign: (claims) => new UnsecuredJWT(claims).encode() }],
    ["signed by somebody else", { sign: async (claims) => door.provider.signed(claims, (await someKey).privateKey) }],
    ["signed with a shared secret", { sign: symmetric }],
    [
      "whose signature was cut off",
      { sign: async (claims) => (await door.provider.signed(claims)).replace(/[^.]+$/, "") },
    ],
    [
      "that was changed after it was signed",
      {
        sign: async (claims) =>
          (await door.provider.signed(claims)).replace(
            /\.[^.]+\./,
            `.${btoa(JSON.stringify({ ...claims, sub: "x" })).replace(/=+$/, "")}.`,
          ),
      },
    ],
    ["that is no token", { sign: () => "no-token" }],
    ["that is missing", { noIdToken: true }],
    ["with user information of somebody else", { userInfo: { sub: "somebody-else" } }],
  ];

  test.each(lies)("an ID token %s signs nobody in", async (_name, lie) => {
    const before = await door.sessionCount();
    const { browser, response } = await door.signIn({ lies: lie });
    await expectNobody(browser, response, before);
  });

  const change = (answer: URLSearchParams, name: string, value: string | null): URLSearchParams => {
    if (value === null) answer.delete(name);
    else answer.set(name, value);
    return answer;
  };
  type Story = (browser: TestBrowser, authorization: URL) => Promise<Response>;
  const stories: [string, Story][] = [
    [
      "a callback in another browser",
      (_browser, authorization) => door.comeBack(door.browser(), door.provider.agree(authorization)),
    ],
    [
      "a callback in a browser that signs in itself",
      async (_browser, authorization) => {
        const other = door.browser();
        await door.begin(other);
        return door.comeBack(other, door.provider.agree(authorization));
      },
    ],
    [
      "no state",
      (browser, authorization) => door.comeBack(browser, change(door.provider.agree(authorization), "state", null)),
    ],
    [
      "a foreign state",
      (browser, authorization) =>
        door.comeBack(browser, change(door.provider.agree(authorization), "state", "x".repeat(43))),
    ],
    [
      "two states",
      (browser, authorization) => {
        const answer = door.provider.agree(authorization);
        answer.append("state", "another");
        return door.comeBack(browser, answer);
      },
    ],
    [
      "no code",
      (browser, authorization) => door.comeBack(browser, change(door.provider.agree(authorization), "code", null)),
    ],
    [
      "a code that was never given",
      (browser, authorization) =>
        door.comeBack(browser, change(door.provider.agree(authorization), "code", "invented")),
    ],
    [
      "the answer of another provider",
      (browser, authorization) =>
        door.comeBack(browser, change(door.provider.agree(authorization), "iss", "https://evil.example")),
    ],
    [
      "an answer that does not say whose it is",
      (browser, authorization) => door.comeBack(browser, change(door.provider.agree(authorization), "iss", null)),
    ],
    [
      "a code made for another verifier",
      (browser, authorization) => {
        authorization.searchParams.set("code_challenge", "x".repeat(43));
        return door.comeBack(browser, door.provider.agree(authorization));
      },
    ],
    [
      "an error in a forged answer",
      (browser, authorization) =>
        door.comeBack(browser, change(door.provider.decline(authorization, "access_denied"), "state", "foreign")),
    ],
    [
      "an error that means that we asked wrongly",
      (browser, authorization) => door.comeBack(browser, door.provider.decline(authorization, "invalid_request")),
    ],
    [
      "an answer after eleven minutes",
      async (browser, authorization) => {
        await door.pakmut.sql("update accounts.sign_in_attempts set expires_at = now() - interval '1 minute'");
        return door.comeBack(browser, door.provider.agree(authorization));
      },
    ],
    [
      "a code that was redeemed already",
      async (browser, authorization) => {
        const used = door.provider.agree(authorization);
        await door.comeBack(browser, used);
        await browser.post("/auth/logout");
        const next = door.provider.agree(await door.begin(browser));
        return door.comeBack(browser, change(next, "code", used.get("code")));
      },
    ],
    [
      "the whole answer for a second time",
      async (browser, authorization) => {
        const answer = door.provider.agree(authorization);
        const attempt = browser.cookies.get("__Host-pakmut-sign-in") as string;
        await door.comeBack(browser, answer);
        await browser.post("/auth/logout");
        browser.cookies.set("__Host-pakmut-sign-in", attempt);
        return door.comeBack(browser, answer);
      },
    ],
    [
      "the code of somebody else's sign-in",
      async (browser, authorization) => {
        const foreign = door.provider.agree(await door.begin(door.browser()));
        return door.comeBack(browser, change(door.provider.agree(authorization), "code", foreign.get("code")));
      },
    ],
    [
      "an attempt cookie that somebody planted",
      (browser, authorization) => {
        browser.cookies.set("__Host-pakmut-sign-in", "A".repeat(43));
        return door.comeBack(browser, door.provider.agree(authorization));
      },
    ],
    ["a callback with nothing at all", (browser) => browser.open("/auth/callback")],
  ];

  test.each(stories)("%s signs nobody in", async (_name, story) => {
    const before = await door.sessionCount();
    const browser = door.browser();
    const response = await story(browser, await door.begin(browser));
    await expectNobody(browser, response, before);
  });

  test("an answer is good once, also when it comes twenty times at once", async () => {
    const before = await door.sessionCount();
    const browser = door.browser();
    const answer = door.provider.agree(await door.begin(browser));
    const responses = await Promise.all(Array.from({ length: 20 }, () => door.comeBack(browser, answer)));
    expect(responses.map(({ status }) => status).sort()).toEqual([303, ...Array.from({ length: 19 }, () => 400)]);
    expect((await door.comeBack(browser, answer)).status).toBe(400);
    expect(await door.sessionCount()).toBe(before + 1);
  });

  test("the log tells why, and nothing of the person or her tokens", () => {
    expect(door.pakmut.log.filter((line) => line.includes("Nobody was signed in")).length).toBeGreaterThan(30);
    expect(door.pakmut.log.join("")).not.toMatch(/eyJ|สมหญิง|subject-1|somebody-else|of-another/);
  });

  test("who does not agree comes back signed out, and is told why", async () => {
    const browser = door.browser();
    const response = await door.comeBack(browser, door.provider.decline(await door.begin(browser), "access_denied"));
    expect(response.headers.get("location")).toBe("/admin/?reason=refused");
    expect(browser.session).toBeUndefined();
    expect(await audited(response)).toEqual([{ ...failure, refusal: "SIGN_IN_REFUSED", cause: "AUTHORIZATION_ERROR" }]);
  });

  test("a provider that is out of order is said to be so, before and after", async () => {
    const browser = door.browser();
    const { response } = await door.signIn({ browser, lies: { tokenStatus: 500 } });
    expect(response.headers.get("location")).toBe("/admin/?reason=unavailable");
    expect(await audited(response)).toEqual([
      { ...failure, refusal: "SIGN_IN_UNAVAILABLE", cause: expect.any(String) },
    ]);
    const answer = door.provider.decline(await door.begin(browser), "temporarily_unavailable");
    expect((await door.comeBack(browser, answer)).headers.get("location")).toBe("/admin/?reason=unavailable");
    expect(browser.session).toBeUndefined();
  });

  test("a provider that was away when first asked is asked again", async () => {
    const late = await TestSignIn.open();
    late.provider.isOutOfOrder = true;
    try {
      const login = async (): Promise<string | null> =>
        (await late.browser().open("/auth/login")).headers.get("location");
      const ready = async (): Promise<unknown> => (await late.browser().open("/readyz")).json();
      expect(await ready()).toMatchObject({ status: "ready", parts: { digitalId: "not asked yet" } });
      expect(await login()).toBe("/admin/?reason=unavailable");
      expect(await ready()).toMatchObject({ status: "ready", parts: { digitalId: "down" } });
      late.provider.isOutOfOrder = false;
      expect(await login()).toContain(`${late.provider.issuer}/authorize`);
      expect(await ready()).toMatchObject({ status: "ready", parts: { digitalId: "up" } });
    } finally {
      await late.close();
    }
  });

  test("the audit trail takes failures from the gateway's login alone, only as constants, and no flood of them", async () => {
    const record = async (url: string, values: unknown[]): Promise<boolean> => {
      const client = new Client({ connectionString: url });
      await client.connect();
      try {
        const sql = "select accounts.record_sign_in_failure($1, $2, $3, $4) as is_recorded";
        return (await client.query<{ is_recorded: boolean }>(sql, values)).rows[0]?.is_recorded ?? false;
      } finally {
        await client.end();
      }
    };
    const { gatewayUrl, appUrl } = door.pakmut.testDatabase.logins;
    const from = (address: string, failureCode = "SIGN_IN_FAILED", cause: string | null = null): unknown[] => [
      "flood",
      failureCode,
      cause,
      address,
    ];
    await expect(record(appUrl, from("198.51.100.1"))).rejects.toThrow("permission denied");
    expect(await record(gatewayUrl, from("198.51.100.1", "สมหญิง"))).toBe(false);
    expect(await record(gatewayUrl, from("198.51.100.1", "SIGN_IN_FAILED", "1100000000016"))).toBe(false);
    const results: boolean[] = [];
    for (let number = 0; number < 62; number += 1) results.push(await record(gatewayUrl, from("198.51.100.1")));
    expect(results.filter(Boolean)).toHaveLength(60);
    expect(await record(gatewayUrl, from("198.51.100.2"))).toBe(true);
  });
});
