import type { ReactNode } from "react";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import { styled } from "@mui/material/styles";
import { useText } from "../i18n/use-text";
import { ErrorCard } from "../layout/ErrorCard";
import { useIsLate } from "../layout/PageSkeleton";
import { color } from "../layout/tokens";
import type { MessageKey } from "../i18n/messages";
import { EmptyList } from "./EmptyList";
import type { FilterValues } from "./filter-definition";
import type { useOlderPages } from "./use-older-pages";

const Entries = styled("ol")({
  listStyle: "none",
  margin: 0,
  padding: 0,
  backgroundColor: color.surface,
  border: `1px solid ${color.line}`,
  borderRadius: 12,
  '&[aria-busy="true"]': { opacity: 0.6 },
  "& > li": { padding: "14px 20px", minWidth: 0, overflowWrap: "anywhere" },
  "& > li + li": { borderTop: `1px solid ${color.line}` },
  "& .meta": { fontSize: 14, lineHeight: 1.55, color: color.inkSecondary },
  "@media (max-width: 599.95px)": { "& > li": { padding: "12px 16px" } },
});

interface EntryListProps<Row extends { id: string }> {
  label: string;
  things: MessageKey;
  pages: ReturnType<typeof useOlderPages<Row>>;
  /** The button for the next page, where that is not of older ones. */
  more?: MessageKey;
  filter: FilterValues;
  onClear: () => void;
  renderEntry: (row: Row) => ReactNode;
}

/** Entries newest first, and a button for the older ones; the same on every width. */
export function EntryList<Row extends { id: string }>(props: EntryListProps<Row>) {
  const { label, things, pages, more = "list.older", filter, onClear, renderEntry } = props;
  const text = useText();
  const { rows, error, isBusy } = pages;
  if (error && !rows) return <ErrorCard error={error} onRetry={pages.refetch} />;
  if (rows?.length === 0) return <EmptyList things={things} values={filter} onClear={onClear} />;
  return (
    <>
      <Entries aria-label={label} aria-busy={isBusy || rows === undefined}>
        {rows ? rows.map((row) => <li key={row.id}>{renderEntry(row)}</li>) : <SkeletonEntries />}
      </Entries>
      {error && <ErrorCard error={error} onRetry={pages.readOlder} />}
      {pages.hasOlder && !error && (
        <div>
          <Button
            variant="outlined"
            aria-disabled={pages.isReadingOlder}
            onClick={() => !pages.isReadingOlder && pages.readOlder()}
          >
            {text(more)}
          </Button>
        </div>
      )}
    </>
  );
}

function SkeletonEntries() {
  const isLate = useIsLate();
  return [1, 2, 3, 4, 5, 6].map((entry) => (
    <li key={entry} aria-hidden style={{ minHeight: 92 }}>
      {isLate && (
        <>
          <Skeleton variant="text" width="60%" />
          <Skeleton variant="text" width="40%" />
        </>
      )}
    </li>
  ));
}
