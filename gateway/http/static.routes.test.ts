import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import express from "express";
import { handleFailures, notFound } from "./failure.handler";
import { giveRequestId } from "./request.context";
import { securityHeaders } from "./security-headers";
import { publicRoutes, staticRoutes } from "./static.routes";
import pino from "pino";

let folder: string;
let server: Server;
let url: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "pakmut-static-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>หน้าหลัก</title>");
  const script = `console.log("${"ก".repeat(2_000)}")`;
  writeFileSync(join(folder, "assets", "index-B3x9_aQ1.js"), script);
  writeFileSync(join(folder, "assets", "index-B3x9_aQ1.js.br"), brotliCompressSync(script));
  writeFileSync(join(folder, "assets", "index-B3x9_aQ1.js.gz"), gzipSync(script));
  writeFileSync(join(folder, "map.json"), "{}");
  const app = express();
  app.use(
    giveRequestId,
    securityHeaders("https://pakmut.example.go.th", "https://tiles.example.go.th/{z}/{x}/{y}.png"),
  );
  app.use(
    publicRoutes(),
    staticRoutes([
      { path: "/admin", folder, spaFallback: true },
      { path: "/not-built", folder: join(folder, "missing"), spaFallback: true },
    ]),
  );
  app.use(notFound, handleFailures(pino({ level: "silent" })));
  await new Promise<void>((resolve) => {
    server = app.listen(0, "127.0.0.1", () => resolve());
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = { accept: "text/html" }): Promise<Response> =>
  fetch(`${url}${path}`, { headers, redirect: "manual" });

describe("files", () => {
  test.each([
    ["br, gzip", "br"],
    ["gzip", "gzip"],
    ["identity", null],
  ])("accepting %s, a built file comes as %s, for good", async (accepted, encoding) => {
    const response = await get("/admin/assets/index-B3x9_aQ1.js", { "accept-encoding": accepted });
    expect(response.headers.get("content-encoding")).toBe(encoding);
    expect(response.headers.get("content-type")).toMatch(/javascript/);
    expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(await response.text()).toContain("กกก");
  });

  test.each(["/admin/", "/admin/organisations", "/admin/service-points/7/edit?tab=pin", "/admin/index.html"])(
    "%s is the UI, asked for anew each time",
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get("cache-control")).toBe("no-cache");
      expect(await response.text()).toContain("หน้าหลัก");
    },
  );

  test("/admin leads to /admin/ with what was asked", async () => {
    expect((await get("/admin?reason=failed")).headers.get("location")).toBe("/admin/?reason=failed");
  });

  test.each([
    "/admin/assets/index-OLDOLD12.js",
    "/admin/missing.json",
    "/admin/..%2f..%2fpackage.json",
    "/not-built/",
    "/nothing",
    "/public/..%2fsettings.ts",
    "/public/fonts/..%2fpackage.json",
  ])("%s is not there", async (path) => {
    const response = await get(path);
    expect([403, 404]).toContain(response.status);
    expect(await response.text()).not.toMatch(/หน้าหลัก|"name"|\/work|node_modules/);
  });

  test("an address that is not well-formed is refused, not a fault of ours", async () => {
    expect((await get("/admin/%E0%A4%A")).status).toBeLessThan(500);
    expect((await get("/%")).status).toBeLessThan(500);
  });

  test("what is not there is said in Thai to people and in JSON to programs", async () => {
    expect(await (await get("/nothing")).text()).toContain("ไม่พบหน้านี้");
    const answer = await get("/nothing", { accept: "application/json" });
    expect(await answer.json()).toMatchObject({
      errors: [{ extensions: { code: "NOT_FOUND", requestId: answer.headers.get("x-request-id") } }],
    });
  });

  test("the first page, its style and its letters are served by us", async () => {
    expect(await (await get("/")).text()).toContain('href="/admin/"');
    expect(await (await get("/?lang=en")).text()).toContain(
      '<a href="/register?lang=en">Register your organisation</a>',
    );
    expect(await (await get("/?lang=xx")).text()).toContain('href="/?lang=en"');
    const style = await (await get("/public/page.css")).text();
    for (const [, font] of style.matchAll(/url\("(fonts\/[^"]+)"\)/g))
      expect((await get(`/public/${font}`)).status).toBe(200);
    expect((await get("/public/mark.svg")).headers.get("content-type")).toBe("image/svg+xml");
  });
});

describe("what the browser is held to", () => {
  test("scripts from our files alone, nobody frames us, tiles from where the settings say, never without TLS", async () => {
    const { headers } = await get("/");
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toMatch(/img-src [^;]*https:\/\/tiles\.example\.go\.th/);
    expect(headers.get("strict-transport-security")).toMatch(/max-age=31536000/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-powered-by")).toBeNull();
  });

  test("on a laptop without TLS it is not asked for", () => {
    const set = jest.fn();
    const [policy] = securityHeaders("http://localhost:4000", null);
    policy?.({} as never, { setHeader: set, removeHeader: jest.fn() } as never, jest.fn());
    expect(JSON.stringify(set.mock.calls)).not.toMatch(/Strict-Transport|upgrade-insecure/);
  });
});
