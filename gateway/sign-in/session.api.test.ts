import { addOrganisation } from "../../local/testing/test-tree";
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

  test.each([
    ["30 minutes without a request", "last_seen_at = now() - interval '31 minutes'"],
    ["12 hours", "created_at = now() - interval '721 minutes'"],
  ])("ends after %s", async (_name, change) => {
    const { browser } = await door.signIn();
    await door.pakmut.sql(`update accounts.sessions set ${change}`);
    expect(await (await browser.open("/auth/me")).json()).toMatchObject({ signedIn: false });
  });

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
    const { browser } = await door.signIn();
    for (const address of ["/auth/logout", "/auth/grant"]) {
      const { status } = await browser.open(address, init);
      expect([403, 405, 415]).toContain(status);
    }
    expect(await (await browser.open("/auth/me")).json()).toMatchObject({ signedIn: true });
  });
});
