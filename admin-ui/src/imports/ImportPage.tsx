import { useParams } from "react-router";
import Typography from "@mui/material/Typography";
import { queryApi } from "../data/api-client";
import type { FileImportPartsFragment } from "../data/generated/graphql";
import { formatDateTime } from "../format/date";
import { formatCount } from "../format/number";
import { useLocale, useText } from "../i18n/use-text";
import { JobProgress } from "../jobs/JobProgress";
import { useJob } from "../jobs/use-job";
import { Card } from "../layout/Card";
import { NotFoundPage } from "../layout/NotFoundPage";
import { Page } from "../layout/Page";
import { PageHeader } from "../layout/PageHeader";
import { PageSkeleton } from "../layout/PageSkeleton";
import { ForAction } from "../permission/ForAction";
import { RecordProblem } from "../show/RecordProblem";
import { StatusChip } from "../status/StatusChip";
import { importKinds, isImportedResource, type ImportedResource } from "./import-kind";
import { importChip, isUnderWay } from "./import-state";
import { ImportActions } from "./ImportActions";
import { ImportResult } from "./ImportResult";

/** One import: how far it is, what it would do, and doing it. Its address outlives a reload. */
export function ImportPage() {
  const { resource, id = "" } = useParams();
  if (!isImportedResource(resource)) return <NotFoundPage />;
  return (
    <ForAction action="EDIT_PROFILE">
      <ImportContent resource={resource} id={id} />
    </ForAction>
  );
}

function ImportContent({ resource, id }: { resource: ImportedResource; id: string }) {
  const {
    data: fileImport,
    error,
    refetch,
  } = useJob({
    queryKey: ["fileImport", resource, id],
    read: async (signal) => (await queryApi(importKinds[resource].one, { id }, signal)).fileImport,
    isUnderWay,
  });
  const text = useText();
  const [locale] = useLocale();
  if (error && !fileImport) return <RecordProblem error={error} onRetry={() => void refetch()} />;
  if (!fileImport) return <PageSkeleton />;
  return (
    <Page kind="reading">
      <PageHeader
        title={text("import.pageTitle", { resource: text(`import.${resource}`) })}
        status={<StatusChip state={importChip(fileImport)} />}
        subtitle={text("import.by", {
          file: fileImport.fileName,
          name: fileImport.createdByName,
          date: formatDateTime(fileImport.createdAt, locale),
        })}
        crumbs={[{ label: text("import.title"), path: "/imports" }]}
        actions={<ImportActions resource={resource} fileImport={fileImport} />}
      />
      {isUnderWay(fileImport) ? (
        <ImportProgress fileImport={fileImport} />
      ) : (
        <ImportResult resource={resource} fileImport={fileImport} />
      )}
    </Page>
  );
}

/** How far it is; each phase counts from 0 again. */
function ImportProgress({ fileImport: { phase, percent } }: { fileImport: FileImportPartsFragment }) {
  const text = useText();
  return (
    <Card style={{ display: "flex", flexDirection: "column", gap: 12 }}>
      <JobProgress
        words={text(`import.phase.${phase ?? "QUEUED"}`, { percent: formatCount(percent) })}
        percent={percent}
        step={`${phase}`}
        isCounted={phase !== null && phase !== "WAITING"}
      />
      <Typography>{text("import.safe")}</Typography>
    </Card>
  );
}
