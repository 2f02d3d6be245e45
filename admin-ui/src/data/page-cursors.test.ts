import { PageCursors } from "./page-cursors";

test("a page begins where the page before it ended", () => {
  const cursors = new PageCursors();
  cursors.remember("all", 1, "c1");
  expect(cursors.startOf("all", 2)).toBe("c1");
  expect(cursors.startOf("all", 3)).toBeUndefined();
  expect(cursors.startOf("hidden", 2)).toBeUndefined();
});

test("the last page leaves no cursor", () => {
  const cursors = new PageCursors();
  cursors.remember("all", 1, null);
  expect(cursors.startOf("all", 2)).toBeUndefined();
});

test("the list that was longest unused is forgotten first", () => {
  const cursors = new PageCursors(2);
  cursors.remember("a", 1, "a1");
  cursors.remember("b", 1, "b1");
  cursors.remember("a", 2, "a2");
  cursors.remember("c", 1, "c1");
  expect(cursors.startOf("b", 2)).toBeUndefined();
  expect(cursors.startOf("a", 3)).toBe("a2");
});
