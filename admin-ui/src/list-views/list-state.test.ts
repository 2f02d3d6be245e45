import { isShown, stateInput, viewPath, type ListState } from "./list-state";

const state: ListState = {
  filter: { isPinned: false, text: "อำเภอ & เมือง" },
  sort: { field: "UPDATED_AT", order: "DESC" },
  columns: ["code", "province"],
};
const view = { id: "1", name: "ก", list: "servicePoints", ...stateInput(state) } as Parameters<typeof isShown>[0];

test("a view leads to the list as it was saved", () => {
  const [path, search] = viewPath(view).split("?");
  const asked = new URLSearchParams(search);
  expect([path, asked.get("sort"), asked.get("order")]).toEqual(["/servicePoints", "UPDATED_AT", "DESC"]);
  expect(JSON.parse(asked.get("filter") ?? "")).toEqual(state.filter);
  expect(viewPath({ ...view, list: "mails", sortField: null })).not.toContain("sort");
});

test.each<[string, Partial<ListState>, boolean]>([
  ["as it was saved", {}, true],
  ["with its columns in another order", { columns: ["province", "code"] }, true],
  ["with another column", { columns: ["code"] }, false],
  ["with the usual columns", { columns: null }, false],
  ["in another order", { sort: { field: "UPDATED_AT", order: "ASC" } }, false],
  ["with another filter", { filter: { isPinned: true } }, false],
])("a list %s", (_, change, expected) => {
  expect(isShown(view, { ...state, ...change })).toBe(expected);
});
