import { addOrganisation } from "../../local/testing/test-tree";
import type { TestBrowser } from "../testing/test-browser";
import { clientId } from "../testing/test-provider";
import { TestSignIn } from "../testing/test-sign-in";

let door: TestSignIn;

beforeAll(async () => {
  door = await TestSignIn.open();
});
afterAll(() => door.close());

describe("the session", () => {
  test("offers the person's grants, and works under the one that she chooses", async () => {
    const ministry = await addOrganisation(door.pakmut, "กระทรวงทดสอบ", { columns: { name_en: "Ministry of Tests" } });
    const department = await addOrganisation(door.pakmut, "กรมทดสอบ", { below: ministry });
    const { browser } = await door.signIn({ lies: { claims: { sub: "subject-3", name: "ผู้มีสองบทบาท" } } });
    const [person] = await door.pakmut.sql<{ id: string }>(
      "select id from accounts.persons where subject = 'subject-3'",
    );
    const first = await door.pakmut.grant(person?.id as string, "CENTRAL_OFFICER", ministry.id);
    const second = await door.pakmut.grant(person?.id as string, "HANDBOOK_AUTHOR", department.id);
    const foreign = (await door.pakmut.as("PLATFORM_ADMIN", ministry.id)).session?.grantId;

    expect(await (await browser.open("/auth/me")).json()).toEqual({
      signedIn: true,
      displayName: "ผู้มีสองบทบาท",
      activeGrantId: null,
      grants: [
        {
          id: first,
          role: "CENTRAL_OFFICER",
          organisationId: ministry.id,
          organisationNameTh: "กระทรวงทดสอบ",
          organisationNameEn: "Ministry of Tests",
        },
        {
          id: second,
          role: "HANDBOOK_AUTHOR",
          organisationId: department.id,
          organisationNameTh: "กรมทดสอบ",
          organisationNameEn: null,
        },
      ],
      endReason: null,
    });
    const chosen = await browser.post("/auth/grant", { grantId: second });
    expect(await chosen.json()).toMatchObject({ activeGrantId: second });
    const answer = await browser.post("/graphql", { query: "{ me { activeGrant { role } } }" });
    expect(await answer.json()).toEqual({ data: { me: { activeGrant: { role: "HANDBOOK_AUTHOR" } } } });

    for (const grantId of [foreign, "00000000-0000-7000-8000-00000000ffff"])
      expect((await browser.post("/auth/grant", { grantId })).status).toBe(403);
    for (const body of [{}, { grantId: "x" }, { grantId: first, more: 1 }, [first]])
      expect((await browser.post("/auth/grant", body)).status).toBe(400);
    await door.pakmut.sql("update accounts.grants set ended_at = now() where id = $1", [second]);
    expect(await (await browser.open("/auth/me")).json()).toMatchObject({
      activeGrantId: null,
      grants: [{ id: first }],
    });
  });

  test("ends here and at Digital ID when she signs out", async () => {
    const { browser } = await door.signIn();
    const secret = browser.session as string;
    const { redirectTo } = (await (await browser.post("/auth/logout")).json()) as { redirectTo: string };
    const url = new URL(redirectTo);
    expect(`${url.origin}${url.pathname}`).toBe(`${door.provider.issuer}/end`);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: clientId,
      logout_hint: "subject-1",
      post_logout_redirect_uri: `${door.origin}/admin/?reason=signed-out`,
    });
    expect(redirectTo).not.toContain("eyJ");
    expect(browser.session).toBeUndefined();
    browser.cookies.set("__Host-pakmut-session", secret);
    expect(await (await browser.open("/auth/me")).json()).toMatchObject({ signedIn: false });
  });

  test("signing out without a session leads back to the sign-in page", async () => {
    expect(await (await door.browser().post("/auth/logout")).json()).toEqual({
      redirectTo: "/admin/?reason=signed-out",
    });
  });

  /** Both doors: what the frame asks, and what every page asks. */
  const isSignedIn = async (browser: TestBrowser): Promise<boolean> => {
    const me = (await (await browser.open("/auth/me")).json()) as { signedIn: boolean };
    const answer = await browser.post("/graphql", { query: "{ me { displayName } }" });
    const { data } = (await answer.json()) as { data: { me: object | null } };
    expect(data.me !== null).toBe(me.signedIn);
    return me.signedIn;
  };

  test.each([
    ["29 minutes without a request", "last_seen_at = now() - interval '29 minutes'", true],
    ["30 minutes without a request", "last_seen_at = now() - interval '30 minutes'", false],
    ["11 hours and 59 minutes of work", "created_at = now() - interval '719 minutes', last_seen_at = now()", true],
    ["12 hours, though she never paused", "created_at = now() - interval '720 minutes', last_seen_at = now()", false],
  ])("after %s it lasts or has ended", async (_name, change, lasts) => {
    const { browser } = await door.signIn();
    await door.pakmut.sql(`update accounts.sessions set ${change}`);
    const secret = browser.session as string;
    expect(await isSignedIn(browser)).toBe(lasts);
    // The browser forgot the ended one; whoever kept it gets no further.
    const keeper = door.browser();
    keeper.cookies.set("__Host-pakmut-session", secret);
    expect(await isSignedIn(keeper)).toBe(lasts);
  });

  /** Somebody at work under her only grant. */
  const atWork = async (): Promise<{ browser: TestBrowser; personId: string }> => {
    const subject = `subject-${crypto.randomUUID()}`;
    const { browser } = await door.signIn({ lies: { claims: { sub: subject, name: "ผู้มีบทบาทเดียว" } } });
    const [person] = await door.pakmut.sql<{ id: string }>("select id from accounts.persons where subject = $1", [
      subject,
    ]);
    const ministry = await addOrganisation(door.pakmut, "กระทรวงที่ถอนสิทธิ์");
    const personId = person?.id as string;
    const grantId = await door.pakmut.grant(personId, "CENTRAL_OFFICER", ministry.id);
    await browser.post("/auth/grant", { grantId });
    return { browser, personId };
  };
  const age = (paused: string, lasted: string) =>
    `update accounts.sessions set last_seen_at = now() - interval '${paused}', created_at = now() - interval '${lasted}'
     where person_id = $1`;
  const endGrant = "update accounts.grants set ended_at = now() where person_id = $1";
  const endSessions = `
    with scope as materialized (select set_config('app.scope', '0', true), set_config('app.upper', '0/', true))
    select accounts.end_sessions_of_grant(g.id) from scope, accounts.grants g where g.person_id = $1`;

  test.each([
    ["pausing", [age("31 minutes", "1 hour")], "IDLE"],
    ["twelve hours of work", [age("1 minute", "12 hours")], "TOO_LONG"],
    ["pausing in the eleventh hour, told days later", [age("3 days", "83 hours")], "IDLE"],
    ["twelve hours that were over before the pause was", [age("3 days", "83.8 hours")], "TOO_LONG"],
    ["her grant taken away", [endGrant], "GRANTS_ENDED"],
    ["pausing, and her grant taken away then", [age("31 minutes", "1 hour"), endGrant], "IDLE"],
    ["the end of her session by whoever manages her", [endSessions], "SIGNED_OUT_BY_OFFICER"],
  ])("%s: each of her tabs is told so, also after others have signed in", async (_name, statements, reason) => {
    const { browser, personId } = await atWork();
    for (const sql of statements) await door.pakmut.sql(sql, [personId]);
    for (let tab = 0; tab < 2; tab++) {
      expect(await (await browser.open("/auth/me")).json()).toMatchObject({ signedIn: false, endReason: reason });
      await door.signIn();
    }
    const { data } = (await (await browser.post("/graphql", { query: "{ me { displayName } }" })).json()) as {
      data: object;
    };
    expect(data).toEqual({ me: null });
  });

  test("whoever signed out, and whoever brings a secret of nobody, is told nothing", async () => {
    const { browser } = await door.signIn();
    const secret = browser.session as string;
    await browser.post("/auth/logout");
    for (const kept of [secret, "A".repeat(43)]) {
      browser.cookies.set("__Host-pakmut-session", kept);
      expect(await (await browser.open("/auth/me")).json()).toMatchObject({ signedIn: false, endReason: null });
      expect(browser.session).toBeUndefined();
    }
  });

  test("work prolongs it, and the clock of pausing begins anew", async () => {
    const { browser } = await door.signIn();
    await door.pakmut.sql("update accounts.sessions set last_seen_at = now() - interval '29 minutes'");
    expect(await isSignedIn(browser)).toBe(true);
    await door.pakmut.sql("update accounts.sessions set last_seen_at = last_seen_at - interval '20 minutes'");
    expect(await isSignedIn(browser)).toBe(true);
  });

  test("knows where it was begun", async () => {
    const browser = door.browser();
    const authorization = await door.begin(browser);
    const headers = { "user-agent": "Test browser 1", "x-forwarded-for": "198.51.100.7" };
    await browser.open(`/auth/callback?${door.provider.agree(authorization)}`, { headers });
    const rows = await door.pakmut.sql(
      "select user_agent, host(address) as address from accounts.sessions where user_agent = 'Test browser 1'",
    );
    expect(rows).toEqual([{ user_agent: "Test browser 1", address: "127.0.0.1" }]);
  });
});
