import type { TreeRow } from "./tree-rows";

/** What a key asks of the tree. */
export type TreeCommand =
  | { kind: "focus"; key: string }
  | { kind: "open"; ids: string[] }
  | { kind: "close"; id: string }
  | { kind: "choose"; row: TreeRow };

/** Rows that Page Up and Page Down pass. */
const pageRows = 10;

/**
 * The keys of the ARIA tree pattern: up and down, Home and End; right opens, then goes to the first child; left closes, then
 * goes to the parent; `*` opens all siblings; Enter and Space choose. Letters are {@link findByName}.
 */
export function commandOf(key: string, rows: TreeRow[], focusedKey: string): TreeCommand | null {
  const at = rows.findIndex((row) => row.key === focusedKey);
  const row = rows[at];
  if (!row) return null;
  switch (key) {
    case "ArrowDown":
      return focusAt(rows, at + 1);
    case "ArrowUp":
      return focusAt(rows, at - 1);
    case "PageDown":
      return focusAt(rows, Math.min(at + pageRows, rows.length - 1));
    case "PageUp":
      return focusAt(rows, Math.max(at - pageRows, 0));
    case "Home":
      return focusAt(rows, 0);
    case "End":
      return focusAt(rows, rows.length - 1);
    case "ArrowRight":
      return openOrEnter(rows, at);
    case "ArrowLeft":
      if (row.kind === "node" && row.isOpen) return { kind: "close", id: row.node.id };
      return row.parentId === null ? null : { kind: "focus", key: row.parentId };
    case "*":
      return { kind: "open", ids: closedSiblings(rows, row) };
    case "Enter":
    case " ":
      return { kind: "choose", row };
    default:
      return null;
  }
}

function focusAt(rows: TreeRow[], at: number): TreeCommand | null {
  const row = rows[at];
  return row ? { kind: "focus", key: row.key } : null;
}

function openOrEnter(rows: TreeRow[], at: number): TreeCommand | null {
  const row = rows[at];
  if (row?.kind !== "node" || row.node.childCount === 0) return null;
  return row.isOpen ? focusAt(rows, at + 1) : { kind: "open", ids: [row.node.id] };
}

function closedSiblings(rows: TreeRow[], { parentId }: TreeRow): string[] {
  return rows.flatMap((row) =>
    row.kind === "node" && row.parentId === parentId && !row.isOpen && row.node.childCount > 0 ? [row.node.id] : [],
  );
}

/** The key of the next row after the focused one whose name, in either language, begins with what was typed; round the end. */
export function findByName(typed: string, rows: TreeRow[], focusedKey: string): string | null {
  const at = rows.findIndex((row) => row.key === focusedKey);
  const wanted = typed.toLowerCase();
  // A growing word may still fit the row it led to; a new letter goes on to the next.
  const first = typed.length > 1 ? at : at + 1;
  const order = [...rows.slice(Math.max(first, 0)), ...rows.slice(0, Math.max(first, 0))];
  const found = order.find(
    (row) =>
      row.kind === "node" && [row.node.nameTh, row.node.nameEn].some((name) => name?.toLowerCase().startsWith(wanted)),
  );
  return found?.key ?? null;
}

/** Where Alt with an arrow puts a node among its siblings; `null` where there is no further. */
export function stepOf(
  key: string,
  row: TreeRow | undefined,
): { id: string; position: number; seen: number | null } | null {
  if (row?.kind !== "node" || (key !== "ArrowUp" && key !== "ArrowDown")) return null;
  const position = row.position + (key === "ArrowUp" ? -1 : 1);
  if (position < 1 || position > row.setSize) return null;
  return { id: row.node.id, position, seen: row.isPlaced ? row.position : null };
}
