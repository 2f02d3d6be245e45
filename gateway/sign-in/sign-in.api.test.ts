import { createServer } from "node:net";
import { generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import { addOrganisation } from "../../local/testing/test-tree";
import { TestPakmut } from "../../local/testing/test-pakmut";
import { TestBrowser } from "../testing/test-browser";
import { clientId, type Lies, TestProvider } from "../testing/test-provider";

let provider: TestProvider;
let pakmut: TestPakmut;
let origin: string;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

beforeAll(async () => {
  provider = await TestProvider.open();
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  const oidc = { issuerUrl: provider.issuer, clientId, scopes: ["openid", "profile"] };
  pakmut = await TestPakmut.open({ port, publicUrl: origin, oidc });
});
afterAll(async () => {
  await pakmut.close();
  await provider.close();
});

const sessionCount = async (): Promise<number> => Number((await pakmut.sql<{ count: string }>("select count(*) from accounts.sessions"))[0]?.count);

/** Presses "sign in" and tells where the browser is sent. */
async function begin(browser: TestBrowser, returnTo?: string): Promise<URL> {
  const query = returnTo === undefined ? "" : `?${new URLSearchParams({ returnTo })}`;
  const response = await browser.open(`/auth/login${query}`);
  expect(response.status).toBe(303);
  return new URL(response.headers.get("location") as string);
}

const comeBack = (browser: TestBrowser, answer: URLSearchParams): Promise<Response> => browser.open(`/auth/callback?${answer}`);

async function signIn(browser = new TestBrowser(origin), lies: Lies = {}, returnTo?: string): Promise<{ browser: TestBrowser; response: Response }> {
  const authorization = await begin(browser, returnTo);
  return { browser, response: await comeBack(browser, provider.agree(authorization, lies)) };
}

describe("signing in", () => {
  test("sends the browser to Digital ID with code flow, PKCE, state and nonce", async () => {
    const browser = new TestBrowser(origin);
    const query = (await begin(browser)).searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      response_type: "code", client_id: clientId, redirect_uri: `${origin}/auth/callback`, scope: "openid profile", code_challenge_method: "S256",
    });
    for (const name of ["state", "nonce", "code_challenge"]) expect(query.get(name)).toMatch(/^[\w-]{43}$/);
    expect(browser.setCookies).toEqual([expect.stringMatching(/^__Host-pakmut-sign-in=[\w-]{43}; Max-Age=600; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/)]);
  });

  test("opens a session that only this host, over a secure connection, ever sees", async () => {
    const { browser, response } = await signIn(undefined, {}, "/admin/organisations?page=2");
    expect(response.headers.get("location")).toBe("/admin/organisations?page=2");
    expect(browser.setCookies).toContainEqual(expect.stringMatching(/^__Host-pakmut-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/));
    expect(browser.cookies.has("__Host-pakmut-sign-in")).toBe(false);
    const me = await browser.open("/auth/me");
    expect(me.headers.get("cache-control")).toBe("no-store");
    expect(await me.json()).toEqual({ signedIn: true, displayName: "สมหญิง ทดสอบ", activeGrantId: null, grants: [] });
  });

  test("keeps neither the session's secret nor any token", async () => {
    const { browser } = await signIn();
    const rows = await pakmut.sql("select s::text as row from accounts.sessions s union all select a::text from accounts.sign_in_attempts a");
    expect(JSON.stringify(rows)).not.toContain(browser.session as string);
    expect(JSON.stringify(rows)).not.toMatch(/eyJ/);
    expect(pakmut.log.join("")).not.toMatch(new RegExp(`${browser.session}|eyJ|สมหญิง|subject-1`));
  });

  test("the same person is the same, whatever she is called today", async () => {
    await signIn(undefined, { claims: { sub: "subject-2", name: "ชื่อเดิม" } });
    await signIn(undefined, { claims: { sub: "subject-2", name: "  ชื่อ\u0000ใหม่\n " } });
    const persons = await pakmut.sql("select issuer, display_name from accounts.persons where subject = 'subject-2'");
    expect(persons).toEqual([{ issuer: provider.issuer, display_name: "ชื่อ ใหม่" }]);
  });

  test("a new session has a new id, and the one before is over", async () => {
    const { browser } = await signIn();
    const former = browser.session as string;
    await signIn(browser);
    expect(browser.session).not.toBe(former);
    const thief = new TestBrowser(origin);
    thief.cookies.set("__Host-pakmut-session", former);
    expect(await (await thief.open("/auth/me")).json()).toMatchObject({ signedIn: false });
    expect(thief.session).toBeUndefined();
  });

  test("an id that somebody planted is not taken over", async () => {
    const browser = new TestBrowser(origin);
    browser.cookies.set("__Host-pakmut-session", "A".repeat(43));
    await signIn(browser);
    expect(browser.session).not.toBe("A".repeat(43));
  });

  test("two tabs may sign in at once", async () => {
    const browser = new TestBrowser(origin);
    const [first, second] = [await begin(browser, "/admin/a"), await begin(browser, "/admin/b")];
    expect((await comeBack(browser, provider.agree(first))).headers.get("location")).toBe("/admin/a");
    browser.cookies.set("__Host-pakmut-sign-in", "");
    expect((await comeBack(browser, provider.agree(second))).status).toBe(400);
  });

  test.each(["//evil.example", "https:evil.example", "/\\evil.example", "https://evil.example/admin/", "/graphql"])("never leads to %s", async (returnTo) => {
    const { response } = await signIn(undefined, {}, returnTo);
    expect(response.headers.get("location")).toBe("/admin/");
  });

  test("begins at the host to which the provider sends back, whatever the browser called us", async () => {
    const asked = `${origin.replace("127.0.0.1", "localhost")}/auth/login?returnTo=/admin/x`;
    const response = await fetch(asked, { redirect: "manual" });
    expect(response.headers.get("location")).toBe(`${origin}/auth/login?returnTo=/admin/x`);
  });
});

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
    ["signed by somebody else", { sign: async (claims) => provider.signed(claims, (await someKey).privateKey) }],
    ["signed with a shared secret", { sign: symmetric }],
    ["whose signature was cut off", { sign: async (claims) => (await provider.signed(claims)).replace(/[^.]+$/, "") }],
    ["that was changed after it was signed", { sign: async (claims) => (await provider.signed(claims)).replace(/\.[^.]+\./, `.${btoa(JSON.stringify({ ...claims, sub: "x" })).replace(/=+$/, "")}.`) }],
    ["that is no token", { sign: () => "no-token" }],
    ["that is missing", { noIdToken: true }],
    ["with user information of somebody else", { userInfo: { sub: "somebody-else" } }],
  ];

  test.each(lies)("an ID token %s signs nobody in", async (_name, lie) => {
    const before = await sessionCount();
    const { browser, response } = await signIn(undefined, lie);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("เข้าสู่ระบบไม่สำเร็จ");
    expect(browser.session).toBeUndefined();
    expect(await sessionCount()).toBe(before);
  });

  const change = (answer: URLSearchParams, name: string, value: string | null): URLSearchParams => {
    if (value === null) answer.delete(name);
    else answer.set(name, value);
    return answer;
  };
  type Story = (browser: TestBrowser, authorization: URL) => Promise<Response>;
  const stories: [string, Story][] = [
    ["a callback in another browser", (_browser, authorization) => comeBack(new TestBrowser(origin), provider.agree(authorization))],
    ["a callback in a browser that signs in itself", async (_browser, authorization) => {
      const other = new TestBrowser(origin);
      await begin(other);
      return comeBack(other, provider.agree(authorization));
    }],
    ["no state", (browser, authorization) => comeBack(browser, change(provider.agree(authorization), "state", null))],
    ["a foreign state", (browser, authorization) => comeBack(browser, change(provider.agree(authorization), "state", "x".repeat(43)))],
    ["two states", (browser, authorization) => {
      const answer = provider.agree(authorization);
      answer.append("state", "another");
      return comeBack(browser, answer);
    }],
    ["no code", (browser, authorization) => comeBack(browser, change(provider.agree(authorization), "code", null))],
    ["a code that was never given", (browser, authorization) => comeBack(browser, change(provider.agree(authorization), "code", "invented"))],
    ["the answer of another provider", (browser, authorization) => comeBack(browser, change(provider.agree(authorization), "iss", "https://evil.example"))],
    ["an answer that does not say whose it is", (browser, authorization) => comeBack(browser, change(provider.agree(authorization), "iss", null))],
    ["a code made for another verifier", (browser, authorization) => {
      authorization.searchParams.set("code_challenge", "x".repeat(43));
      return comeBack(browser, provider.agree(authorization));
    }],
    ["an error in a forged answer", (browser, authorization) => comeBack(browser, change(provider.decline(authorization, "access_denied"), "state", "foreign"))],
    ["an error that means that we asked wrongly", (browser, authorization) => comeBack(browser, provider.decline(authorization, "invalid_request"))],
    ["an answer after eleven minutes", async (browser, authorization) => {
      await pakmut.sql("update accounts.sign_in_attempts set expires_at = now() - interval '1 minute'");
      return comeBack(browser, provider.agree(authorization));
    }],
    ["a callback with nothing at all", (browser) => browser.open("/auth/callback")],
  ];

  test.each(stories)("%s signs nobody in", async (_name, story) => {
    const before = await sessionCount();
    const browser = new TestBrowser(origin);
    const response = await story(browser, await begin(browser));
    expect(response.status).toBe(400);
    expect(response.headers.getSetCookie().join()).not.toContain("pakmut-session");
    expect(browser.session).toBeUndefined();
    expect(await sessionCount()).toBe(before);
  });

  test("an answer is good once, also when it comes twenty times at once", async () => {
    const before = await sessionCount();
    const browser = new TestBrowser(origin);
    const answer = provider.agree(await begin(browser));
    const responses = await Promise.all(Array.from({ length: 20 }, () => comeBack(browser, answer)));
    expect(responses.map(({ status }) => status).sort()).toEqual([303, ...Array.from({ length: 19 }, () => 400)]);
    expect((await comeBack(browser, answer)).status).toBe(400);
    expect(await sessionCount()).toBe(before + 1);
  });

  test("the log tells why, and nothing of the person or her tokens", () => {
    expect(pakmut.log.filter((line) => line.includes("Nobody was signed in")).length).toBeGreaterThan(30);
    expect(pakmut.log.join("")).not.toMatch(/eyJ|สมหญิง|subject-1|somebody-else|of-another/);
  });

  test("who does not agree comes back signed out, and is told why", async () => {
    const browser = new TestBrowser(origin);
    const response = await comeBack(browser, provider.decline(await begin(browser), "access_denied"));
    expect(response.headers.get("location")).toBe("/admin/?reason=refused");
    expect(browser.session).toBeUndefined();
  });

  test("a provider that is out of order is said to be so, before and after", async () => {
    const browser = new TestBrowser(origin);
    const { response } = await signIn(browser, { tokenStatus: 500 });
    expect(response.headers.get("location")).toBe("/admin/?reason=unavailable");
    const answer = provider.decline(await begin(browser), "temporarily_unavailable");
    expect((await comeBack(browser, answer)).headers.get("location")).toBe("/admin/?reason=unavailable");
    expect(browser.session).toBeUndefined();
  });

  test("a provider that was away when first asked is asked again", async () => {
    const late = await TestProvider.open();
    late.isOutOfOrder = true;
    const port = await freePort();
    const other = await TestPakmut.open({ port, publicUrl: `http://127.0.0.1:${port}`, oidc: { issuerUrl: late.issuer, clientId, scopes: ["openid"] } });
    try {
      const login = async (): Promise<string | null> => (await fetch(`${other.url}/auth/login`, { redirect: "manual" })).headers.get("location");
      const ready = async (): Promise<unknown> => (await fetch(`${other.url}/readyz`)).json();
      expect(await ready()).toMatchObject({ status: "ready", parts: { digitalId: "not asked yet" } });
      expect(await login()).toBe("/admin/?reason=unavailable");
      expect(await ready()).toMatchObject({ status: "ready", parts: { digitalId: "down" } });
      late.isOutOfOrder = false;
      expect(await login()).toContain(`${late.issuer}/authorize`);
      expect(await ready()).toMatchObject({ status: "ready", parts: { digitalId: "up" } });
    } finally {
      await other.close();
      await late.close();
    }
  });
});

