import { addOrganisation } from "../../local/testing/test-tree";
import { TestPakmut } from "../../local/testing/test-pakmut";
import type { TestClient } from "../../local/testing/test-client";

let pakmut: TestPakmut;
let officer: TestClient;
let otherGrant: string;

beforeAll(async () => {
  pakmut = await TestPakmut.open();
  const ministry = await addOrganisation(pakmut, "กระทรวงทดสอบ");
  officer = await pakmut.as("CENTRAL_OFFICER", ministry.id);
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
