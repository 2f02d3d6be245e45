import { memo, useRef, type MouseEvent } from "react";
import { useNavigate } from "react-router";
import { styled } from "@mui/material/styles";
import type { RaRecord } from "ra-core";
import { useText } from "../i18n/use-text";
import { color } from "../layout/tokens";
import type { ListColumn, ListDefinition } from "./list-definition";
import { SkeletonRows } from "./SkeletonRows";
import { RowCheckbox } from "./RowCheckbox";
import { SortHead, type ListSort } from "./SortHead";
import type { Selection } from "./use-selection";
import { useScrollRegion } from "./use-scroll-region";

/** Plain CSS on class names: a style object per cell would be computed for each of up to 100 × 8 cells. */
const Frame = styled("div")({
  backgroundColor: color.surface,
  border: `1px solid ${color.line}`,
  borderRadius: 12,
  overflowX: "auto",
  '&[aria-busy="true"] tbody': { opacity: 0.6 },
  "& table": { width: "100%", borderCollapse: "collapse", fontSize: 15, lineHeight: 1.5 },
  "& thead th": {
    backgroundColor: color.inset,
    textAlign: "start",
    whiteSpace: "nowrap",
    fontWeight: 600,
    padding: "4px 12px",
    height: 44,
    borderBottom: `1px solid ${color.line}`,
  },
  "& tbody th, & tbody td": {
    padding: "8px 12px",
    borderBottom: `1px solid ${color.line}`,
    textAlign: "start",
    fontWeight: 400,
  },
  "& tbody tr:last-of-type > *": { borderBottom: 0 },
  "& tbody tr": { cursor: "pointer", height: 60, transition: "background-color 120ms ease-out" },
  "& tbody tr.still": { cursor: "auto" },
  "& tbody tr:hover": { backgroundColor: color.rowHover },
  "& tbody th": { minWidth: 210 },
  "& tbody td": { whiteSpace: "nowrap" },
  "& tbody td.wraps": { whiteSpace: "normal", minWidth: 180 },
  "& thead th:first-of-type, & tbody th": { paddingInlineStart: 20 },
  // The checkbox column is as wide as its target.
  "& td.select, & thead td": { width: 52, padding: "0 0 0 8px", borderBottom: `1px solid ${color.line}` },
  "& thead td": { backgroundColor: color.inset },
  "& td.select + th, & thead td + th": { paddingInlineStart: "8px !important" },
  "& tbody tr.selected": { backgroundColor: color.primaryTint },
  "& .meta": { display: "block", fontSize: 14, color: color.inkSecondary },
  // Tone marks need the line height, or the ellipsis' clipping cuts them off.
  "& .cut": { display: "block", maxWidth: 150, overflow: "hidden", textOverflow: "ellipsis", lineHeight: 1.75 },
  // Names: as much of two lines as there is.
  "& .two-lines": {
    display: "-webkit-box",
    WebkitBoxOrient: "vertical",
    WebkitLineClamp: 2,
    minWidth: 150,
    overflow: "hidden",
    whiteSpace: "normal",
    lineHeight: 1.75,
  },
  // The columns that everybody sees first fit beside the menu of a small laptop.
  "@media (max-width: 1439px)": {
    "& thead th, & tbody th, & tbody td": { paddingInline: 8 },
    "& tbody th": { minWidth: 180 },
    "& .cut": { maxWidth: 132 },
  },
  "&.compact tbody tr": { height: 44 },
  "&.compact tbody th, &.compact tbody td": { paddingBlock: 4 },
});

interface ListTableProps<Row extends RaRecord> {
  definition: ListDefinition<Row>;
  columns: ListColumn<Row>[];
  rows: Row[] | undefined;
  caption: string;
  isCompact: boolean;
  isBusy: boolean;
  sort: ListSort;
  skeletonCount: number;
  selection?: Selection<Row>;
}

