import { addOrganisation, type TestNode } from "../../local/testing/test-tree";
import { TestPakmut } from "../../local/testing/test-pakmut";
import type { TestClient } from "../../local/testing/test-client";

let pakmut: TestPakmut;
let officer: TestClient;
let otherGrant: string;
let college: TestNode;
let editor: TestClient;

beforeAll(async () => {
  pakmut = await TestPakmut.open();
  const ministry = await addOrganisation(pakmut, "กระทรวงทดสอบ");
  officer = await pakmut.as("CENTRAL_OFFICER", ministry.id);
  college = await addOrganisation(pakmut, "วิทยาลัยทดสอบ", { below: ministry });
  editor = await pakmut.as("SERVICE_POINT_OFFICER", college.id);
  otherGrant = await pakmut.grant(officer.session?.personId as string, "BI_READER", ministry.id);
});
afterAll(() => pakmut.close());

/** The ways in which a page of another site can make a browser send something, and a few that no browser would. */
const own = { "content-type": "application/json", "x-pakmut-csrf": "1" };
type Body = () => string;
const variants: [string, (body: Body) => RequestInit][] = [
  ["a link", () => ({ method: "GET", headers: { "sec-fetch-site": "cross-site" } })],
  ["HEAD", () => ({ method: "HEAD", headers: { "sec-fetch-site": "cross-site" } })],
  ["a form", (body) => ({ method: "POST", body: new URLSearchParams({ body: body() }) })],
  [
    "a form that says application/json in its text",
    (body) => ({ method: "POST", body: body(), headers: { ...own, "content-type": "text/plain; application/json" } }),
  ],
  ["text/plain", (body) => ({ method: "POST", body: body(), headers: { ...own, "content-type": "text/plain" } })],
  ["multipart", () => ({ method: "POST", body: new FormData(), headers: { "x-pakmut-csrf": "1" } })],
  ["no content type", (body) => ({ method: "POST", body: new Blob([body()]), headers: { "x-pakmut-csrf": "1" } })],
  ["no header of ours", (body) => ({ method: "POST", body: body(), headers: { "content-type": "application/json" } })],
  ["another value", (body) => ({ method: "POST", body: body(), headers: { ...own, "x-pakmut-csrf": "yes" } })],
  ["another origin", (body) => ({ method: "POST", body: body(), headers: { ...own, origin: "https://evil.example" } })],
  ["an origin that hides", (body) => ({ method: "POST", body: body(), headers: { ...own, origin: "null" } })],
  [
    "an origin that begins like ours",
    (body) => ({ method: "POST", body: body(), headers: { ...own, origin: "http://localhost.evil.example" } }),
  ],
  ["another site", (body) => ({ method: "POST", body: body(), headers: { ...own, "sec-fetch-site": "cross-site" } })],
  [
    "a neighbour host",
    (body) => ({ method: "POST", body: body(), headers: { ...own, "sec-fetch-site": "same-site" } }),
  ],
  ["a compressed body", (body) => ({ method: "POST", body: body(), headers: { ...own, "content-encoding": "gzip" } })],
  ["PUT", (body) => ({ method: "PUT", body: body(), headers: own })],
  ["DELETE", () => ({ method: "DELETE", headers: own })],
];

const routes: [string, Body][] = [
  ["/auth/logout", () => "{}"],
  ["/auth/grant", () => JSON.stringify({ grantId: otherGrant })],
  ["/export/accounts/audit-entries.csv", () => "{}"],
  ["/graphql", () => JSON.stringify({ query: "{ me { displayName } }" })],
];

const cases = routes.flatMap(([route, body]) => variants.map(([name, init]) => [route, name, init, body] as const));

describe("what comes from another site", () => {
  test.each(cases)("%s by %s does nothing", async (route, _name, init, body) => {
    const { headers, ...rest } = init(body);
    const response = await fetch(`${pakmut.url}${route}`, {
      ...rest,
      headers: { ...(headers as Record<string, string>), cookie: officer.cookie },
      redirect: "manual",
    });
    expect([400, 403, 404, 405, 415]).toContain(response.status);
    expect(await response.text()).not.toContain("CENTRAL_OFFICER ทดสอบ");
    expect(response.headers.getSetCookie()).toEqual([]);
    for (const name of ["access-control-allow-origin", "access-control-allow-credentials"])
      expect(response.headers.get(name)).toBeNull();
    const { me } = await officer.ask("{ me { activeGrant { role } } }");
    expect(me).toEqual({ activeGrant: { role: "CENTRAL_OFFICER" } });
  });

  test("what comes from our own pages is done", async () => {
    for (const [route, body] of routes.toReversed()) {
      const headers = { ...own, cookie: officer.cookie, origin: "http://localhost", "sec-fetch-site": "same-origin" };
      const response = await fetch(`${pakmut.url}${route}`, { method: "POST", headers, body: body() });
      expect({ route, status: response.status }).toEqual({ route, status: 200 });
      await response.text();
    }
    expect(await officer.ask("{ me { displayName } }")).toEqual({ me: null });
  });
});

