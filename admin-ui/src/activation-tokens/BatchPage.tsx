import { useEffect, useRef, useState } from "react";
import { useParams } from "react-router";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLogoutIfAccessDenied } from "ra-core";
import { OwnEntries } from "../audit-entries/OwnEntries";
import { mutateApi, queryApi } from "../data/api-client";
import { ApiError } from "../data/api-error";
import { useCommand } from "../data/use-command";
import type { TokenBatchPartsFragment } from "../data/generated/graphql";
import { formatDateTime } from "../format/date";
import { formatCount, percentOf } from "../format/number";
import { useLocale, useText } from "../i18n/use-text";
import { announce } from "../layout/announcer";
import { Card } from "../layout/Card";
import { ConfirmDialog } from "../layout/ConfirmDialog";
import { Page } from "../layout/Page";
import { PageHeader } from "../layout/PageHeader";
import { PageSkeleton } from "../layout/PageSkeleton";
import { ForAction } from "../permission/ForAction";
import { RecordProblem } from "../show/RecordProblem";
import { StatusChip } from "../status/StatusChip";
import { CancelTokenBatchDocument, TokenBatchDocument } from "./activation-token.graphql";
import { BatchDownloads } from "./BatchDownloads";
import { isUnderWay } from "./batch-state";

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

/** One batch of tokens: how far it is, what it did, and its tokens as files. Its address outlives a reload. */
export function BatchPage() {
  return (
    <ForAction action="MANAGE_ACTIVATION_TOKENS">
      <BatchContent />
    </ForAction>
  );
}

function BatchContent() {
  const { id = "" } = useParams();
  const { data: batch, error, refetch } = useBatch(id);
  if (error && !batch) return <RecordProblem error={error} onRetry={() => void refetch()} />;
  return batch ? <BatchView batch={batch} /> : <PageSkeleton />;
}

/** Asked for again and again while there is work. */
function useBatch(id: string) {
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  return useQuery({
    queryKey: ["tokenBatch", id],
    queryFn: async ({ signal }) => {
      try {
        const { activationTokenBatch } = await queryApi(TokenBatchDocument, { id }, signal);
        if (!activationTokenBatch) throw new ApiError("NOT_FOUND", `No batch ${id}`);
        return activationTokenBatch;
      } catch (error) {
        await logoutIfAccessDenied(error);
        throw error;
      }
    },
    refetchInterval: ({ state }) => (state.data && !isUnderWay(state.data) ? false : ASK_AGAIN_MS),
  });
}

function BatchView({ batch }: { batch: TokenBatchPartsFragment }) {
  const text = useText();
  const [locale] = useLocale();
  const progress = text("activationToken.batch.progress", {
    done: formatCount(batch.done),
    total: formatCount(batch.total),
  });
  useAnnouncedQuarters(batch, progress);
  return (
    <Page kind="reading">
      <PageHeader
        title={text("activationToken.batch.title")}
        status={<StatusChip state={`JOB_${batch.state}`} />}
        subtitle={text("activationToken.batch.by", {
          name: batch.createdByName,
          date: formatDateTime(batch.createdAt, locale),
        })}
        crumbs={[
          { label: text("frame.menu.accountsGroup") },
          { label: text("activationToken.title"), path: "/activationTokenPlaces" },
          { label: text("activationToken.batch.listTitle"), path: "/activationTokenPlaces/batches" },
        ]}
        actions={isUnderWay(batch) && <CancelButton batch={batch} />}
      />
      <Card style={{ display: "flex", flexDirection: "column", gap: 16 }}>
        <Typography>
          {text("activationToken.batch.roles", { roles: batch.roles.map((role) => text(`role.${role}`)).join(", ") })}
        </Typography>
        <div>
          <Typography>{progress}</Typography>
          <LinearProgress
            variant="determinate"
            value={batch.state === "DONE" ? 100 : percentOf(batch.done, batch.total)}
            aria-label={progress}
            sx={{ height: 8, borderRadius: 4 }}
          />
        </div>
        <Figures>
          {(["issued", "kept", "failed"] as const).map((figure) => (
            <div key={figure}>
              <dt>{text(`activationToken.batch.${figure}`)}</dt>
              <dd>{formatCount(batch[figure])}</dd>
            </div>
          ))}
        </Figures>
        <Typography>
          {batch.finishedAt
            ? text(`activationToken.batch.${batch.state === "DONE" ? "finished" : "stopped"}`, {
                date: formatDateTime(batch.finishedAt, locale),
              })
            : text("activationToken.batch.safe")}
        </Typography>
      </Card>
      {!isUnderWay(batch) && <BatchDownloads batch={batch} />}
      <OwnEntries key={batch.state} entityType="ActivationTokenBatch" entityId={batch.id} />
    </Page>
  );
}

/** A reader hears of each quarter, and of the end. */
function useAnnouncedQuarters(batch: TokenBatchPartsFragment, progress: string) {
  const text = useText();
  const quarter = Math.floor((batch.done / Math.max(1, batch.total)) * QUARTERS);
  const step = `${batch.state} ${quarter}`;
  const said = useRef("");
  useEffect(() => {
    if (said.current === step) return;
    said.current = step;
    announce(text("activationToken.batch.announce", { state: text(`status.JOB_${batch.state}`), progress }));
  }, [step, batch.state, progress, text]);
}

function CancelButton({ batch }: { batch: TokenBatchPartsFragment }) {
  const text = useText();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const { send, isSending, problem } = useCommand();
  const cancel = () =>
    void send({
      content: ["cancel", batch.id],
      run: (idempotencyKey) => mutateApi(CancelTokenBatchDocument, { id: batch.id, idempotencyKey }),
      onDone: () => {
        setOpen(false);
        void client.invalidateQueries({ queryKey: ["tokenBatch", batch.id] });
      },
    });
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {text("activationToken.batch.cancel")}
      </Button>
      {isOpen && (
        <ConfirmDialog
          title={text("activationToken.batch.cancelTitle")}
          verb={text("activationToken.batch.cancel")}
          problem={problem}
          isSending={isSending}
          onConfirm={cancel}
          onClose={() => setOpen(false)}
        >
          <Typography>{text("activationToken.batch.cancelEffect")}</Typography>
        </ConfirmDialog>
      )}
    </>
  );
}
