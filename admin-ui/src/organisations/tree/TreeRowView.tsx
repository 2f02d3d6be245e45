import ChevronRight from "@mui/icons-material/ChevronRight";
import ErrorOutlineOutlined from "@mui/icons-material/ErrorOutlineOutlined";
import { styled } from "@mui/material/styles";
import { PlaceName } from "../../address/PlaceName";
import { formatCount } from "../../format/number";
import { localName, localNameLang } from "../../i18n/localized";
import { useLocale, useText, type Text } from "../../i18n/use-text";
import { color, tone } from "../../layout/tokens";
import { VisibilityChips } from "../../status/VisibilityChips";
import { DragHandle } from "./DragHandle";
import { Marked } from "./Marked";
import type { DragHandleProps } from "./use-sibling-drag";
import type { BranchRow, NodeRow, TreeRow } from "./tree-rows";

const indentPixels = 28;

const Row = styled("div")({
  display: "flex",
  alignItems: "center",
  gap: 8,
  minHeight: 44,
  padding: "6px 16px 6px 8px",
  cursor: "pointer",
  lineHeight: 1.6,
  "&:hover": { backgroundColor: color.rowHover },
  '&[aria-selected="true"]': { backgroundColor: color.primaryTint },
  "&:focus-visible": { outline: `3px solid ${color.focus}`, outlineOffset: -3, borderRadius: 8 },
  "& .name": { minWidth: 0, overflowWrap: "anywhere" },
  "& .facts": {
    color: color.inkSecondary,
    fontSize: 15,
    display: "inline-flex",
    flexWrap: "wrap",
    gap: "0 12px",
    alignItems: "center",
  },
});

/** A target for the mouse only: with the keyboard the arrows open and close. */
const Toggle = styled("span")({
  flexShrink: 0,
  display: "grid",
  placeItems: "center",
  width: 32,
  height: 32,
  borderRadius: 6,
  color: color.inkSecondary,
  "&:hover": { backgroundColor: color.line },
  "& svg": { transition: "transform 120ms ease-out" },
  '&[data-open="true"] svg': { transform: "rotate(90deg)" },
});

const Leaf = styled("span")({
  flexShrink: 0,
  width: 32,
  display: "grid",
  placeItems: "center",
  color: color.inkPlaceholder,
});

interface TreeRowViewProps {
  row: TreeRow;
  rowRef?: React.Ref<HTMLDivElement>;
  isFocusable: boolean;
  isSelected: boolean;
  query: string;
  /** With it the row can be dragged among its siblings. */
  handle?: DragHandleProps;
  isDragged?: boolean;
  onChoose(): void;
  onToggle(): void;
}

/** One row: an organisation, or what stands at the end of a branch that is not all there. */
export function TreeRowView(props: TreeRowViewProps) {
  const { row, rowRef, isFocusable, isSelected, query, handle, isDragged = false, onChoose, onToggle } = props;
  const text = useText();
  const shared = {
    ref: rowRef,
    role: "treeitem",
    tabIndex: isFocusable ? 0 : -1,
    "aria-level": row.level,
    onClick: onChoose,
  };
  const style = { paddingInlineStart: 8 + (row.level - 1) * indentPixels, opacity: isDragged ? 0.5 : 1 };
  if (row.kind !== "node") {
    return (
      <Row {...shared} style={style} aria-busy={row.kind === "loading"}>
        <BranchEnd row={row} text={text} />
      </Row>
    );
  }
  const hasChildren = row.node.childCount > 0;
  return (
    <Row
      {...shared}
      style={style}
      aria-posinset={row.position}
      aria-setsize={row.setSize}
      aria-expanded={hasChildren ? row.isOpen : undefined}
      aria-selected={isSelected}
      onDoubleClick={hasChildren ? onToggle : undefined}
    >
      {hasChildren ? (
        <Toggle
          aria-hidden
          data-open={row.isOpen}
          title={text(row.isOpen ? "tree.close" : "tree.open")}
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
          onDoubleClick={(event) => event.stopPropagation()}
        >
          <ChevronRight />
        </Toggle>
      ) : (
        <Leaf aria-hidden>•</Leaf>
      )}
      <NodeName row={row} query={query} />
      {handle && (
        <>
          <span style={{ flex: 1 }} />
          <DragHandle {...handle} />
        </>
      )}
    </Row>
  );
}

function NodeName({ row: { node }, query }: { row: NodeRow; query: string }) {
  const text = useText();
  const [locale] = useLocale();
  return (
    <span className="name">
      <span lang={localNameLang(node, locale)} style={{ fontWeight: node.childCount > 0 ? 600 : 400 }}>
        <Marked text={localName(node, locale)} query={query} />
      </span>{" "}
      <span className="facts">
        {node.descendantCount > 0 && (
          <span>
            <span className="visually-hidden">{text("tree.below", { count: formatCount(node.descendantCount) })}</span>
            <span aria-hidden>{formatCount(node.descendantCount)}</span>
          </span>
        )}
        {node.childCount === 0 && (
          <span>
            <PlaceName district={node.district} province={node.province} />
          </span>
        )}
        <VisibilityChips of={node} isQuiet />
      </span>
    </span>
  );
}

function BranchEnd({ row, text }: { row: BranchRow; text: Text }) {
  if (row.kind === "loading")
    return <span style={{ paddingInlineStart: 40, color: color.inkSecondary }}>{text("tree.loading")}</span>;
  if (row.kind === "more") {
    return (
      <span style={{ paddingInlineStart: 40, color: color.primary, fontWeight: 600 }}>
        {text("tree.more", { count: formatCount(row.hiddenCount) })}
      </span>
    );
  }
  return (
    <>
      <Leaf aria-hidden style={{ color: tone.error.text }}>
        <ErrorOutlineOutlined />
      </Leaf>
      <span style={{ color: tone.error.text }}>
        {text("tree.branchFailed")}{" "}
        <strong style={{ color: color.primary, fontWeight: 600 }}>{text("tree.retry")}</strong>
      </span>
    </>
  );
}
