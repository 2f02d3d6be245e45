import { menuItemOf, menuOf } from "./menu-items";

const pathsOf = (role: Parameters<typeof menuOf>[0]) =>
  menuOf(role).flatMap(({ items }) => items.map(({ path }) => path));

test("who manages users has the item, who does not has not even its heading", () => {
  expect(pathsOf("CENTRAL_OFFICER")).toContain("/grants");
  expect(pathsOf("SERVICE_POINT_OFFICER")).not.toContain("/grants");
  expect(menuOf("SERVICE_POINT_OFFICER").map(({ label }) => label)).not.toContain("frame.menu.accountsGroup");
});

test("tokens, keys, trail and outbox are there for whom the table of roles lets in", () => {
  const own = ["/activationTokenPlaces", "/apiKeys", "/auditEntries", "/mails"];
  const offered = (role: Parameters<typeof menuOf>[0]) => own.filter((path) => pathsOf(role).includes(path));
  expect(offered("PLATFORM_ADMIN")).toEqual(own);
  expect(offered("CENTRAL_OFFICER")).toEqual(own.slice(0, 3));
  expect(offered("OPDC_OFFICER")).toEqual(["/auditEntries"]);
  expect(offered("SERVICE_POINT_OFFICER")).toEqual([]);
  expect(menuItemOf("/activationTokenPlaces/batches/1")?.path).toBe("/activationTokenPlaces");
});

test("who edits may import, who reads may not", () => {
  expect(pathsOf("SERVICE_POINT_OFFICER")).toContain("/imports");
  expect(pathsOf("BI_READER")).not.toContain("/imports");
});

test("before the role is known there is what everybody has", () => {
  expect(pathsOf(undefined)).toEqual(expect.arrayContaining(["/", "/organisations"]));
  expect(pathsOf(undefined)).not.toContain("/grants");
});

test("a page belongs to the item with the longest path that begins its own", () => {
  expect(menuItemOf("/grants/review")?.path).toBe("/grants");
  expect(menuItemOf("/organisations/tree")?.path).toBe("/organisations/tree");
  expect(menuItemOf("/")?.path).toBe("/");
});
