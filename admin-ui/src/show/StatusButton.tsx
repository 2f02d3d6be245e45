import { useRef, useState } from "react";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useNotify } from "ra-core";
import { errorText, fieldProblemText } from "../data/error-text";
import { ApiError } from "../data/api-error";
import { useTakeSavedRecord } from "../data/use-record";
import type { EditableRecord } from "../form/form-definition";
import { SubmissionKey } from "../form/submission-key";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { ExplainedButton } from "../permission/ExplainedButton";
import { permittedOf } from "../permission/reason-text";
import type { VisibilityDefinition } from "./show-definition";

interface StatusButtonProps {
  definition: VisibilityDefinition;
  record: EditableRecord;
  /** How much is hidden with it: told on the button. */
  subtreeSize?: number;
  onChanged?: () => void;
}

/** Hides a record or shows it again, after saying what that does. Hiding asks why, for the history. */
export function StatusButton({ definition, record, subtreeSize = 0, onChanged }: StatusButtonProps) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const isHiding = record.status === "VISIBLE";
  return (
    <>
      <ExplainedButton
        permitted={permittedOf(record.allowedActions, definition.manageAction)}
        variant="outlined"
        onClick={() => setOpen(true)}
      >
        {text(isHiding ? (subtreeSize > 0 ? "show.hideSubtree" : "show.hide") : "show.unhide")}
      </ExplainedButton>
      {isOpen && (
        <StatusDialog
          definition={definition}
          record={record}
          isHiding={isHiding}
          onClose={() => setOpen(false)}
          onChanged={onChanged}
        />
      )}
    </>
  );
}

interface StatusDialogProps extends Omit<StatusButtonProps, "subtreeSize"> {
  isHiding: boolean;
  onClose: () => void;
}

function StatusDialog({ definition, record, isHiding, onClose, onChanged }: StatusDialogProps) {
  const text = useText();
  const [locale] = useLocale();
  const [reason, setReason] = useState("");
  const { send, error, isSending } = useStatusChange(definition, record, () => {
    onClose();
    onChanged?.();
  });
  const { VisibilityEffect } = definition;
  const { hiddenBy } = record;
  const name = localName(record, locale);
  const reasonProblem = error?.fields.find(({ field }) => field === "reason");
  return (
    <Dialog open onClose={onClose} aria-labelledby="status-title" maxWidth="sm" fullWidth>
      <DialogTitle id="status-title">{text(isHiding ? "show.hideTitle" : "show.unhideTitle", { name })}</DialogTitle>
      <DialogContent sx={{ display: "flex", flexDirection: "column", gap: 2 }}>
        {hiddenBy ? (
          <Banner tone="info">{text("show.hiddenBy", { name: localName(hiddenBy, locale) })}</Banner>
        ) : (
          <>
            <Typography>{text(isHiding ? "show.hideEffect" : "show.unhideEffect")}</Typography>
            {VisibilityEffect && <VisibilityEffect record={record} isHiding={isHiding} />}
          </>
        )}
        {isHiding && (
          <TextField
            id="status-reason"
            label={text("show.hideReason")}
            required
            autoFocus
            multiline
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            error={reasonProblem !== undefined}
            helperText={reasonProblem ? fieldProblemText(reasonProblem, text) : text("show.hideReasonHint")}
          />
        )}
        {error && !reasonProblem && (
          <Banner tone="error" role="alert">
            {errorText(error, text)}
          </Banner>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text("show.cancel")}</Button>
        <Button
          variant="contained"
          aria-disabled={isSending}
          onClick={() => void send(isHiding ? "HIDDEN" : "VISIBLE", reason)}
        >
          {text(isHiding ? "show.hide" : "show.unhide")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function useStatusChange(definition: VisibilityDefinition, record: EditableRecord, onDone: () => void) {
  const text = useText();
  const notify = useNotify();
  const takeSaved = useTakeSavedRecord();
  const submission = useRef(new SubmissionKey(() => crypto.randomUUID()));
  const [error, setError] = useState<ApiError | null>(null);
  const [isSending, setSending] = useState(false);
  async function send(status: "VISIBLE" | "HIDDEN", typed: string) {
    const reason = typed.trim() || null;
    if (isSending) return;
    if (status === "HIDDEN" && !reason) {
      setError(new ApiError("BAD_USER_INPUT", "No reason", { fields: [{ field: "reason", rule: "REQUIRED" }] }));
      return;
    }
    setSending(true);
    try {
      const content = { id: record.id, version: record.version, status, reason };
      const saved = await definition.changeStatus({ ...content, idempotencyKey: submission.current.for(content) });
      await takeSaved(definition.resource, saved);
      notify(text(status === "HIDDEN" ? "show.hidden" : "show.shown", { name: record.nameTh }), { type: "success" });
      onDone();
    } catch (caught) {
      setError(caught instanceof ApiError ? caught : new ApiError("INTERNAL_SERVER_ERROR", String(caught)));
    } finally {
      setSending(false);
    }
  }
  return { send, error, isSending };
}