/** Sends anything to the gateway, as anybody could. */
const post = (body: BodyInit | undefined, headers: Record<string, string>, method = "POST", path = "/graphql") =>
  fetch(`${pakmut.url}${path}`, { method, body, headers, redirect: "manual" });

describe("a page of another site", () => {
  const rename = `mutation { updateOrganisationProfile(id: "ID", version: 1, input: { nameEn: "Taken over" }, idempotencyKey: "12345678") { id } }`;
  const text = (): string => JSON.stringify({ query: rename.replace("ID", college.id) });
  const form = new URLSearchParams({ query: "mutation { x }" });
  const multipart = new FormData();
  multipart.set("operations", JSON.stringify({ query: "mutation { x }" }));

  const variants: [string, () => Promise<Response>][] = [
    ["a form", () => post(form, { cookie: editor.cookie })],
    ["a form with JSON in text/plain", () => post(text(), { cookie: editor.cookie, "content-type": "text/plain" })],
    ["a form with a file", () => post(multipart, { cookie: editor.cookie })],
    ["no content type", () => post(new Blob([text()]), { cookie: editor.cookie, "x-pakmut-csrf": "1" })],
    [
      "a content type that only looks like JSON",
      () => post(text(), { ...own, cookie: editor.cookie, "content-type": "text/plain; application/json" }),
    ],
    ["JSON without the header", () => post(text(), { "content-type": "application/json", cookie: editor.cookie })],
    ["the header with another value", () => post(text(), { ...own, cookie: editor.cookie, "x-pakmut-csrf": "true" })],
    [
      "the origin of another site",
      () => post(text(), { ...own, cookie: editor.cookie, origin: "https://evil.example" }),
    ],
    ["an origin that hides", () => post(text(), { ...own, cookie: editor.cookie, origin: "null" })],
    [
      "an origin that begins like ours",
      () => post(text(), { ...own, cookie: editor.cookie, origin: "http://localhost.evil.example" }),
    ],
    [
      "what the browser calls cross-site",
      () => post(text(), { ...own, cookie: editor.cookie, "sec-fetch-site": "cross-site" }),
    ],
    [
      "GET with a query",
      () =>
        post(
          undefined,
          { cookie: editor.cookie },
          "GET",
          `/graphql?query=${encodeURIComponent("{ me { displayName } }")}`,
        ),
    ],
    [
      "GET with a mutation",
      () => post(undefined, { ...own, cookie: editor.cookie }, "GET", `/graphql?query=${encodeURIComponent(rename)}`),
    ],
    ["HEAD", () => post(undefined, { cookie: editor.cookie }, "HEAD", `/graphql?query=${encodeURIComponent(rename)}`)],
    ["PUT", () => post(text(), { ...own, cookie: editor.cookie }, "PUT")],
    [
      "a preflight",
      () => post(undefined, { origin: "https://evil.example", "access-control-request-method": "POST" }, "OPTIONS"),
    ],
  ];

  test.each(variants)("%s executes nothing", async (_name, send) => {
    const before = await pakmut.sql("select version, name_en from organisations.organisations where id = $1", [
      college.id,
    ]);
    const statements = pakmut.statements.length;
    const response = await send();
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
    expect(pakmut.statements.length).toBe(statements);
    expect(
      await pakmut.sql("select version, name_en from organisations.organisations where id = $1", [college.id]),
    ).toEqual(before);
  });

  test("our own pages may", async () => {
    const response = await post(text(), {
      ...own,
      cookie: editor.cookie,
      origin: "http://localhost",
      "sec-fetch-site": "same-origin",
    });
    expect(await response.json()).toEqual({ data: { updateOrganisationProfile: { id: college.id } } });
  });
});
