import { Link } from "react-router";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { useInfiniteQuery } from "@tanstack/react-query";
import { ChangeList } from "../audit-entries/ChangeList";
import { queryApi } from "../data/api-client";
import type { FileImportPartsFragment, FileImportRowPartsFragment, FileImportVerdict } from "../data/generated/graphql";
import { formatCount } from "../format/number";
import { useLocale, useText } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { ErrorCard } from "../layout/ErrorCard";
import { color } from "../layout/tokens";
import { importKinds, type ImportedResource } from "./import-kind";

const Rows = styled("ol")({
  listStyle: "none",
  margin: 0,
  padding: 0,
  "& > li": { padding: "8px 0", borderTop: `1px solid ${color.line}`, overflowWrap: "anywhere" },
  "& > li:first-of-type": { borderTop: 0 },
  "& .line": { display: "inline-block", minWidth: 96, color: color.inkSecondary },
  "& ul": { margin: "4px 0 0", paddingInlineStart: 20 },
});

interface ImportRowsProps {
  resource: ImportedResource;
  fileImport: FileImportPartsFragment;
  verdict: FileImportVerdict;
}

const figures = { ADDED: "added", CHANGED: "changed", BAD: "bad" } as const;

/** Rows of one kind, a page at a time: those behind the last line are fetched when they are asked for. */
export function ImportRows({ resource, fileImport, verdict }: ImportRowsProps) {
  const text = useText();
  const { id, checkedAt } = fileImport;
  const figure = figures[verdict];
  const count = fileImport[figure];
  const pages = useInfiniteQuery({
    queryKey: ["fileImportRows", resource, id, verdict, checkedAt],
    enabled: count > 0,
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      queryApi(importKinds[resource].rows, { importId: id, verdict, afterLine: pageParam }, signal),
    getNextPageParam: ({ rows }) => rows.at(-1)?.line,
  });
  if (count === 0) return null;
  if (pages.error) return <ErrorCard error={pages.error} onRetry={() => void pages.refetch()} />;
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Card aria-busy={pages.isPending}>
      <Typography variant="h2">
        {text("import.rowsOf", { verdict: text(`import.${figure}`) })} ({formatCount(count)})
      </Typography>
      {pages.isSuccess && rows.length === 0 && <Typography>{text("import.gone")}</Typography>}
      <Rows>
        {rows.map((row) => (
          <li key={row.line}>
            <ImportRow resource={resource} row={row} verdict={verdict} />
          </li>
        ))}
      </Rows>
      {rows.length > 0 && rows.length < count && (
        <Button
          variant="outlined"
          aria-disabled={pages.isFetchingNextPage}
          onClick={() => !pages.isFetchingNextPage && void pages.fetchNextPage()}
        >
          {text("import.more")}
        </Button>
      )}
    </Card>
  );
}

interface ImportRowProps {
  resource: ImportedResource;
  row: FileImportRowPartsFragment;
  verdict: FileImportVerdict;
}

function ImportRow({ resource, row, verdict }: ImportRowProps) {
  const text = useText();
  const [locale] = useLocale();
  const name = row.name ?? text("import.noName");
  return (
    <>
      <span className="line">{text("import.line", { line: row.line })}</span>{" "}
      {row.recordId ? <Link to={`/${resource}/${row.recordId}/show`}>{name}</Link> : name}
      {verdict === "CHANGED" && <ChangeList entityType={importKinds[resource].entityType} changes={row.changes} />}
      {row.problems.length > 0 && (
        <ul>
          {row.problems.map(({ column, value, reasonTh, reasonEn }) => {
            const reason = locale === "th" ? reasonTh : reasonEn;
            return <li key={column}>{column ? text("import.cell", { column, value, reason }) : reason}</li>;
          })}
        </ul>
      )}
    </>
  );
}
