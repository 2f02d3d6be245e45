import { useState } from "react";
import { useParams } from "react-router";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useQueryClient } from "@tanstack/react-query";
import { OwnEntries } from "../audit-entries/OwnEntries";
import { mutateApi, queryApi } from "../data/api-client";
import { useCommand } from "../data/use-command";
import type { TokenBatchPartsFragment } from "../data/generated/graphql";
import { formatDateTime } from "../format/date";
import { formatCount, percentOf } from "../format/number";
import { useLocale, useText } from "../i18n/use-text";
import { JobFigures } from "../jobs/JobFigures";
import { JobProgress } from "../jobs/JobProgress";
import { useJob } from "../jobs/use-job";
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
  const {
    data: batch,
    error,
    refetch,
  } = useJob({
    queryKey: ["tokenBatch", id],
    read: async (signal) => (await queryApi(TokenBatchDocument, { id }, signal)).activationTokenBatch,
    isUnderWay,
  });
  if (error && !batch) return <RecordProblem error={error} onRetry={() => void refetch()} />;
  return batch ? <BatchView batch={batch} /> : <PageSkeleton />;
}

function BatchView({ batch }: { batch: TokenBatchPartsFragment }) {
  const text = useText();
  const [locale] = useLocale();
  const progress = text("activationToken.batch.progress", {
    done: formatCount(batch.done),
    total: formatCount(batch.total),
  });
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
        <JobProgress
          words={progress}
          percent={batch.state === "DONE" ? 100 : percentOf(batch.done, batch.total)}
          step={batch.state}
          announced={text("activationToken.batch.announce", { state: text(`status.JOB_${batch.state}`), progress })}
        />
        <JobFigures
          figures={(["issued", "kept", "failed"] as const).map((figure) => ({
            label: text(`activationToken.batch.${figure}`),
            count: batch[figure],
          }))}
        />
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
