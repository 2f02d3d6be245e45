import { useEffect, useRef, useState } from "react";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import LinearProgress from "@mui/material/LinearProgress";
import Typography from "@mui/material/Typography";
import type { GrantRowFragment } from "../data/generated/graphql";
import { formatCount } from "../format/number";
import { useText } from "../i18n/use-text";
import { announce } from "../layout/announcer";
import { Banner } from "../layout/Banner";
import { ConfirmDialog } from "../layout/ConfirmDialog";
import { permittedOf, reasonText } from "../permission/reason-text";
import { useHolder } from "../permission/use-reason-text";
import type { RowResult } from "./bulk-run";
import { type BulkState, useBulkRun } from "./use-bulk-run";

interface BulkDialogProps {
  kind: "confirm" | "end";
  rows: GrantRowFragment[];
  onClose: (wasRun: boolean) => void;
}

/** Why a row is left out. */
interface Refusal {
  id: string;
  name: string;
  why: string;
}

const MOST_LINES = 8;

/** Confirms or removes many grants: says the effect with counts, runs with progress, and tells row by row what failed. */
export function BulkDialog({ kind, rows, onClose }: BulkDialogProps) {
  const text = useText();
  const holder = useHolder();
  const { state, start, stop } = useBulkRun();
  const [reason, setReason] = useState("");
  const nameOf = (id: string) => rows.find((row) => row.id === id)?.personName ?? id;
  const permitted = rows.map((row) => ({ row, manage: permittedOf(row.allowedActions, "MANAGE_GRANTS") }));
  const able = permitted.filter(({ manage }) => manage?.allowed).map(({ row }) => row.id);
  const skipped = permitted
    .filter(({ manage }) => !manage?.allowed)
    .map(({ row, manage }) => ({ id: row.id, name: row.personName, why: reasonText(manage ?? {}, holder, text) }));
  const count = formatCount(able.length);
  if (!state) {
    return (
      <ConfirmDialog
        title={text(`grant.bulk.${kind}Title`, { count })}
        verb={text(`grant.${kind}`)}
        reasonHint={kind === "end" ? text("grant.endReasonHint") : undefined}
        onClose={() => onClose(false)}
        onConfirm={(given) => {
          setReason(given);
          void start(kind === "end" ? { kind, reason: given } : { kind }, able);
        }}
      >
        <Typography>{text(`grant.bulk.${kind}Effect`)}</Typography>
        {skipped.length > 0 && (
          <Banner tone="warn">
            {text("grant.bulk.skipped", { count: skipped.length, all: rows.length })}
            <RefusalList refusals={skipped} />
          </Banner>
        )}
      </ConfirmDialog>
    );
  }
  const failed = (state.results ?? []).filter(({ isDone }) => !isDone);
  const toRefusal = ({ id, reason: code }: RowResult) => ({
    id,
    name: nameOf(id),
    why: reasonText({ reason: code }, holder, text),
  });
  return (
    <RunDialog
      state={state}
      refusals={failed.map(toRefusal)}
      onStop={stop}
      onClose={() => onClose(true)}
      onRetry={() =>
        void start(
          kind === "end" ? { kind, reason } : { kind },
          failed.map(({ id }) => id),
        )
      }
    />
  );
}

interface RunDialogProps {
  state: BulkState;
  refusals: Refusal[];
  onStop: () => void;
  onClose: () => void;
  onRetry: () => void;
}

const QUARTERS = 4;

function RunDialog({ state, refusals, onStop, onClose, onRetry }: RunDialogProps) {
  const text = useText();
  const { total, done, results } = state;
  const progress = text("grant.bulk.progress", { done: formatCount(done), total: formatCount(total) });
  const quarter = Math.floor((done / total) * QUARTERS);
  const said = useRef(-1);
  // A reader hears of each quarter, not of each chunk.
  useEffect(() => {
    if (said.current === quarter) return;
    said.current = quarter;
    announce(progress);
  }, [quarter, progress]);
  return (
    <Dialog open aria-labelledby="bulk-title" maxWidth="sm" fullWidth onClose={results ? onClose : undefined}>
      <DialogTitle id="bulk-title">{text("grant.bulk.resultTitle")}</DialogTitle>
      <DialogContent sx={{ display: "flex", flexDirection: "column", gap: 2 }}>
        {results ? (
          <BulkResult results={results} refusals={refusals} />
        ) : (
          <>
            <Typography>{progress}</Typography>
            <LinearProgress variant="determinate" value={(done / total) * 100} aria-label={progress} />
          </>
        )}
      </DialogContent>
      <DialogActions>
        {results && refusals.length > 0 && <Button onClick={onRetry}>{text("grant.bulk.retry")}</Button>}
        {results ? (
          <Button variant="contained" autoFocus onClick={onClose}>
            {text("grant.close")}
          </Button>
        ) : (
          <Button variant="outlined" onClick={onStop}>
            {text("grant.bulk.stop")}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function BulkResult({ results, refusals }: { results: RowResult[]; refusals: Refusal[] }) {
  const text = useText();
  const doneCount = results.length - refusals.length;
  if (refusals.length === 0) {
    return (
      <Banner tone="ok" role="status">
        {text("grant.bulk.allDone", { count: formatCount(doneCount) })}
      </Banner>
    );
  }
  return (
    <Banner tone="warn" role="status">
      {text("grant.bulk.someDone", { done: formatCount(doneCount), failed: formatCount(refusals.length) })}
      <RefusalList refusals={refusals} />
    </Banner>
  );
}

function RefusalList({ refusals }: { refusals: Refusal[] }) {
  const text = useText();
  return (
    <ul style={{ margin: "4px 0 0", paddingInlineStart: 20 }}>
      {refusals.slice(0, MOST_LINES).map(({ id, name, why }) => (
        <li key={id}>{text("grant.bulk.line", { name, reason: why })}</li>
      ))}
      {refusals.length > MOST_LINES && <li>{text("grant.bulk.more", { count: refusals.length - MOST_LINES })}</li>}
    </ul>
  );
}
