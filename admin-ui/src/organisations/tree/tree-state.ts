/** What a row of the tree knows of its organisation. */
export interface TreeNode {
  id: string;
  code?: string | null;
  level: "COUNTRY" | "MINISTRY" | "DEPARTMENT" | "AGENCY";
  status: "VISIBLE" | "HIDDEN";
  hiddenBy?: object | null;
  nameTh: string;
  nameEn?: string | null;
  childCount: number;
  descendantCount: number;
  province?: { nameTh: string; nameEn?: string | null } | null;
  district?: { nameTh: string; nameEn?: string | null } | null;
}

/** The children of one node as far as they are known. */
interface Branch {
  /** In the server's order, page after page. */
  ids: string[];
  /** Found by search or by address beyond the pages that were loaded; shown behind them. */
  revealedIds: string[];
  endCursor: string | null;
  /** Undefined until the first page came. */
  total?: number;
  request: "none" | "running" | "failed";
}

export interface TreeState {
  nodes: Record<string, TreeNode>;
  /** By the id of the parent; the roots under `rootKey`. */
  branches: Record<string, Branch>;
  openIds: ReadonlySet<string>;
}

export const rootKey = "root";

export const emptyTree: TreeState = { nodes: {}, branches: {}, openIds: new Set() };

const emptyBranch: Branch = { ids: [], revealedIds: [], endCursor: null, request: "none" };

export type TreeAction =
  | { kind: "requested"; parent: string }
  | { kind: "failed"; parent: string }
  | { kind: "loaded"; parent: string; nodes: TreeNode[]; total: number; endCursor: string | null }
  /** The first children of a node, read anew after something changed. */
  | { kind: "reloaded"; parent: string; nodes: TreeNode[]; total: number; endCursor: string | null }
  | { kind: "opened"; ids: string[] }
  | { kind: "closed"; id: string }
  /** Ways from the root down to nodes that are to be seen; the last node of each stays as it was, those above it open. */
  | { kind: "revealed"; paths: TreeNode[][] }
  | { kind: "emptied" };

export function treeReducer(state: TreeState, action: TreeAction): TreeState {
  switch (action.kind) {
    case "requested":
      return withBranch(state, action.parent, { request: "running" });
    case "failed":
      return withBranch(state, action.parent, { request: "failed" });
    case "loaded":
      return withPage(state, action);
    case "reloaded":
      return withPage(withBranch(state, action.parent, { ids: [] }), action);
    case "opened":
      return { ...state, openIds: new Set([...state.openIds, ...action.ids]) };
    case "closed":
      return { ...state, openIds: new Set([...state.openIds].filter((id) => id !== action.id)) };
    case "revealed":
      return action.paths.reduce(withPath, state);
    case "emptied":
      return emptyTree;
  }
}

function withBranch(state: TreeState, parent: string, part: Partial<Branch>): TreeState {
  const branch = { ...emptyBranch, ...state.branches[parent], ...part };
  return { ...state, branches: { ...state.branches, [parent]: branch } };
}

function withNodes(state: TreeState, nodes: TreeNode[]): TreeState {
  return { ...state, nodes: { ...state.nodes, ...Object.fromEntries(nodes.map((node) => [node.id, node])) } };
}

function withPage(
  state: TreeState,
  { parent, nodes, total, endCursor }: Extract<TreeAction, { kind: "loaded" | "reloaded" }>,
): TreeState {
  const branch = state.branches[parent] ?? emptyBranch;
  const ids = [...new Set([...branch.ids, ...nodes.map(({ id }) => id)])];
  const revealedIds = branch.revealedIds.filter((id) => !ids.includes(id));
  return withBranch(withNodes(state, nodes), parent, { ids, revealedIds, total, endCursor, request: "none" });
}

function withPath(state: TreeState, path: TreeNode[]): TreeState {
  const known = withNodes(state, path);
  const placed = path.reduce((result, node, depth) => {
    const parent = path[depth - 1]?.id ?? rootKey;
    const branch = result.branches[parent] ?? emptyBranch;
    if (branch.ids.includes(node.id) || branch.revealedIds.includes(node.id)) return result;
    return withBranch(result, parent, { revealedIds: [...branch.revealedIds, node.id] });
  }, known);
  return treeReducer(placed, { kind: "opened", ids: path.slice(0, -1).map(({ id }) => id) });
}

/** Whether the first page of a node's children has still to be asked for. */
export function needsChildren(state: TreeState, parent: string): boolean {
  const branch = state.branches[parent];
  return !branch || (branch.total === undefined && branch.revealedIds.length === 0 && branch.request === "none");
}
