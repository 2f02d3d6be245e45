import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { styled } from "@mui/material/styles";
import { useText } from "../../i18n/use-text";
import { color } from "../../layout/tokens";
import { DropLine } from "./DragHandle";
import { commandOf, findByName, stepOf } from "./tree-keys";
import { TreeRowView } from "./TreeRowView";
import { blocksAround, type TreeRow } from "./tree-rows";
import type { OrganisationTree } from "./use-organisation-tree";
import { useSiblingDrag } from "./use-sibling-drag";
import type { PlaceSibling } from "./use-sibling-order";

const rowHeight = 44;
/** Few: a flick of the wheel draws all of them anew, and every row is some work. */
const overscanRows = 4;
const typeAheadMs = 600;

const Scroller = styled("div")({
  height: "max(360px, calc(100dvh - 300px))",
  overflow: "auto",
  backgroundColor: color.surface,
  border: `1px solid ${color.line}`,
  borderRadius: 12,
  padding: "8px 0",
});

interface TreeViewProps {
  tree: OrganisationTree;
  selectedId: string | null;
  /** The words that rows were found by, to be marked in their names. */
  query: string;
  describedBy: string;
  onSelect(id: string): void;
  /** Gives a node its place among its siblings; absent where the tree does not show all of these. */
  onPlace?: PlaceSibling;
  /** The person may put nodes in order: they have a handle to be dragged by. */
  isOrderable: boolean;
}

/**
 * The tree on the screen. Only the rows in sight (and the one with the focus) are in the document, so that thousands of open
 * nodes cost no more than a screenful; screen readers get level, place and number of siblings from attributes.
 */
export function TreeView(props: TreeViewProps) {
  const { tree, selectedId, query, describedBy, onSelect, onPlace, isOrderable } = props;
  const text = useText();
  const { rows } = tree;
  const scroller = useRef<HTMLDivElement>(null);
  const { focusedIndex, focusRow, rowRef } = useRowFocus(rows, selectedId);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: overscanRows,
    getItemKey: (index) => rows[index]?.key ?? index,
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), focusedIndex])]
        .filter((at) => at >= 0 && at < rows.length)
        .sort((a, b) => a - b),
  });
  const focusAndShow = (key: string) => {
    const index = rows.findIndex((row) => row.key === key);
    focusRow(key);
    if (index >= 0) virtualizer.scrollToIndex(index, { align: "auto" });
  };
  useScrollToSelected(rows, selectedId, (index) => virtualizer.scrollToIndex(index, { align: "center" }));
  const choose = (row: TreeRow) => {
    if (row.kind === "node") onSelect(row.node.id);
    else if (row.kind !== "loading") tree.load(row.parent);
  };
  const findTyped = useTypeAhead(rows);
  const content = useRef<HTMLDivElement>(null);
  const drag = useSiblingDrag({
    list: content,
    frame: () => scroller.current?.getBoundingClientRect() ?? { top: 0, bottom: 0 },
    scrollBy: (pixels) => scroller.current?.scrollBy(0, pixels),
    blocksOf: (id) => blocksAround(id, rows, virtualizer.measurementsCache),
    onDrop: (id, position, seen) => onPlace?.(id, position, seen),
  });
  const handleFor = (row: TreeRow) => {
    if (!onPlace || !isOrderable || row.kind !== "node" || !row.isPlaced || row.setSize < 2) return undefined;
    const { onPointerDown, ...others } = drag.handleOf(row.node.id);
    // The row with the focus stays in the document, however far the list scrolls.
    return {
      ...others,
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        focusRow(row.key);
        onPointerDown(event);
      },
    };
  };

  const handleKey = (event: KeyboardEvent) => {
    if (event.altKey && onPlace) {
      const step = stepOf(event.key, rows[focusedIndex]);
      if (!step) return;
      event.preventDefault();
      onPlace(step.id, step.position, step.seen);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const focusedKey = rows[focusedIndex]?.key ?? "";
    const typed =
      event.key.length === 1 && event.key !== " " && event.key !== "*" ? findTyped(event.key, focusedKey) : null;
    const command = typed ? ({ kind: "focus", key: typed } as const) : commandOf(event.key, rows, focusedKey);
    if (!command) return;
    event.preventDefault();
    if (command.kind === "focus") focusAndShow(command.key);
    else if (command.kind === "open") tree.open(command.ids);
    else if (command.kind === "close") tree.close(command.id);
    else choose(command.row);
  };

  return (
    <Scroller
      ref={scroller}
      role="tree"
      aria-label={text("tree.label")}
      aria-describedby={describedBy}
      onKeyDown={handleKey}
    >
      <div ref={content} role="presentation" style={{ height: virtualizer.getTotalSize(), position: "relative" }}>
        {drag.dragged && <DropLine role="presentation" data-drop-line style={{ top: drag.dragged.drop.line }} />}
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          return (
            row && (
              <div
                key={key}
                role="presentation"
                ref={virtualizer.measureElement}
                data-index={index}
                style={{ position: "absolute", top: 0, insetInline: 0, transform: `translateY(${start}px)` }}
              >
                <TreeRowView
                  row={row}
                  rowRef={index === focusedIndex ? rowRef : undefined}
                  isFocusable={index === focusedIndex}
                  isSelected={row.kind === "node" && row.node.id === selectedId}
                  query={query}
                  handle={handleFor(row)}
                  isDragged={row.kind === "node" && row.node.id === drag.dragged?.id}
                  onChoose={() => {
                    focusRow(row.key);
                    choose(row);
                  }}
                  onToggle={() =>
                    row.kind === "node" && (row.isOpen ? tree.close(row.node.id) : tree.open([row.node.id]))
                  }
                />
              </div>
            )
          );
        })}
      </div>
    </Scroller>
  );
}

