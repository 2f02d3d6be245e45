import { mkdtempSync, rmSync } from "node:fs";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import * as client from "openid-client";
import type { Browser, Page } from "playwright-core";
import { type DigitalId, createDigitalId } from "../local/digital-id/digital-id.provider";
import { expectNoAxeViolations } from "./support/axe";
import { DESKTOP, PHONE, faultsOf, launchBrowser, newPerson } from "./support/browser";

const dataDir = mkdtempSync(join(tmpdir(), "pakmut-digital-id-"));
let server: Server;
let digitalId: DigitalId;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  const app = express();
  server = createServer(app).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  digitalId = createDigitalId({ origin, dataDir });
  app.use(digitalId.path, digitalId.router);
  app.get("/auth/callback", (_request, response) => {
    response.type("html").send("<!doctype html><title>back</title>");
  });
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  digitalId?.close();
  server?.closeAllConnections();
  server?.close();
  rmSync(dataDir, { recursive: true });
});

async function openSignIn(page: Page): Promise<void> {
  const options = { execute: [client.allowInsecureRequests] };
  const configuration = await client.discovery(
    new URL(digitalId.issuer),
    digitalId.clientId,
    digitalId.clientSecret,
    undefined,
    options,
  );
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: `${origin}/auth/callback`,
    scope: "openid profile",
    code_challenge: await client.calculatePKCECodeChallenge(client.randomPKCECodeVerifier()),
    code_challenge_method: "S256",
    state: "state",
  });
  await page.goto(url.href);
}

/** No sideways scrolling, and Thai in the shipped font rather than in boxes. */
async function expectFitAndThai(page: Page): Promise<void> {
  expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(0);
  expect(await page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px Sarabun', 'กขค'))")).toBe(
    true,
  );
}

describe.each([
  ["a desktop", DESKTOP],
  ["a phone", PHONE],
])("signing in with Digital ID on %s", (_name, viewport) => {
  test("is accessible on every page and works by keyboard alone", async () => {
    const person = await newPerson(browser, origin, viewport);
    const page = await person.newPage();
    const faults = faultsOf(page);
    await openSignIn(page);
    await expectFitAndThai(page);
    await expectNoAxeViolations(page);

    await page.getByLabel("ชื่อผู้ใช้").focus();
    await page.keyboard.type("officer");
    await page.keyboard.press("Tab");
    await page.keyboard.type("wrong");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    expect(await page.title()).toContain("ผิดพลาด");
    expect(await page.getByLabel("ชื่อผู้ใช้").inputValue()).toBe("officer");
    await expectNoAxeViolations(page);

    await page.getByLabel("รหัสผ่าน").focus();
    await page.keyboard.type("pakmut-demo");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "ยินยอมให้ข้อมูลแก่ปักหมุด" }).waitFor();
    await expectFitAndThai(page);
    await expectNoAxeViolations(page);

    await page.getByRole("button", { name: "ไม่ยินยอม" }).press("Enter");
    await page.waitForURL(/error=access_denied/);
    // The browser itself reports the answer 422 to the wrong password.
    expect(faults.filter((fault) => !fault.includes("422"))).toEqual([]);
    await person.close();
  }, 60_000);
});