describe("the session", () => {
  test("offers the person's grants, and works under the one that she chooses", async () => {
    const ministry = await addOrganisation(pakmut, "กระทรวงทดสอบ", { columns: { name_en: "Ministry of Tests" } });
    const department = await addOrganisation(pakmut, "กรมทดสอบ", { below: ministry });
    const { browser } = await signIn(undefined, { claims: { sub: "subject-3", name: "ผู้มีสองบทบาท" } });
    const [person] = await pakmut.sql<{ id: string }>("select id from accounts.persons where subject = 'subject-3'");
    const first = await pakmut.grant(person?.id as string, "CENTRAL_OFFICER", ministry.id);
    const second = await pakmut.grant(person?.id as string, "HANDBOOK_AUTHOR", department.id);
    const foreign = (await pakmut.as("PLATFORM_ADMIN", ministry.id)).session?.grantId;

    expect(await (await browser.open("/auth/me")).json()).toEqual({
      signedIn: true, displayName: "ผู้มีสองบทบาท", activeGrantId: null,
      grants: [
        { id: first, role: "CENTRAL_OFFICER", organisationId: ministry.id, organisationNameTh: "กระทรวงทดสอบ", organisationNameEn: "Ministry of Tests" },
        { id: second, role: "HANDBOOK_AUTHOR", organisationId: department.id, organisationNameTh: "กรมทดสอบ", organisationNameEn: null },
      ],
    });
    const chosen = await browser.post("/auth/grant", { grantId: second });
    expect(await chosen.json()).toMatchObject({ activeGrantId: second });
    const answer = await browser.post("/graphql", { query: "{ me { activeGrant { role } } }" });
    expect(await answer.json()).toEqual({ data: { me: { activeGrant: { role: "HANDBOOK_AUTHOR" } } } });

    for (const grantId of [foreign, "00000000-0000-7000-8000-00000000ffff"]) expect((await browser.post("/auth/grant", { grantId })).status).toBe(403);
    for (const body of [{}, { grantId: "x" }, { grantId: first, more: 1 }, [first]]) expect((await browser.post("/auth/grant", body)).status).toBe(400);
    await pakmut.sql("update accounts.grants set ended_at = now() where id = $1", [second]);
    expect(await (await browser.open("/auth/me")).json()).toMatchObject({ activeGrantId: null, grants: [{ id: first }] });
  });

  test("ends here and at Digital ID when she signs out", async () => {
    const { browser } = await signIn();
    const secret = browser.session as string;
    const { redirectTo } = (await (await browser.post("/auth/logout")).json()) as { redirectTo: string };
    const url = new URL(redirectTo);
    expect(`${url.origin}${url.pathname}`).toBe(`${provider.issuer}/end`);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ client_id: clientId, logout_hint: "subject-1", post_logout_redirect_uri: `${origin}/admin/?reason=signed-out` });
    expect(redirectTo).not.toContain("eyJ");
    expect(browser.session).toBeUndefined();
    browser.cookies.set("__Host-pakmut-session", secret);
    expect(await (await browser.open("/auth/me")).json()).toMatchObject({ signedIn: false });
  });

  test("signing out without a session leads back to the sign-in page", async () => {
    expect(await (await new TestBrowser(origin).post("/auth/logout")).json()).toEqual({ redirectTo: "/admin/?reason=signed-out" });
  });

  test.each([["30 minutes without a request", "last_seen_at = now() - interval '31 minutes'"], ["12 hours", "created_at = now() - interval '721 minutes'"]])(
    "ends after %s",
    async (_name, change) => {
      const { browser } = await signIn();
      await pakmut.sql(`update accounts.sessions set ${change}`);
      expect(await (await browser.open("/auth/me")).json()).toMatchObject({ signedIn: false });
    },
  );

  const own = { "content-type": "application/json", "x-pakmut-csrf": "1" };
  const foreign: [string, RequestInit][] = [
    ["GET", { method: "GET" }],
    ["a form", { method: "POST", body: new URLSearchParams({ grantId: "x" }) }],
    ["text/plain", { method: "POST", body: "{}", headers: { ...own, "content-type": "text/plain" } }],
    ["multipart", { method: "POST", body: new FormData() }],
    ["no header", { method: "POST", body: "{}", headers: { "content-type": "application/json" } }],
    ["another origin", { method: "POST", body: "{}", headers: { ...own, origin: "https://evil.example" } }],
    ["another site", { method: "POST", body: "{}", headers: { ...own, "sec-fetch-site": "cross-site" } }],
  ];
  test.each(foreign)("another site can neither end it nor change its grant: %s", async (_name, init) => {
    const { browser } = await signIn();
    for (const address of ["/auth/logout", "/auth/grant"]) {
      const { status } = await browser.open(address, init);
      expect([403, 405, 415]).toContain(status);
    }
    expect(await (await browser.open("/auth/me")).json()).toMatchObject({ signedIn: true });
  });
});