/** A real table: sortable heads that say so, and rows whose heading cell holds the link. */
export function ListTable<Row extends RaRecord>(props: ListTableProps<Row>) {
  const { definition, columns, rows, caption, isCompact, isBusy, sort, skeletonCount, selection } = props;
  const text = useText();
  const frame = useRef<HTMLDivElement>(null);
  const region = useScrollRegion(frame, caption);
  return (
    <Frame
      ref={frame}
      {...region}
      aria-busy={isBusy || rows === undefined}
      className={isCompact ? "compact" : undefined}
    >
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {selection && (
              <td>
                <PageCheckbox rows={rows ?? []} selection={selection} isWaiting={isBusy || rows === undefined} />
              </td>
            )}
            <SortHead
              label={text(definition.nameLabel)}
              field={definition.nameSortField === null ? undefined : (definition.nameSortField ?? "NAME_TH")}
              sort={sort}
            />
            {columns.map((column) => (
              <SortHead key={column.key} label={text(column.label)} field={column.sortField} sort={sort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows ? (
            rows.map((row) => (
              <ListRow
                key={row.id}
                row={row}
                definition={definition}
                columns={columns}
                isCompact={isCompact}
                isSelected={selection?.ids.has(row.id) ?? false}
                isWaiting={isBusy}
                onToggle={selection?.toggle}
              />
            ))
          ) : (
            <SkeletonRows
              count={skeletonCount}
              columnCount={columns.length + 1}
              isSelectable={selection !== undefined}
            />
          )}
        </tbody>
      </table>
    </Frame>
  );
}

interface ListRowProps<Row extends RaRecord> {
  row: Row;
  definition: ListDefinition<Row>;
  columns: ListColumn<Row>[];
  isCompact: boolean;
  isSelected: boolean;
  isWaiting: boolean;
  /** Given when rows can be selected. */
  onToggle?: (row: Row) => void;
}

function Row<R extends RaRecord>(props: ListRowProps<R>) {
  const { row, definition, columns, isCompact, isSelected, isWaiting, onToggle } = props;
  const navigate = useNavigate();
  const text = useText();
  const path = definition.rowPath ? definition.rowPath(row) : `/${definition.resource}/${row.id}/show`;
  return (
    <tr
      className={[isSelected ? "selected" : "", path === null ? "still" : ""].join(" ").trim() || undefined}
      onClick={(event) => {
        if (path !== null && isPlainClick(event)) void navigate(path);
      }}
    >
      {onToggle && (
        <td className="select">
          <RowCheckbox
            label={text("list.selectRow", { name: definition.rowLabel?.(row) ?? "" })}
            isChecked={isSelected}
            isWaiting={isWaiting}
            onToggle={() => onToggle(row)}
          />
        </td>
      )}
      <th scope="row">{definition.renderName(row, isCompact)}</th>
      {columns.map((column) => (
        <td key={column.key} className={column.wraps ? "wraps" : undefined}>
          {column.render(row)}
        </td>
      ))}
    </tr>
  );
}

interface PageCheckboxProps<R extends RaRecord> {
  rows: R[];
  selection: Selection<R>;
  isWaiting: boolean;
}

function PageCheckbox<R extends RaRecord>({ rows, selection, isWaiting }: PageCheckboxProps<R>) {
  const text = useText();
  const count = rows.filter(({ id }) => selection.ids.has(id)).length;
  const isAll = rows.length > 0 && count === rows.length;
  return (
    <RowCheckbox
      label={text("list.selectPage")}
      isChecked={isAll}
      isMixed={count > 0}
      isWaiting={isWaiting}
      onToggle={() => selection.set(rows, !isAll)}
    />
  );
}

const ListRow = memo(Row) as typeof Row;

/** A click anywhere in a row opens it, as a convenience for the mouse; not when it hit a link or ended a text selection. */
function isPlainClick(event: MouseEvent<HTMLElement>): boolean {
  const target = event.target as HTMLElement;
  return target.closest("a, button, input, label") === null && window.getSelection()?.isCollapsed !== false;
}
