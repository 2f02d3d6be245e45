import Skeleton from "@mui/material/Skeleton";
import { styled } from "@mui/material/styles";
import type { RaRecord } from "ra-core";
import { useIsLate } from "../layout/PageSkeleton";
import { color } from "../layout/tokens";

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
  "& .chips": { display: "flex", flexWrap: "wrap", gap: "4px 16px", alignItems: "center" },
});

interface ListCardsProps<Row extends RaRecord> {
  rows: Row[] | undefined;
  label: string;
  isBusy: boolean;
  renderCard: (row: Row) => React.ReactNode;
}

/** The rows as cards, below 900 px: a table would scroll sideways there. */
export function ListCards<Row extends RaRecord>({ rows, label, isBusy, renderCard }: ListCardsProps<Row>) {
  return (
    <Cards aria-label={label} aria-busy={isBusy}>
      {rows ? rows.map((row) => <li key={row.id}>{renderCard(row)}</li>) : <SkeletonCards />}
    </Cards>
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
