import fc from "fast-check";
import { safeReturnTo } from "./return-to";

const publicUrl = "https://pakmut.example.go.th";

describe("where to go after signing in", () => {
  test.each([
    ["/admin/", "/admin/"],
    ["/admin/organisations?filter=%7B%7D&page=2", "/admin/organisations?filter=%7B%7D&page=2"],
    ["/admin/service-points/1/edit#pin", "/admin/service-points/1/edit#pin"],
    ["/admin/?next=//evil.example", "/admin/?next=//evil.example"],
  ])("%s is a page of ours", (asked, expected) => {
    expect(safeReturnTo(asked, publicUrl)).toBe(expected);
  });

  test.each([
    "//evil.example",
    "///evil.example",
    "https:evil.example",
    "https://evil.example/admin/",
    "http:/admin/",
    "/\\evil.example",
    "\\\\evil.example",
    "/admin/\\..\\..\\evil",
    "/admin/../..//evil.example",
    "/admin/..//evil.example",
    "/admin/../graphql",
    "/admin/%2e%2e//evil.example",
    "/admin",
    "/administrator/",
    "/auth/logout",
    "admin/",
    "",
    " /admin/",
    "\t/admin/",
    "/admin/\r\nset-cookie: a=b",
    "/admin/\u0000",
    "javascript:alert(1)",
    "data:text/html,x",
    "@evil.example/admin/",
    `/admin/${"x".repeat(2_000)}`,
    undefined,
    null,
    7,
    ["/admin/"],
    {},
  ])("%j is not: the first page instead", (asked) => {
    expect(safeReturnTo(asked, publicUrl)).toBe("/admin/");
  });

  test("whatever is asked, the browser stays on a page of ours", () => {
    const pieces = fc.array(
      fc.constantFrom(
        "/",
        "\\",
        ".",
        "..",
        "admin",
        "%2e",
        "%2f",
        ":",
        "@",
        "evil.example",
        "?",
        "#",
        "\t",
        "https",
        "//",
      ),
    );
    const asked = fc.oneof(
      fc.string(),
      pieces.map((parts) => parts.join("")),
      pieces.map((parts) => `/admin/${parts.join("")}`),
    );
    fc.assert(
      fc.property(asked, (text) => {
        const url = new URL(safeReturnTo(text, publicUrl), publicUrl);
        return url.origin === publicUrl && url.pathname.startsWith("/admin/");
      }),
      { numRuns: 5_000 },
    );
  });
});
