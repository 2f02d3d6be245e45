const { countsOf, filesToTellAgain, withSecondRun } = require("./test-results.cjs");

const told = (fullName: string, status: string) => ({ fullName, status });
const file = (name: string, ...assertionResults: ReturnType<typeof told>[]) => ({
  name,
  status: assertionResults.some(({ status }) => status === "failed") ? "failed" : "passed",
  assertionResults,
});
const story = (letter: string, status: string) => file(`/e2e/${letter}.browser.test.ts`, told(letter, status));
const rule = file("/schema/rule.test.ts", told("holds", "passed"), told("holds too", "passed"));

test("a file that fails outside its tests counts as one failure", () => {
  const unloadable = { name: "/a.test.ts", status: "failed", assertionResults: [] };
  const torn = { ...story("b", "passed"), status: "failed" };
  expect(countsOf([rule, unloadable, torn, file("/c.test.ts", told("later", "todo"))])).toEqual({
    passed: 3,
    failed: 2,
    skipped: 1,
  });
});

test.each([
  ["one story fails", [rule, story("a", "failed"), story("b", "passed")], ["/e2e/a.browser.test.ts"]],
  ["all pass", [rule, story("a", "passed")], []],
  ["a story and something else fail", [file("/a.api.test.ts", told("x", "failed")), story("a", "failed")], []],
  ["three stories fail", ["a", "b", "c"].map((letter) => story(letter, "failed")), []],
])("when %s", (_, files, expected) => {
  expect(filesToTellAgain(files)).toEqual(expected);
});

test("a story told again counts once, and is named when it passed only then", () => {
  const first = [rule, story("a", "failed"), story("b", "failed")];
  const { files, unsteady } = withSecondRun(first, [story("a", "passed"), story("b", "failed")]);
  expect(countsOf(files)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  expect(unsteady).toEqual(["a"]);
});
