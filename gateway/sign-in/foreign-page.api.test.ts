import type { TestClient } from "../../local/testing/test-client";
import { TestPakmut } from "../../local/testing/test-pakmut";
import { addOrganisation } from "../../local/testing/test-tree";

let pakmut: TestPakmut;
let officer: TestClient;
beforeAll(async () => {
  pakmut = await TestPakmut.open();
  officer = await pakmut.as("CENTRAL_OFFICER", (await addOrganisation(pakmut, "กรมตัวอย่าง")).id);
});
afterAll(() => pakmut.close());

const own = { "content-type": "application/json", "x-pakmut-csrf": "1" };
const variants: Record<string, RequestInit> = {
  "a link": { method: "GET" },
  "a form": { method: "POST", body: new URLSearchParams({ grantId: "1" }) },
  "text/plain": { method: "POST", body: "{}", headers: { "content-type": "text/plain", "x-pakmut-csrf": "1" } },
  "no content type": { method: "POST", body: new Blob(["{}"]), headers: { "x-pakmut-csrf": "1" } },
  "no header of ours": { method: "POST", body: "{}", headers: { "content-type": "application/json" } },
  "the origin of another site": { method: "POST", body: "{}", headers: { ...own, origin: "https://evil.example" } },
  "an origin that hides": { method: "POST", body: "{}", headers: { ...own, origin: "null" } },
  "a neighbour of our domain": { method: "POST", body: "{}", headers: { ...own, "sec-fetch-site": "same-site" } },
  "another site": { method: "POST", body: "{}", headers: { ...own, "sec-fetch-site": "cross-site" } },
};

describe.each(["/auth/logout", "/auth/grant"])("a page of another site that calls %s", (path) => {
  test.each(Object.keys(variants))("by %s changes nothing", async (kind) => {
    const { headers, ...rest } = variants[kind] as RequestInit;
    const response = await fetch(`${pakmut.url}${path}`, {
      ...rest,
      headers: { ...(headers as Record<string, string>), cookie: officer.cookie },
      redirect: "manual",
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await officer.ask("{ me { id activeGrant { role } } }")).toEqual({
      me: { id: officer.session?.personId, activeGrant: { role: "CENTRAL_OFFICER" } },
    });
  });
});
