import { generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import type { TestBrowser } from "../testing/test-browser";
import { clientId, type Lies } from "../testing/test-provider";
import { TestSignIn } from "../testing/test-sign-in";

let door: TestSignIn;

beforeAll(async () => {
  door = await TestSignIn.open();
});
afterAll(() => door.close());

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
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("เข้าสู่ระบบไม่สำเร็จ");
    expect(browser.session).toBeUndefined();
    expect(await door.sessionCount()).toBe(before);
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
    ["a callback with nothing at all", (browser) => browser.open("/auth/callback")],
  ];

  test.each(stories)("%s signs nobody in", async (_name, story) => {
    const before = await door.sessionCount();
    const browser = door.browser();
    const response = await story(browser, await door.begin(browser));
    expect(response.status).toBe(400);
    expect(response.headers.getSetCookie().join()).not.toContain("pakmut-session");
    expect(browser.session).toBeUndefined();
    expect(await door.sessionCount()).toBe(before);
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
  });

  test("a provider that is out of order is said to be so, before and after", async () => {
    const browser = door.browser();
    const { response } = await door.signIn({ browser, lies: { tokenStatus: 500 } });
    expect(response.headers.get("location")).toBe("/admin/?reason=unavailable");
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
});
