import { useEffect, useRef } from "react";
import { useParams } from "react-router";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { useQuery } from "@tanstack/react-query";
import { useLogoutIfAccessDenied } from "ra-core";
import { queryApi } from "../data/api-client";
import { ApiError } from "../data/api-error";
import type { FileImportPartsFragment } from "../data/generated/graphql";
import { formatDateTime } from "../format/date";
import { formatCount } from "../format/number";
import { useLocale, useText } from "../i18n/use-text";
import { announce } from "../layout/announcer";
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

const ASK_AGAIN_MS = 1_000;

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

/** Asked for again and again while the server is at work. */
function useImport(resource: ImportedResource, id: string) {
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  return useQuery({
    queryKey: ["fileImport", resource, id],
    queryFn: async ({ signal }) => {
      try {
        const { fileImport } = await queryApi(importKinds[resource].one, { id }, signal);
        if (!fileImport) throw new ApiError("NOT_FOUND", `No import ${id}`);
        return fileImport;
      } catch (error) {
        await logoutIfAccessDenied(error);
        throw error;
      }
    },
    refetchInterval: ({ state }) => (state.data && !isUnderWay(state.data) ? false : ASK_AGAIN_MS),
  });
}

function ImportContent({ resource, id }: { resource: ImportedResource; id: string }) {
  const { data: fileImport, error, refetch } = useImport(resource, id);
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

const QUARTER_PERCENT = 25;

/** How far it is; a screen reader hears of each phase and of each quarter. */
function ImportProgress({ fileImport: { phase, percent } }: { fileImport: FileImportPartsFragment }) {
  const text = useText();
  const words = text(`import.phase.${phase ?? "QUEUED"}`, { percent: formatCount(percent) });
  const step = `${phase} ${Math.floor(percent / QUARTER_PERCENT)}`;
  const said = useRef("");
  useEffect(() => {
    if (said.current === step) return;
    said.current = step;
    announce(words);
  }, [step, words]);
  const isCounted = phase !== null && phase !== "WAITING";
  return (
    <Card style={{ display: "flex", flexDirection: "column", gap: 12 }}>
      <Typography>{words}</Typography>
      <LinearProgress
        aria-label={words}
        variant={isCounted ? "determinate" : "indeterminate"}
        value={percent}
        sx={{ height: 8, borderRadius: 4 }}
      />
      <Typography>{text("import.safe")}</Typography>
    </Card>
  );
}
