import type { SiblingBlock } from "./sibling-drop";
import { rootKey, type TreeNode, type TreeState } from "./tree-state";

interface RowPlace {
  /** Unique among the rows, and the same as long as the row stands for the same thing. */
  key: string;
  /** Depth from 1, as screen readers count. */
  level: number;
  /** The node above, or null on the first level. */
  parentId: string | null;
}

export interface NodeRow extends RowPlace {
  kind: "node";
  node: TreeNode;
  isOpen: boolean;
  position: number;
  /** Its place is known: not one that was found beyond the children that have come. */
  isPlaced: boolean;
  setSize: number;
}

/** Stands at the end of a branch that is not all there. */
export interface BranchRow extends RowPlace {
  kind: "more" | "loading" | "failed";
  parent: string;
  /** How many children are not shown; 0 when that is not known. */
  hiddenCount: number;
}

export type TreeRow = NodeRow | BranchRow;

/** The tree as the list of rows that is on the screen, from top to bottom. */
export function rowsOf(state: TreeState): TreeRow[] {
  const rows: TreeRow[] = [];
  addBranch(state, rootKey, null, 1, rows);
  return rows;
}

function addBranch(state: TreeState, parent: string, parentId: string | null, level: number, rows: TreeRow[]): void {
  const branch = state.branches[parent];
  const ids = branch ? [...branch.ids, ...branch.revealedIds] : [];
  const total = Math.max(branch?.total ?? state.nodes[parent]?.childCount ?? 0, ids.length);
  ids.forEach((id, index) => {
    const node = state.nodes[id];
    if (!node) return;
    const isOpen = node.childCount > 0 && state.openIds.has(id);
    const isPlaced = parentId !== null && index < (branch?.ids.length ?? 0);
    const position = index + 1;
    rows.push({ kind: "node", key: id, level, parentId, node, isOpen, position, isPlaced, setSize: total });
    if (isOpen) addBranch(state, id, id, level + 1, rows);
  });
  const isComplete = branch?.total !== undefined && branch.endCursor === null;
  const hiddenCount = isComplete ? 0 : total - ids.length;
  const kind = branch?.request === "failed" ? "failed" : !branch || branch.request === "running" ? "loading" : "more";
  // The key changes when children come, so that the focus then stays in its place, on the first of them.
  const key = `${parent}:${ids.length}`;
  if (kind !== "more" || hiddenCount > 0) rows.push({ kind, key, level, parentId, parent, hiddenCount });
}

/** The siblings of a node whose places are known, each with the rows below it; `measured` are the rows' heights. */
export function blocksAround(
  id: string,
  rows: TreeRow[],
  measured: readonly { start: number; end: number }[],
): SiblingBlock[] {
  const own = rows.find((row) => row.key === id);
  if (!own) return [];
  return rows.flatMap((row, index) => {
    if (row.kind !== "node" || row.parentId !== own.parentId || !row.isPlaced) return [];
    let last = index;
    while ((rows[last + 1]?.level ?? 0) > row.level) last += 1;
    const [top, bottom] = [measured[index]?.start ?? 0, measured[last]?.end ?? 0];
    return [{ id: row.node.id, top, bottom }];
  });
}
