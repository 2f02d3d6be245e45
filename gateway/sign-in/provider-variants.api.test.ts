import { clientId, type TestProvider } from "../testing/test-provider";
import { TestSignIn } from "../testing/test-sign-in";
import { hashSecret } from "./client-authentication";
import type { DigitalIdSettings } from "./digital-id.settings";

let door: TestSignIn | null = null;
afterEach(async () => {
  await door?.close();
  door = null;
});

type SettingsOf = (provider: TestProvider) => Partial<DigitalIdSettings>;

const open = async (settingsOf: SettingsOf, prepare: (provider: TestProvider) => void): Promise<TestSignIn> => {
  door = await TestSignIn.open(undefined, settingsOf);
  prepare(door.provider);
  return door;
};

const basic = (secret: string): string => `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}`;
const endpointsOf = ({ issuer }: TestProvider) => ({
  authorization: `${issuer}/authorize`,
  token: `${issuer}/token`,
  jwks: `${issuer}/jwks`,
  userInfo: `${issuer}/userinfo`,
  endSession: `${issuer}/end`,
});

describe("another provider is another configuration", () => {
  const proofs: [string, Partial<DigitalIdSettings>, string | null][] = [
    ["PKCE alone", {}, null],
    ["PKCE alone, although there is a secret", { clientSecret: "secret", clientAuthentication: "none" }, null],
    ["the secret", { clientSecret: "secret" }, basic("secret")],
    ["the secret, said so", { clientSecret: "secret", clientAuthentication: "basic" }, basic("secret")],
    [
      "the hashed secret",
      { clientSecret: "secret", clientAuthentication: "basic-md5-ega" },
      basic(hashSecret("secret")),
    ],
  ];
  test.each(proofs)("a client that proves itself by %s", async (_name, settings, authorization) => {
    const { signIn, provider } = await prepared(settings, authorization);
    const { browser, response } = await signIn();
    expect(response.status).toBe(303);
    expect(browser.session).toBeDefined();
    provider.clientAuthorization = basic("another");
    const refused = await signIn();
    expect(refused.response.status).toBe(400);
    expect(refused.browser.session).toBeUndefined();
  });

  async function prepared(settings: Partial<DigitalIdSettings>, authorization: string | null) {
    const opened = await open(
      () => settings,
      (provider) => {
        provider.clientAuthorization = authorization;
      },
    );
    return { signIn: () => opened.signIn(), provider: opened.provider };
  }

  test("one that tells none of its addresses", async () => {
    const opened = await open(
      (provider) => ({ endpoints: endpointsOf(provider), postLogoutParameter: "post_logout_redirect_url" }),
      (provider) => {
        provider.isDiscoverable = false;
      },
    );
    const { browser, response } = await opened.signIn({ returnTo: "/admin/organisations" });
    expect(response.headers.get("location")).toBe("/admin/organisations");
    const { redirectTo } = (await (await browser.post("/auth/logout")).json()) as { redirectTo: string };
    const url = new URL(redirectTo);
    expect(`${url.origin}${url.pathname}`).toBe(`${opened.provider.issuer}/end`);
    expect(url.searchParams.get("post_logout_redirect_url")).toBe(`${opened.origin}/admin/?reason=signed-out`);
    expect(url.searchParams.has("post_logout_redirect_uri")).toBe(false);
  });

  test.each<[string, object]>([
    ["by another issuer", { claims: { iss: "https://evil.example" } }],
    ["of another sign-in", { claims: { nonce: "x" } }],
    ["for another client", { claims: { aud: "another" } }],
  ])("with given addresses an ID token %s is refused as well", async (_name, lies) => {
    const opened = await open(
      (provider) => ({ endpoints: endpointsOf(provider) }),
      () => undefined,
    );
    expect((await opened.signIn({ lies })).response.status).toBe(400);
  });

  test("one without user information and without signing out", async () => {
    const opened = await open(
      (provider) => ({ endpoints: { ...endpointsOf(provider), userInfo: null, endSession: null } }),
      () => undefined,
    );
    const { browser } = await opened.signIn();
    expect(await (await browser.open("/auth/me")).json()).toMatchObject({ displayName: "ผู้ใช้ Digital ID" });
    expect(await (await browser.post("/auth/logout")).json()).toEqual({ redirectTo: "/admin/?reason=signed-out" });
  });

  test("names come of the claims that the installation names, from the ID token or the user information", async () => {
    const opened = await open(
      () => ({ nameClaims: [["title", "given_name", "family_name"], ["name"]], scopes: ["openid", "given_name"] }),
      () => undefined,
    );
    expect((await opened.begin(opened.browser())).searchParams.get("scope")).toBe("openid given_name");
    const nameOf = async (lies: object): Promise<unknown> => {
      const { browser } = await opened.signIn({ lies });
      return ((await (await browser.open("/auth/me")).json()) as { displayName: string }).displayName;
    };
    const claims = { title: "นาง", given_name: "สมหญิง", family_name: "ทดสอบ" };
    expect(await nameOf({ claims })).toBe("นาง สมหญิง ทดสอบ");
    expect(await nameOf({ userInfo: claims })).toBe("นาง สมหญิง ทดสอบ");
    expect(await nameOf({ claims: { given_name: "สมหญิง", name: "ชื่อเดียว" } })).toBe("ชื่อเดียว");
  });

  test("registering leads to the provider's page and back to signing in, or to signing in at once", async () => {
    const opened = await open(
      () => ({ registerUrl: "https://id.example/Account/Register" }),
      () => undefined,
    );
    const answer = await opened.browser().open("/auth/register?returnTo=/admin/organisations");
    const url = new URL(answer.headers.get("location") as string);
    expect(`${url.origin}${url.pathname}`).toBe("https://id.example/Account/Register");
    expect(url.searchParams.get("ReturnUrl")).toBe(`${opened.origin}/auth/login?returnTo=%2Fadmin%2Forganisations`);
    const evil = await opened.browser().open("/auth/register?returnTo=//evil.example");
    expect(decodeURIComponent(evil.headers.get("location") as string)).not.toContain("evil");
  });
});
