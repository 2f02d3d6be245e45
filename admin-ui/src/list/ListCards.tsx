import Skeleton from "@mui/material/Skeleton";
import { styled } from "@mui/material/styles";
import type { RaRecord } from "ra-core";
import { useIsLate } from "../layout/PageSkeleton";
import { useText } from "../i18n/use-text";
import { color } from "../layout/tokens";
import type { ListDefinition } from "./list-definition";
import { RowCheckbox } from "./RowCheckbox";
import type { Selection } from "./use-selection";

const Cards = styled("ul")({
  listStyle: "none",
  margin: 0,
  padding: 0,
  backgroundColor: color.surface,
  border: `1px solid ${color.line}`,
  borderRadius: 12,
  '&[aria-busy="true"]': { opacity: 0.6 },
  "& > li": { padding: 16, display: "flex", flexDirection: "column", gap: 4, minWidth: 0 },
  "& > li + li": { borderTop: `1px solid ${color.line}` },
  "& .meta": { fontSize: 15, color: color.inkSecondary },
  "& > li.selectable": {
    flexDirection: "row",
    paddingInlineStart: 4,
    "& > div": { flex: 1, minWidth: 0, display: "flex", flexDirection: "column", gap: 4, paddingTop: 8 },
  },
  "& > li.selected": { backgroundColor: color.primaryTint },
  "& .chips": { display: "flex", flexWrap: "wrap", gap: "4px 16px", alignItems: "center" },
});

interface ListCardsProps<Row extends RaRecord> {
  rows: Row[] | undefined;
  label: string;
  isBusy: boolean;
  definition: ListDefinition<Row>;
  selection?: Selection<Row>;
}

/** The rows as cards, below 900 px: a table would scroll sideways there. */
export function ListCards<Row extends RaRecord>({ rows, label, isBusy, definition, selection }: ListCardsProps<Row>) {
  return (
    <Cards aria-label={label} aria-busy={isBusy || rows === undefined}>
      {rows ? (
        rows.map((row) =>
          selection ? (
            <SelectableCard key={row.id} row={row} definition={definition} selection={selection} isWaiting={isBusy} />
          ) : (
            <li key={row.id}>{definition.renderCard(row)}</li>
          ),
        )
      ) : (
        <SkeletonCards />
      )}
    </Cards>
  );
}

interface SelectableCardProps<Row extends RaRecord> {
  row: Row;
  definition: ListDefinition<Row>;
  selection: Selection<Row>;
  isWaiting: boolean;
}

function SelectableCard<Row extends RaRecord>(props: SelectableCardProps<Row>) {
  const { row, definition, selection, isWaiting } = props;
  const text = useText();
  const isSelected = selection.ids.has(row.id);
  return (
    <li className={isSelected ? "selectable selected" : "selectable"}>
      <RowCheckbox
        label={text("list.selectRow", { name: definition.rowLabel?.(row) ?? "" })}
        isChecked={isSelected}
        isWaiting={isWaiting}
        onToggle={() => selection.toggle(row)}
      />
      <div>{definition.renderCard(row)}</div>
    </li>
  );
}

function SkeletonCards() {
  const isLate = useIsLate();
  return [1, 2, 3, 4].map((card) => (
    <li key={card} aria-hidden style={{ minHeight: 150 }}>
      {isLate && (
        <>
          <Skeleton variant="text" width="80%" />
          <Skeleton variant="text" width="60%" />
          <Skeleton variant="text" width="40%" />
        </>
      )}
    </li>
  ));
}
