import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as client from "openid-client";
import { DigitalIdHost } from "../testing/digital-id-host";
import { PlainBrowser } from "../testing/plain-browser";
import { DEMO_PASSWORD, demoAccounts, subjectOf } from "./demo.account";
import { createDigitalId } from "./digital-id.provider";

const dataDir = mkdtempSync(join(tmpdir(), "pakmut-digital-id-"));
let host: DigitalIdHost;

async function pakmut(): Promise<client.Configuration> {
  const options = { execute: [client.allowInsecureRequests] };
  return client.discovery(
    new URL(host.digitalId.issuer),
    host.digitalId.clientId,
    host.digitalId.clientSecret,
    undefined,
    options,
  );
}

async function requestSignIn(configuration: client.Configuration) {
  const checks = {
    pkceCodeVerifier: client.randomPKCECodeVerifier(),
    expectedState: client.randomState(),
    expectedNonce: client.randomNonce(),
  };
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: `${host.origin}/auth/callback`,
    scope: "openid profile",
    code_challenge: await client.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
    code_challenge_method: "S256",
    state: checks.expectedState,
    nonce: checks.expectedNonce,
  });
  return { url: url.href, checks };
}

async function signIn(browser: PlainBrowser, configuration: client.Configuration, login: string) {
  const { url, checks } = await requestSignIn(configuration);
  await browser.open(url);
  await browser.submit("login", { login, password: DEMO_PASSWORD });
  await browser.submit("agree");
  return client.authorizationCodeGrant(configuration, new URL(browser.url), checks);
}

beforeAll(async () => {
  host = await DigitalIdHost.open(dataDir);
});
afterAll(async () => {
  await host.close();
  rmSync(dataDir, { recursive: true });
});