/**
 * Which row is the tree's tab stop, and the focus itself. When the row that has it goes (a failed branch that loaded, a closed
 * branch), the row in its place takes over: after "show more" that is the first new one.
 */
function useRowFocus(rows: TreeRow[], selectedId: string | null) {
  const [focusedKey, setFocusedKey] = useState<string | null>(null);
  const lastIndex = useRef(0);
  const wantsFocus = useRef(false);
  const element = useRef<HTMLDivElement | null>(null);
  const wanted = focusedKey ?? selectedId;
  const found = rows.findIndex((row) => row.key === wanted);
  const focusedIndex = Math.min(found >= 0 ? found : lastIndex.current, rows.length - 1);
  const rowKey = rows[focusedIndex]?.key ?? null;
  useEffect(() => {
    lastIndex.current = Math.max(focusedIndex, 0);
    if (wantsFocus.current && element.current && document.activeElement !== element.current)
      element.current.focus({ preventScroll: true });
  });
  useEffect(() => {
    if (focusedKey !== null && rowKey !== null && rowKey !== focusedKey) setFocusedKey(rowKey);
  }, [focusedKey, rowKey]);
  return {
    focusedIndex,
    focusRow: (key: string) => {
      wantsFocus.current = true;
      setFocusedKey(key);
    },
    rowRef: (next: HTMLDivElement | null) => {
      element.current = next;
      if (!next) return;
      // Whoever leaves the tree has the focus elsewhere; a row that vanishes under the focus has it nowhere.
      next.onfocus = () => {
        wantsFocus.current = true;
      };
      next.onblur = (event) => {
        wantsFocus.current = event.relatedTarget === null && document.hasFocus();
      };
    },
  };
}

/** Brings the chosen row into sight once, when it first appears (an address was opened, a search cleared). */
function useScrollToSelected(rows: TreeRow[], selectedId: string | null, scrollTo: (index: number) => void): void {
  const shownId = useRef<string | null>(null);
  useEffect(() => {
    if (selectedId === shownId.current) return;
    const index = rows.findIndex((row) => row.key === selectedId);
    if (index < 0) return;
    if (shownId.current === null) scrollTo(index);
    shownId.current = selectedId;
  });
}

/** Collects the letters that are typed without a pause into the beginning of a name. */
function useTypeAhead(rows: TreeRow[]): (letter: string, focusedKey: string) => string | null {
  const typed = useRef({ text: "", at: 0 });
  return (letter, focusedKey) => {
    const now = Date.now();
    const isContinued = now - typed.current.at < typeAheadMs;
    typed.current = { text: isContinued ? typed.current.text + letter : letter, at: now };
    return findByName(typed.current.text, rows, focusedKey);
  };
}
