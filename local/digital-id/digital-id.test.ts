import { mkdtempSync, rmSync } from "node:fs";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import * as client from "openid-client";
import { DEMO_PASSWORD, demoAccounts, subjectOf } from "./demo.account";
import { type DigitalId, createDigitalId } from "./digital-id.provider";

const dataDir = mkdtempSync(join(tmpdir(), "pakmut-digital-id-"));
let server: Server;
let digitalId: DigitalId;
let origin: string;

/** A browser without scripts: keeps cookies, follows redirects within Digital ID, submits forms. */
class PlainBrowser {
  private readonly cookies = new Map<string, string>();
  url = "";
  text = "";
  status = 0;

  async open(url: string, form?: Record<string, string>): Promise<void> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, {
      redirect: "manual",
      headers: { cookie },
      ...(form && { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=");
      if (value === "") this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const location = response.headers.get("location");
    this.url = location === null ? url : new URL(location, url).href;
    this.text = await response.text();
    this.status = response.status;
    if (location !== null && new URL(this.url).pathname.startsWith("/digital-id/")) await this.open(this.url);
  }

  submit(step: string, form: Record<string, string> = {}): Promise<void> {
    const action = this.text.match(new RegExp(`action="([^"]*/${step})"`))?.[1];
    if (action === undefined) throw new Error(`The page has no form "${step}":\n${this.text}`);
    return this.open(new URL(action, this.url).href, form);
  }
}

async function start(): Promise<void> {
  const app = express();
  // A kept connection of fetch would not notice that the server restarted.
  app.use((_request, response, next) => {
    response.set("Connection", "close");
    next();
  });
  server = createServer(app).listen(origin === undefined ? 0 : Number(new URL(origin).port), "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  digitalId = createDigitalId({ origin, dataDir });
  app.use(digitalId.path, digitalId.router);
}

async function stop(): Promise<void> {
  digitalId.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

async function pakmut(): Promise<client.Configuration> {
  const options = { execute: [client.allowInsecureRequests] };
  return client.discovery(new URL(digitalId.issuer), digitalId.clientId, digitalId.clientSecret, undefined, options);
}

async function requestSignIn(configuration: client.Configuration) {
  const checks = {
    pkceCodeVerifier: client.randomPKCECodeVerifier(),
    expectedState: client.randomState(),
    expectedNonce: client.randomNonce(),
  };
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: `${origin}/auth/callback`,
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

beforeAll(start);
afterAll(async () => {
  await stop();
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

  test("who does not agree goes back with access_denied and is asked for the password again", async () => {
    const configuration = await pakmut();
    const browser = new PlainBrowser();
    const { url, checks } = await requestSignIn(configuration);
    await browser.open(url);
    await browser.submit("login", { login: "officer", password: DEMO_PASSWORD });
    await browser.submit("refuse");
    expect(browser.url).toContain(`${origin}/auth/callback?error=access_denied`);
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
      post_logout_redirect_uri: `${origin}/admin/`,
      state: "x",
    }).href;
    await browser.open(signOut);
    expect(browser.url).toBe(`${origin}/admin/?state=x`);
    await browser.open(signOut);
    expect(browser.url).toBe(`${origin}/admin/?state=x`);
    await browser.open((await requestSignIn(configuration)).url);
    expect(browser.text).toContain('name="password"');
  });

  test("opening the sign-out address without a token asks first, in Thai", async () => {
    const browser = new PlainBrowser();
    await signIn(browser, await pakmut(), "officer");
    await browser.open(`${digitalId.issuer}/session/end`);
    expect(browser.text).toContain("ออกจากระบบ Digital ID");
    const xsrf = browser.text.match(/name="xsrf" value="([^"]*)"/)?.[1] ?? "";
    await browser.submit("session/end/confirm", { xsrf, logout: "yes" });
    expect(browser.text).toContain("คุณออกจากระบบ Digital ID เรียบร้อยแล้ว");
  });

  test("a restart in the middle of a sign-in does not break it", async () => {
    const configuration = await pakmut();
    const browser = new PlainBrowser();
    const { url, checks } = await requestSignIn(configuration);
    await browser.open(url);
    await browser.submit("login", { login: "officer", password: DEMO_PASSWORD });
    await stop();
    await start();
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
    await browser.open(`${digitalId.issuer}/interaction/unknown`);
    expect(browser.status).toBe(400);
    expect(browser.text).toContain("หน้านี้หมดอายุแล้ว");
  });

  test("refuses to exist in production", () => {
    const before = process.env.NODE_ENV;
    process.env.NODE_ENV = "production";
    try {
      expect(() => createDigitalId({ origin, dataDir })).toThrow("NODE_ENV=production");
    } finally {
      process.env.NODE_ENV = before;
    }
  });
});