describe("the stand-in for Digital ID", () => {
  test.each(demoAccounts.map(({ login, displayName }) => [login, displayName]))(
    "signs in %s as %s",
    async (login, displayName) => {
      const tokens = await signIn(new PlainBrowser(), await pakmut(), login);
      expect(tokens.claims()).toMatchObject({ sub: subjectOf(login), name: displayName, aud: "pakmut" });
    },
  );

  test("a wrong password says so in Thai and keeps the name", async () => {
    const browser = new PlainBrowser();
    await browser.open((await requestSignIn(await pakmut())).url);
    await browser.submit("login", { login: 'officer"><b>', password: "wrong" });
    expect(browser.status).toBe(422);
    expect(browser.text).toContain("ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง");
    expect(browser.text).toContain('value="officer&quot;&gt;&lt;b&gt;"');
    await browser.submit("login", { login: " Officer ", password: DEMO_PASSWORD });
    expect(browser.text).toContain("เจ้าหน้าที่จุดบริการ ตัวอย่าง");
  });

  test("after five wrong passwords no more are looked at, also when sent at once, also after a restart", async () => {
    const { url } = await requestSignIn(await pakmut());
    const attempt = async (login: string, password: string): Promise<PlainBrowser> => {
      const browser = new PlainBrowser();
      await browser.open(url);
      await browser.submit("login", { login, password });
      return browser;
    };
    const guesses = Array.from({ length: 12 }, (_, index) =>
      attempt(index % 2 ? "reviewer" : " Reviewer", `guess ${index}`),
    );
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 422)).toHaveLength(4);
    expect(statuses.filter((status) => status === 429)).toHaveLength(8);

    await host.restart();
    const right = await attempt("reviewer", DEMO_PASSWORD);
    expect(right.status).toBe(429);
    expect(right.text).toMatch(/ใส่รหัสผ่านผิดหลายครั้งเกินไป ลองใหม่ได้ในอีก 1[45] นาที/);
    expect(right.text).not.toContain("ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง");
    // A name that nobody has is refused alike, and others sign in meanwhile.
    for (let index = 0; index < 5; index++) await attempt("nobody", `guess ${index}`);
    expect((await attempt("nobody", "guess")).status).toBe(429);
    expect((await attempt("author", DEMO_PASSWORD)).text).toContain("ยินยอม");
  });

  test("who does not agree goes back with access_denied and is asked for the password again", async () => {
    const configuration = await pakmut();
    const browser = new PlainBrowser();
    const { url, checks } = await requestSignIn(configuration);
    await browser.open(url);
    await browser.submit("login", { login: "officer", password: DEMO_PASSWORD });
    await browser.submit("refuse");
    expect(browser.url).toContain(`${host.origin}/auth/callback?error=access_denied`);
    await expect(client.authorizationCodeGrant(configuration, new URL(browser.url), checks)).rejects.toThrow();
    await browser.open((await requestSignIn(configuration)).url);
    expect(browser.text).toContain('name="password"');
  });

  test("the consent page lets somebody else sign in", async () => {
    const configuration = await pakmut();
    const browser = new PlainBrowser();
    const { url, checks } = await requestSignIn(configuration);
    await browser.open(url);
    await browser.submit("login", { login: "officer", password: DEMO_PASSWORD });
    await browser.submit("switch");
    await browser.submit("login", { login: "central", password: DEMO_PASSWORD });
    await browser.submit("agree");
    const tokens = await client.authorizationCodeGrant(configuration, new URL(browser.url), checks);
    expect(tokens.claims()?.sub).toBe(subjectOf("central"));
  });

  test("cancelling before the password goes back with access_denied", async () => {
    const browser = new PlainBrowser();
    await browser.open((await requestSignIn(await pakmut())).url);
    await browser.submit("refuse");
    expect(browser.url).toContain("error=access_denied");
  });

  test("signing out with one's own ID token asks nothing and comes back to Pakmut", async () => {
    const configuration = await pakmut();
    const browser = new PlainBrowser();
    const tokens = await signIn(browser, configuration, "officer");
    const signOut = client.buildEndSessionUrl(configuration, {
      id_token_hint: tokens.id_token ?? "",
      post_logout_redirect_uri: `${host.origin}/admin/`,
      state: "x",
    }).href;
    await browser.open(signOut);
    expect(browser.url).toBe(`${host.origin}/admin/?state=x`);
    await browser.open(signOut);
    expect(browser.url).toBe(`${host.origin}/admin/?state=x`);
    await browser.open((await requestSignIn(configuration)).url);
    expect(browser.text).toContain('name="password"');
  });

  test("opening the sign-out address without a token asks first, in Thai", async () => {
    const browser = new PlainBrowser();
    await signIn(browser, await pakmut(), "officer");
    await browser.open(`${host.digitalId.issuer}/connect/endsession`);
    expect(browser.text).toContain("ออกจากระบบ Digital ID");
    const xsrf = browser.text.match(/name="xsrf" value="([^"]*)"/)?.[1] ?? "";
    await browser.submit("connect/endsession/confirm", { xsrf, logout: "yes" });
    expect(browser.text).toContain("คุณออกจากระบบ Digital ID เรียบร้อยแล้ว");
  });

  test("a restart in the middle of a sign-in does not break it", async () => {
    const configuration = await pakmut();
    const browser = new PlainBrowser();
    const { url, checks } = await requestSignIn(configuration);
    await browser.open(url);
    await browser.submit("login", { login: "officer", password: DEMO_PASSWORD });
    await host.restart();
    await browser.submit("agree");
    const tokens = await client.authorizationCodeGrant(configuration, new URL(browser.url), checks);
    expect(tokens.claims()?.sub).toBe(subjectOf("officer"));
  });

  test("a code is good for one use, and none is given without PKCE or to a foreign address", async () => {
    const configuration = await pakmut();
    const browser = new PlainBrowser();
    const { url, checks } = await requestSignIn(configuration);
    await browser.open(url);
    await browser.submit("login", { login: "officer", password: DEMO_PASSWORD });
    await browser.submit("agree");
    const callback = new URL(browser.url);
    await client.authorizationCodeGrant(configuration, callback, checks);
    await expect(client.authorizationCodeGrant(configuration, callback, checks)).rejects.toThrow();
    const withoutPkce = new URL(url);
    withoutPkce.searchParams.delete("code_challenge");
    withoutPkce.searchParams.delete("code_challenge_method");
    await browser.open(withoutPkce.href);
    expect(browser.url).toContain("error=invalid_request");
    const foreign = new URL(url);
    foreign.searchParams.set("redirect_uri", "https://example.org/");
    await browser.open(foreign.href);
    expect(browser.text).toContain("เข้าสู่ระบบไม่สำเร็จ");
  });

  test("a step left open too long shows the way back", async () => {
    const browser = new PlainBrowser();
    await browser.open(`${host.digitalId.issuer}/interaction/unknown`);
    expect(browser.status).toBe(400);
    expect(browser.text).toContain("หน้านี้หมดอายุแล้ว");
  });

  test("refuses to exist in production", () => {
    const before = process.env.NODE_ENV;
    process.env.NODE_ENV = "production";
    try {
      expect(() => createDigitalId({ origin: host.origin, dataDir })).toThrow("NODE_ENV=production");
    } finally {
      process.env.NODE_ENV = before;
    }
  });
});
