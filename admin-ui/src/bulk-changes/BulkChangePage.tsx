import { useEffect } from "react";
import { Link, useParams } from "react-router";
import Typography from "@mui/material/Typography";
import { useQueryClient } from "@tanstack/react-query";
import { queryApi } from "../data/api-client";
import type { BulkChangePartsFragment } from "../data/generated/graphql";
import { formatDateTime } from "../format/date";
import { formatCount, percentOf } from "../format/number";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { JobFigures } from "../jobs/JobFigures";
import { JobProgress } from "../jobs/JobProgress";
import { useJob } from "../jobs/use-job";
import { Banner } from "../layout/Banner";
import { Card } from "../layout/Card";
import { NotFoundPage } from "../layout/NotFoundPage";
import { Page } from "../layout/Page";
import { PageHeader } from "../layout/PageHeader";
import { PageSkeleton } from "../layout/PageSkeleton";
import { ForAction } from "../permission/ForAction";
import { RecordProblem } from "../show/RecordProblem";
import { StatusChip } from "../status/StatusChip";
import { actOf, type BulkResource, bulkKinds, isBulkResource, isUnderWay } from "./bulk-change-kind";
import { BulkChangeButtons } from "./BulkChangeButtons";
import { BulkChangeResult } from "./BulkChangeResult";

/** One change of many records: how far it is, what became of each, and taking it back. Its address outlives a reload. */
export function BulkChangePage() {
  const { resource, id = "" } = useParams();
  if (!isBulkResource(resource)) return <NotFoundPage />;
  return (
    <ForAction action="READ_HISTORY">
      <BulkChangeContent key={id} resource={resource} id={id} />
    </ForAction>
  );
}

function BulkChangeContent({ resource, id }: { resource: BulkResource; id: string }) {
  const {
    data: change,
    error,
    refetch,
  } = useJob({
    queryKey: ["bulkChange", resource, id],
    read: async (signal) => (await queryApi(bulkKinds[resource].one, { id }, signal)).bulkChange,
    isUnderWay,
  });
  const text = useText();
  const [locale] = useLocale();
  const client = useQueryClient();
  const isOver = change !== undefined && !isUnderWay(change);
  // Lists and records that were read before it ended show what was.
  useEffect(() => {
    if (isOver) void client.invalidateQueries({ queryKey: [resource] });
  }, [client, isOver, resource]);
  if (error && !change) return <RecordProblem error={error} onRetry={() => void refetch()} />;
  if (!change) return <PageSkeleton />;
  const act = text(`bulkChange.act.${actOf(change)}`);
  return (
    <Page kind="reading">
      <PageHeader
        title={text(change.undoesId ? "bulkChange.undoTitle" : "bulkChange.pageTitle", {
          act,
          resource: text(`bulkChange.${resource}`),
        })}
        status={<StatusChip state={`JOB_${change.state}`} />}
        subtitle={text("bulkChange.by", {
          name: change.createdByName,
          date: formatDateTime(change.createdAt, locale),
        })}
        crumbs={[
          { label: text("frame.menu.organisationsGroup") },
          { label: text("bulkChange.listTitle"), path: "/bulkChanges" },
        ]}
        actions={<BulkChangeButtons resource={resource} change={change} />}
      />
      <UndoLinks resource={resource} change={change} />
      <Progress change={change} />
      {!isUnderWay(change) && <BulkChangeResult resource={resource} change={change} />}
    </Page>
  );
}

interface ChangeProps {
  change: BulkChangePartsFragment;
}

/** The change that takes this one back, and the one that it takes back. */
function UndoLinks({ resource, change: { undoesId, undoneById } }: ChangeProps & { resource: BulkResource }) {
  const text = useText();
  return (
    <>
      {undoneById && (
        <Banner tone="info">
          <Link to={`/bulkChanges/${resource}/${undoneById}`}>{text("bulkChange.undone")}</Link>
        </Banner>
      )}
      {undoesId && (
        <Banner tone="info">
          <Link to={`/bulkChanges/${resource}/${undoesId}`}>{text("bulkChange.undoes")}</Link>
        </Banner>
      )}
    </>
  );
}

function Progress({ change }: ChangeProps) {
  const text = useText();
  const [locale] = useLocale();
  const { total, changed, unchanged, refused, state, finishedAt, reason, undoableUntil, parentNameTh, parentNameEn } =
    change;
  const done = changed + unchanged + refused;
  const words = text("bulkChange.progress", { done: formatCount(done), total: formatCount(total) });
  return (
    <Card style={{ display: "flex", flexDirection: "column", gap: 16 }}>
      {parentNameTh && (
        <Typography>
          {text("bulkChange.toParent", { parent: localName({ nameTh: parentNameTh, nameEn: parentNameEn }, locale) })}
        </Typography>
      )}
      {reason && <Typography>{text("bulkChange.reason", { reason })}</Typography>}
      <JobProgress
        words={words}
        percent={percentOf(done, total)}
        step={state}
        announced={`${text(`status.JOB_${state}`)} ${words}`}
      />
      <JobFigures
        figures={[
          ...(["changed", "unchanged", "refused"] as const).map((figure) => ({
            label: text(`bulkChange.${figure}`),
            count: change[figure],
          })),
          ...(finishedAt && done < total ? [{ label: text("bulkChange.notDone"), count: total - done }] : []),
        ]}
      />
      <Typography>
        {finishedAt
          ? text("bulkChange.finished", { date: formatDateTime(finishedAt, locale) })
          : text("bulkChange.safe")}
      </Typography>
      {undoableUntil && (
        <Typography>{text("bulkChange.undoableUntil", { date: formatDateTime(undoableUntil, locale) })}</Typography>
      )}
    </Card>
  );
}
