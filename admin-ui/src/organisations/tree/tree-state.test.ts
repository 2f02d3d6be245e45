import { commandOf, findByName, stepOf } from "./tree-keys";
import { rowsOf } from "./tree-rows";
import { emptyTree, needsChildren, rootKey, treeReducer, type TreeAction, type TreeNode } from "./tree-state";

const node = (id: string, childCount = 0, nameTh = id): TreeNode => ({
  id,
  level: "AGENCY",
  status: "VISIBLE",
  nameTh,
  nameEn: null,
  childCount,
  descendantCount: childCount,
});

const ministry = node("m", 1, "กระทรวงศึกษาธิการ");
const department = node("d", 3, "สำนักงานคณะกรรมการการอาชีวศึกษา");
const college = (name: string) => node(name, 0, `วิทยาลัย${name}`);

const treeAfter = (...actions: TreeAction[]) => actions.reduce(treeReducer, emptyTree);
const shown = (...actions: TreeAction[]) => rowsOf(treeAfter(...actions)).map(({ key, level }) => `${level} ${key}`);
const loaded = (
  parent: string,
  nodes: TreeNode[],
  total = nodes.length,
  endCursor: string | null = null,
): TreeAction => ({
  kind: "loaded",
  parent,
  nodes,
  total,
  endCursor,
});
const opened = (...ids: string[]): TreeAction => ({ kind: "opened", ids });

describe("a tree that opens lazily", () => {
  it("shows a branch only while it is open", () => {
    const tree = [loaded(rootKey, [ministry]), opened("m"), loaded("m", [department])];
    expect(shown(...tree)).toEqual(["1 m", "2 d"]);
    expect(shown(...tree, { kind: "closed", id: "m" })).toEqual(["1 m"]);
  });

  it("waits in the branch itself, and tells an error there", () => {
    const open = [loaded(rootKey, [ministry]), opened("m")];
    const rest = (...actions: TreeAction[]) =>
      rowsOf(treeAfter(...actions)).find(({ key }) => key.startsWith("m:"))?.kind;
    expect(rest(...open)).toBe("loading");
    expect(rest(...open, { kind: "requested", parent: "m" })).toBe("loading");
    expect(rest(...open, { kind: "requested", parent: "m" }, { kind: "failed", parent: "m" })).toBe("failed");
    expect(rest(...open, loaded("m", [department]))).toBeUndefined();
  });

  it("says how many of a long branch are not shown, page after page", () => {
    const open = [loaded(rootKey, [department]), opened("d"), loaded("d", [college("ก")], 3, "c1")];
    expect(rowsOf(treeAfter(...open)).at(-1)).toMatchObject({ kind: "more", hiddenCount: 2 });
    const all = [...open, loaded("d", [college("ข"), college("ค")], 3)];
    expect(shown(...all)).toEqual(["1 d", "2 ก", "2 ข", "2 ค"]);
  });

  it("shows what was found beyond the loaded pages, and each node once", () => {
    const open = [loaded(rootKey, [department]), opened("d"), loaded("d", [college("ก")], 3, "c1")];
    const found: TreeAction = { kind: "revealed", paths: [[department, college("ค")]] };
    expect(shown(...open, found)).toEqual(["1 d", "2 ก", "2 ค", "2 d:2"]);
    expect(shown(...open, found, loaded("d", [college("ข"), college("ค")], 3))).toEqual(["1 d", "2 ก", "2 ข", "2 ค"]);
  });

  it("takes children read anew in their new order, without those that are gone", () => {
    const before = [loaded(rootKey, [department]), opened("d"), loaded("d", [college("ก"), college("ข")])];
    const reloaded = { ...loaded("d", [college("ข"), college("ค")]), kind: "reloaded" } as TreeAction;
    expect(shown(...before, reloaded)).toEqual(["1 d", "2 ข", "2 ค"]);
  });

  it("opens the ancestors of what was found, not what was found", () => {
    const tree = treeAfter(loaded(rootKey, [ministry]), { kind: "revealed", paths: [[ministry, department]] });
    expect(rowsOf(tree).map(({ key }) => key)).toEqual(["m", "d"]);
    expect(needsChildren(tree, "d")).toBe(true);
    expect(needsChildren(tree, "m")).toBe(false);
  });

  it("tells screen readers the place among all siblings, also those not loaded", () => {
    const rows = rowsOf(treeAfter(loaded(rootKey, [department]), opened("d"), loaded("d", [college("ก")], 3, "c1")));
    expect(rows[1]).toMatchObject({ position: 1, setSize: 3, level: 2 });
  });
});

describe("the keys of the tree", () => {
  const rows = rowsOf(
    treeAfter(
      loaded(rootKey, [ministry, node("x", 2, "กระทรวงการคลัง")]),
      opened("m", "d"),
      loaded("m", [department]),
      loaded("d", [college("ก"), college("ข"), college("ค")]),
    ),
  );

  it.each([
    ["ArrowDown", "m", { kind: "focus", key: "d" }],
    ["ArrowDown", "x", null],
    ["ArrowUp", "d", { kind: "focus", key: "m" }],
    ["ArrowUp", "m", null],
    ["Home", "ค", { kind: "focus", key: "m" }],
    ["End", "m", { kind: "focus", key: "x" }],
    ["ArrowRight", "x", { kind: "open", ids: ["x"] }],
    ["ArrowRight", "d", { kind: "focus", key: "ก" }],
    ["ArrowRight", "ก", null],
    ["ArrowLeft", "ก", { kind: "focus", key: "d" }],
    ["ArrowLeft", "d", { kind: "close", id: "d" }],
    ["ArrowLeft", "x", null],
    ["*", "m", { kind: "open", ids: ["x"] }],
    ["*", "ก", { kind: "open", ids: [] }],
    ["q", "m", null],
  ])("%s on %s", (key, focused, command) => {
    expect(commandOf(key, rows, focused)).toEqual(command);
  });

  it("puts a node one place up or down with Alt, as far as there are siblings", () => {
    const step = (key: string, of: string) =>
      stepOf(
        key,
        rows.find((row) => row.key === of),
      );
    expect(step("ArrowUp", "ข")).toEqual({ id: "ข", position: 1, seen: 2 });
    expect(step("ArrowDown", "ข")).toEqual({ id: "ข", position: 3, seen: 2 });
    expect([step("ArrowUp", "ก"), step("ArrowDown", "ค"), step("Home", "ข"), stepOf("ArrowUp", undefined)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it("chooses with Enter and Space", () => {
    expect(commandOf("Enter", rows, "d")).toMatchObject({ kind: "choose", row: { key: "d" } });
    expect(commandOf(" ", rows, "d")).toMatchObject({ kind: "choose", row: { key: "d" } });
  });

  it("finds the next name that begins with the letters typed, round the end", () => {
    expect(findByName("ก", rows, "m")).toBe("x");
    expect(findByName("ก", rows, "x")).toBe("m");
    expect(findByName("กระทรวงก", rows, "m")).toBe("x");
    expect(findByName("วิทยาลัยค", rows, "m")).toBe("ค");
    expect(findByName("z", rows, "m")).toBeNull();
  });
});
