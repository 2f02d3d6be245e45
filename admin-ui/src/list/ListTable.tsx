import { memo, useRef, type MouseEvent } from "react";
import { useNavigate } from "react-router";
import { styled } from "@mui/material/styles";
import type { RaRecord } from "ra-core";
import { useText } from "../i18n/use-text";
import { color } from "../layout/tokens";
import type { ListColumn, ListDefinition } from "./list-definition";
import { SkeletonRows } from "./SkeletonRows";
import { SortHead, type ListSort } from "./SortHead";
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
  "& tbody tr:hover": { backgroundColor: color.rowHover },
  "& tbody th": { minWidth: 210 },
  "& tbody td": { whiteSpace: "nowrap" },
  "& tbody td.wraps": { whiteSpace: "normal", minWidth: 180 },
  "& thead th:first-of-type, & tbody th": { paddingInlineStart: 20 },
  "& .meta": { display: "block", fontSize: 14, color: color.inkSecondary },
  // Tone marks need the line height, or the ellipsis' clipping cuts them off.
  "& .cut": { display: "block", maxWidth: 180, overflow: "hidden", textOverflow: "ellipsis", lineHeight: 1.75 },
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
}

/** A real table: sortable heads that say so, and rows whose heading cell holds the link. */
export function ListTable<Row extends RaRecord>(props: ListTableProps<Row>) {
  const { definition, columns, rows, caption, isCompact, isBusy, sort, skeletonCount } = props;
  const text = useText();
  const frame = useRef<HTMLDivElement>(null);
  const region = useScrollRegion(frame, caption);
  return (
    <Frame ref={frame} {...region} aria-busy={isBusy} className={isCompact ? "compact" : undefined}>
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <SortHead label={text(definition.nameLabel)} field="NAME_TH" sort={sort} />
            {columns.map((column) => (
              <SortHead key={column.key} label={text(column.label)} field={column.sortField} sort={sort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows ? (
            rows.map((row) => (
              <ListRow key={row.id} row={row} definition={definition} columns={columns} isCompact={isCompact} />
            ))
          ) : (
            <SkeletonRows count={skeletonCount} columnCount={columns.length + 1} />
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
}

function Row<R extends RaRecord>({ row, definition, columns, isCompact }: ListRowProps<R>) {
  const navigate = useNavigate();
  return (
    <tr
      onClick={(event) => {
        if (isPlainClick(event)) void navigate(`/${definition.resource}/${row.id}/show`);
      }}
    >
      <th scope="row">{definition.renderName(row, isCompact)}</th>
      {columns.map((column) => (
        <td key={column.key} className={column.wraps ? "wraps" : undefined}>
          {column.render(row)}
        </td>
      ))}
    </tr>
  );
}

const ListRow = memo(Row) as typeof Row;

/** A click anywhere in a row opens it, as a convenience for the mouse; not when it hit a link or ended a text selection. */
function isPlainClick(event: MouseEvent<HTMLElement>): boolean {
  const target = event.target as HTMLElement;
  return target.closest("a, button, input") === null && window.getSelection()?.isCollapsed !== false;
}
