import { useId, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { useNotify } from "ra-core";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";
import { mutateApi } from "../data/api-client";
import { ApiError } from "../data/api-error";
import { fieldProblemText } from "../data/error-text";
import type { PinningReportFragment } from "../data/generated/graphql";
import { useCommand } from "../data/use-command";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { DayInput } from "../list/DayInput";
import { SetPinningTargetDocument } from "./pinning-progress.graphql";

interface TargetDialogProps {
  report: PinningReportFragment;
  onClose: () => void;
}

/** Sets the day for the organisation and all below it, or takes it away. */
export function TargetDialog({ report, onClose }: TargetDialogProps) {
  const text = useText();
  const [locale] = useLocale();
  const id = useId();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const { organisation, target, targetVersion } = report;
  const isOwn = target?.organisation?.id === organisation.id;
  const [day, setDay] = useState(isOwn ? target.date : "");
  const [isMissing, setMissing] = useState(false);
  const { send, isSending, error, problem } = useCommand();
  const field = error instanceof ApiError ? error.fields.find((of) => of.field === "date") : undefined;
  const save = (date: string | null) => {
    const content = { organisationId: organisation.id, version: targetVersion, date };
    void send({
      content,
      run: (idempotencyKey) => mutateApi(SetPinningTargetDocument, { ...content, idempotencyKey }),
      onDone: () => {
        void queryClient.invalidateQueries({ queryKey: ["PinningProgress"] });
        notify(text(date ? "pinningProgress.target.saved" : "pinningProgress.target.removed"), { type: "success" });
        onClose();
      },
    });
  };
  const title = text(isOwn ? "pinningProgress.target.change" : "pinningProgress.target.set");
  return (
    <Dialog open onClose={onClose} aria-labelledby={`${id}-title`} maxWidth="sm" fullWidth>
      <DialogTitle id={`${id}-title`}>{title}</DialogTitle>
      <DialogContent sx={{ display: "flex", flexDirection: "column", gap: 2 }}>
        <Typography>{text("pinningProgress.target.effect", { name: localName(organisation, locale) })}</Typography>
        <DayInput
          label={text("pinningProgress.target.date")}
          isRequired
          value={day}
          onChange={(next) => {
            setMissing(false);
            setDay(next);
          }}
          problem={field ? fieldProblemText(field, text) : isMissing ? text("error.rule.REQUIRED") : undefined}
        />
        {problem && !field && (
          <Banner tone="error" role="alert">
            {problem}
          </Banner>
        )}
      </DialogContent>
      <DialogActions>
        {isOwn && (
          <Button color="error" aria-disabled={isSending} onClick={() => save(null)}>
            {text("pinningProgress.target.remove")}
          </Button>
        )}
        <Button onClick={onClose}>{text("frame.cancel")}</Button>
        <Button variant="contained" aria-disabled={isSending} onClick={() => (day ? save(day) : setMissing(true))}>
          {text("pinningProgress.target.save")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
