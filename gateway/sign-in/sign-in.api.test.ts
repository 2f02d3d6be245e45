import { get, type IncomingHttpHeaders } from "node:http";
import { clientId } from "../testing/test-provider";
import { TestSignIn } from "../testing/test-sign-in";

let door: TestSignIn;

beforeAll(async () => {
  door = await TestSignIn.open();
});
afterAll(() => door.close());

describe("signing in", () => {
  test("sends the browser to Digital ID with code flow, PKCE, state and nonce", async () => {
    const browser = door.browser();
    const query = (await door.begin(browser)).searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      response_type: "code",
      client_id: clientId,
      redirect_uri: `${door.origin}/auth/callback`,
      scope: "openid profile",
      code_challenge_method: "S256",
    });
    for (const name of ["state", "nonce", "code_challenge"]) expect(query.get(name)).toMatch(/^[\w-]{43}$/);
    expect(browser.setCookies).toEqual([
      expect.stringMatching(
        /^__Host-pakmut-sign-in=[\w-]{43}; Max-Age=600; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
  });

  test("opens a session that only this host, over a secure connection, ever sees", async () => {
    const { browser, response } = await door.signIn({ returnTo: "/admin/organisations?page=2" });
    expect(response.headers.get("location")).toBe("/admin/organisations?page=2");
    expect(browser.setCookies).toContainEqual(
      expect.stringMatching(/^__Host-pakmut-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    );
    expect(browser.cookies.has("__Host-pakmut-sign-in")).toBe(false);
    const me = await browser.open("/auth/me");
    expect(me.headers.get("cache-control")).toBe("no-store");
    expect(await me.json()).toEqual({
      signedIn: true,
      displayName: "สมหญิง ทดสอบ",
      activeGrantId: null,
      grants: [],
      endReason: null,
    });
  });

  test("keeps neither the session's secret nor any token", async () => {
    const { browser } = await door.signIn();
    const rows = await door.pakmut.sql(
      "select s::text as row from accounts.sessions s union all select a::text from accounts.sign_in_attempts a",
    );
    expect(JSON.stringify(rows)).not.toContain(browser.session as string);
    expect(JSON.stringify(rows)).not.toMatch(/eyJ/);
    expect(door.pakmut.log.join("")).not.toMatch(new RegExp(`${browser.session}|eyJ|สมหญิง|subject-1`));
  });

  test("the same person is the same, whatever she is called today", async () => {
    await door.signIn({ lies: { claims: { sub: "subject-2", name: "ชื่อเดิม" } } });
    await door.signIn({ lies: { claims: { sub: "subject-2", name: "  ชื่อ\u0000ใหม่\n " } } });
    const persons = await door.pakmut.sql(
      "select issuer, display_name from accounts.persons where subject = 'subject-2'",
    );
    expect(persons).toEqual([{ issuer: door.provider.issuer, display_name: "ชื่อ ใหม่" }]);
  });

  test("a new session has a new id, and the one before is over", async () => {
    const { browser } = await door.signIn();
    const former = browser.session as string;
    await door.signIn({ browser });
    expect(browser.session).not.toBe(former);
    const thief = door.browser();
    thief.cookies.set("__Host-pakmut-session", former);
    expect(await (await thief.open("/auth/me")).json()).toMatchObject({ signedIn: false });
    expect(thief.session).toBeUndefined();
  });

  test("an id that somebody planted is not taken over", async () => {
    const browser = door.browser();
    browser.cookies.set("__Host-pakmut-session", "A".repeat(43));
    await door.signIn({ browser });
    expect(browser.session).not.toBe("A".repeat(43));
  });

  test("two tabs may sign in at once", async () => {
    const browser = door.browser();
    const [first, second] = [await door.begin(browser, "/admin/a"), await door.begin(browser, "/admin/b")];
    expect((await door.comeBack(browser, door.provider.agree(first))).headers.get("location")).toBe("/admin/a");
    browser.cookies.set("__Host-pakmut-sign-in", "");
    expect((await door.comeBack(browser, door.provider.agree(second))).status).toBe(400);
  });

  test.each(["//evil.example", "https:evil.example", "/\\evil.example", "https://evil.example/admin/", "/graphql"])(
    "never leads to %s",
    async (returnTo) => {
      const { response } = await door.signIn({ returnTo });
      expect(response.headers.get("location")).toBe("/admin/");
    },
  );

  test("begins at the host to which the provider sends back, whatever the browser called us", async () => {
    const asked = `${door.origin.replace("127.0.0.1", "localhost")}/auth/login?returnTo=/admin/x`;
    const response = await fetch(asked, { redirect: "manual" });
    expect(response.headers.get("location")).toBe(`${door.origin}/auth/login?returnTo=/admin/x`);
  });
});

/** A cookie that only this very host gets back, over a secure connection, and no script reads. Browsers count http://localhost as secure. */
const sessionCookiePattern = /^__Host-pakmut-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/;

/** Begins a sign-in as a proxy hands it on: fetch does not let one name the host. */
const loginAt = (origin: string, host: string): Promise<IncomingHttpHeaders> =>
  new Promise((resolve, reject) => {
    get(`${origin}/auth/login`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.headers);
    }).once("error", reject);
  });

describe.each([
  ["https, behind a proxy", "https://pakmut.example.go.th", true],
  ["http://localhost while developing", null, false],
])("the session's cookie over %s", (_name, publicUrl, isStrict) => {
  let own: TestSignIn;
  beforeAll(async () => {
    own = await TestSignIn.open(undefined, undefined, publicUrl);
  });
  afterAll(() => own.close());

  test("is for this host alone, at login and when it ends, and nothing of it is in an address or a page", async () => {
    const browser = own.browser();
    const headers = await loginAt(own.origin, new URL(publicUrl ?? own.origin).host);
    const authorization = new URL(headers.location as string);
    const [, attempt = ""] = /^__Host-pakmut-sign-in=([^;]+)/.exec(headers["set-cookie"]?.[0] ?? "") ?? [];
    browser.cookies.set("__Host-pakmut-sign-in", attempt);
    expect(authorization.searchParams.get("redirect_uri")).toBe(`${publicUrl ?? own.origin}/auth/callback`);
    const response = await own.comeBack(browser, own.provider.agree(authorization));
    const [cookie = ""] = browser.setCookies.filter((text) => text.startsWith("__Host-pakmut-session"));
    expect(cookie).toMatch(sessionCookiePattern);
    expect(response.headers.get("location")).toBe("/admin/");
    expect(await response.text()).not.toContain(browser.session as string);
    expect(response.headers.has("strict-transport-security")).toBe(isStrict);
    const me = await browser.open("/auth/me");
    expect(await me.text()).not.toContain(browser.session as string);
    expect(me.headers.getSetCookie()).toEqual([]);

    const ours = { "content-type": "application/json", "x-pakmut-csrf": "1", origin: publicUrl ?? own.origin };
    await browser.open("/auth/logout", { method: "POST", headers: ours, body: "{}" });
    expect(browser.setCookies).toEqual([
      "__Host-pakmut-session=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Secure; SameSite=Lax",
    ]);
  });
});
