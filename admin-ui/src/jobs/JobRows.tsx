import type { ReactNode } from "react";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { useInfiniteQuery } from "@tanstack/react-query";
import { formatCount } from "../format/number";
import { useText } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { ErrorCard } from "../layout/ErrorCard";
import { color } from "../layout/tokens";

const Rows = styled("ol")({
  listStyle: "none",
  margin: 0,
  padding: 0,
  "& > li": { padding: "8px 0", borderTop: `1px solid ${color.line}`, overflowWrap: "anywhere" },
  "& > li:first-of-type": { borderTop: 0 },
  "& .note": { fontSize: 15, color: color.inkSecondary },
  "& ul": { margin: "4px 0 0", paddingInlineStart: 20 },
});

interface JobRowsProps<Row> {
  title: string;
  count: number;
  queryKey: readonly unknown[];
  /** The rows behind this position, a page of them. */
  read: (after: number, signal: AbortSignal) => Promise<{ rows: Row[] }>;
  positionOf: (row: Row) => number;
  children: (row: Row) => ReactNode;
}

/** Rows of a job's report that have one thing in common, a page at a time. Nothing when there are none. */
export function JobRows<Row>({ title, count, queryKey, read, positionOf, children }: JobRowsProps<Row>) {
  const text = useText();
  const pages = useInfiniteQuery({
    queryKey,
    enabled: count > 0,
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    getNextPageParam: ({ rows }) => {
      const last = rows.at(-1);
      return last && positionOf(last);
    },
  });
  if (count === 0) return null;
  if (pages.error) return <ErrorCard error={pages.error} onRetry={() => void pages.refetch()} />;
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Card aria-busy={pages.isPending}>
      <Typography variant="h2">
        {title} ({formatCount(count)})
      </Typography>
      {pages.isSuccess && rows.length === 0 && <Typography>{text("job.rowsGone")}</Typography>}
      <Rows>
        {rows.map((row) => (
          <li key={positionOf(row)}>{children(row)}</li>
        ))}
      </Rows>
      {rows.length > 0 && rows.length < count && (
        <Button
          variant="outlined"
          aria-disabled={pages.isFetchingNextPage}
          onClick={() => !pages.isFetchingNextPage && void pages.fetchNextPage()}
        >
          {text("job.moreRows")}
        </Button>
      )}
    </Card>
  );
}
