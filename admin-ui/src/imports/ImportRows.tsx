import { Link } from "react-router";
import { ChangeList } from "../audit-entries/ChangeList";
import { queryApi } from "../data/api-client";
import type { FileImportPartsFragment, FileImportRowPartsFragment, FileImportVerdict } from "../data/generated/graphql";
import { useLocale, useText } from "../i18n/use-text";
import { JobRows } from "../jobs/JobRows";
import { importKinds, type ImportedResource } from "./import-kind";

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
  return (
    <JobRows
      title={text("import.rowsOf", { verdict: text(`import.${figure}`) })}
      count={fileImport[figure]}
      queryKey={["fileImportRows", resource, id, verdict, checkedAt]}
      read={(afterLine, signal) => queryApi(importKinds[resource].rows, { importId: id, verdict, afterLine }, signal)}
      positionOf={({ line }) => line}
    >
      {(row) => <ImportRow resource={resource} row={row} verdict={verdict} />}
    </JobRows>
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
      <span className="note" style={{ display: "inline-block", minWidth: 96 }}>
        {text("import.line", { line: row.line })}
      </span>{" "}
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
