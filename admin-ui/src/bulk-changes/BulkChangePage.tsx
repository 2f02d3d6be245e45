import { useEffect, useRef } from "react";
import { Link, useParams } from "react-router";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLogoutIfAccessDenied } from "ra-core";
import { queryApi } from "../data/api-client";
import { ApiError } from "../data/api-error";
import type { BulkChangePartsFragment } from "../data/generated/graphql";
import { formatDateTime } from "../format/date";
import { formatCount, percentOf } from "../format/number";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { announce } from "../layout/announcer";
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

const ASK_AGAIN_MS = 1_000;
const QUARTERS = 4;

const Figures = styled("dl")({
  display: "flex",
  flexWrap: "wrap",
  gap: "8px 40px",
  margin: 0,
  "& dt": { fontSize: 15 },
  "& dd": { margin: 0, fontSize: 22, fontWeight: 700, fontVariantNumeric: "tabular-nums" },
});

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

/** Asked for again and again while the server is at work. */
function useBulkChange(resource: BulkResource, id: string) {
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  return useQuery({
    queryKey: ["bulkChange", resource, id],
    queryFn: async ({ signal }) => {
      try {
        const { bulkChange } = await queryApi(bulkKinds[resource].one, { id }, signal);
        if (!bulkChange) throw new ApiError("NOT_FOUND", `No bulk change ${id}`);
        return bulkChange;
      } catch (error) {
        await logoutIfAccessDenied(error);
        throw error;
      }
    },
    refetchInterval: ({ state }) => (state.data && !isUnderWay(state.data) ? false : ASK_AGAIN_MS),
  });
}

function BulkChangeContent({ resource, id }: { resource: BulkResource; id: string }) {
  const { data: change, error, refetch } = useBulkChange(resource, id);
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
  const step = `${state} ${Math.floor((done / Math.max(1, total)) * QUARTERS)}`;
  const said = useRef("");
  // A reader hears of each quarter, and of the end.
  useEffect(() => {
    if (said.current === step) return;
    said.current = step;
    announce(`${text(`status.JOB_${state}`)} ${words}`);
  }, [step, state, words, text]);
  return (
    <Card style={{ display: "flex", flexDirection: "column", gap: 16 }}>
      {parentNameTh && (
        <Typography>
          {text("bulkChange.toParent", { parent: localName({ nameTh: parentNameTh, nameEn: parentNameEn }, locale) })}
        </Typography>
      )}
      {reason && <Typography>{text("bulkChange.reason", { reason })}</Typography>}
      <div>
        <Typography>{words}</Typography>
        <LinearProgress
          variant="determinate"
          value={percentOf(done, total)}
          aria-label={words}
          sx={{ height: 8, borderRadius: 4 }}
        />
      </div>
      <Figures>
        {(["changed", "unchanged", "refused"] as const).map((figure) => (
          <div key={figure}>
            <dt>{text(`bulkChange.${figure}`)}</dt>
            <dd>{formatCount(change[figure])}</dd>
          </div>
        ))}
        {finishedAt && done < total && (
          <div>
            <dt>{text("bulkChange.notDone")}</dt>
            <dd>{formatCount(total - done)}</dd>
          </div>
        )}
      </Figures>
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
