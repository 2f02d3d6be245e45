import { useEffect } from "react";
import type { FileImportPartsFragment } from "../data/generated/graphql";
import { formatDateTime } from "../format/date";
import { formatCount } from "../format/number";
import { useLocale, useText } from "../i18n/use-text";
import { announce } from "../layout/announcer";
import { Banner } from "../layout/Banner";
import { Card } from "../layout/Card";
import { JobFigures } from "../jobs/JobFigures";
import { ReportFiles } from "../jobs/ReportFiles";
import { importKinds, type ImportedResource } from "./import-kind";
import { writesAnything } from "./import-state";
import { ImportRows } from "./ImportRows";

interface ImportResultProps {
  resource: ImportedResource;
  fileImport: FileImportPartsFragment;
}

/** What an import would do, or has done: in numbers, row by row, and as a file. */
export function ImportResult({ resource, fileImport }: ImportResultProps) {
  const text = useText();
  const { state, checkedAt, added, changed, bad } = fileImport;
  const words = text("import.checked", {
    added: formatCount(added),
    changed: formatCount(changed),
    bad: formatCount(bad),
  });
  useEffect(() => {
    if (state === "CHECKED") announce(words);
  }, [state, words]);
  return (
    <>
      <Notices fileImport={fileImport} />
      {checkedAt && (
        <>
          <Card style={{ display: "grid", gap: 16 }}>
            <JobFigures
              figures={(["added", "changed", "unchanged", "bad"] as const).map((figure) => ({
                label: text(`import.${figure}`),
                count: fileImport[figure],
              }))}
            />
            <Report resource={resource} fileImport={fileImport} />
          </Card>
          {(["BAD", "CHANGED", "ADDED"] as const).map((verdict) => (
            <ImportRows key={`${verdict} ${checkedAt}`} resource={resource} fileImport={fileImport} verdict={verdict} />
          ))}
        </>
      )}
    </>
  );
}

/** What is to be known of the file as a whole. */
function Notices({ fileImport }: { fileImport: FileImportPartsFragment }) {
  const text = useText();
  const [locale] = useLocale();
  const { state, isStale, refusalTh, refusalEn, unknownColumns, keptPins, appliedByName, finishedAt } = fileImport;
  const reason = locale === "th" ? refusalTh : refusalEn;
  return (
    <>
      {state === "REFUSED" && (
        <Banner tone="error" role="alert">
          {text("import.refused", { reason: reason ?? "" })}
        </Banner>
      )}
      {state === "CANCELLED" && <Banner tone="info">{text("import.cancelled")}</Banner>}
      {state === "APPLIED" && finishedAt && (
        <Banner tone="ok" role="status">
          {text("import.applied", { name: appliedByName ?? "", date: formatDateTime(finishedAt, locale) })}
        </Banner>
      )}
      {state === "CHECKED" && isStale && (
        <Banner tone="warn" role="alert">
          {text("import.stale")}
        </Banner>
      )}
      {state === "CHECKED" && !writesAnything(fileImport) && <Banner tone="info">{text("import.nothing")}</Banner>}
      {unknownColumns.length > 0 && (
        <Banner tone="warn">{text("import.unknown", { columns: unknownColumns.join(", ") })}</Banner>
      )}
      {keptPins > 0 && <Banner tone="info">{text("import.keptPins", { count: formatCount(keptPins) })}</Banner>}
    </>
  );
}

function Report({ resource, fileImport: { id } }: ImportResultProps) {
  const text = useText();
  const path = `${importKinds[resource].files}/import-report`;
  return <ReportFiles label={text("import.report")} path={path} parameters={{ import: id }} />;
}
