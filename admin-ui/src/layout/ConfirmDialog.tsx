import { useId, useState, type ReactNode } from "react";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import TextField from "@mui/material/TextField";
import { useText } from "../i18n/use-text";
import { Banner } from "./Banner";

interface ConfirmDialogProps {
  title: string;
  /** The button's verb, which is the title's too. */
  verb: string;
  /** What will happen. */
  children: ReactNode;
  /** Asked for when given; the command gets it. */
  reasonHint?: string;
  problem?: string | null;
  isSending?: boolean;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** Says what a grave act does before it is done, and asks why where the history shall know it. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, verb, children, reasonHint, problem, isSending = false, onConfirm, onClose } = props;
  const text = useText();
  const id = useId();
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  function confirm() {
    if (isSending) return;
    if (reasonHint !== undefined && reason.trim() === "") {
      setMissing(true);
      document.getElementById(`${id}-reason`)?.focus();
    } else onConfirm(reason.trim());
  }
  return (
    <Dialog open onClose={onClose} aria-labelledby={`${id}-title`} maxWidth="sm" fullWidth>
      <DialogTitle id={`${id}-title`}>{title}</DialogTitle>
      <DialogContent sx={{ display: "flex", flexDirection: "column", gap: 2 }}>
        {children}
        {reasonHint !== undefined && (
          <TextField
            id={`${id}-reason`}
            label={text("frame.reason")}
            required
            autoFocus
            multiline
            minRows={2}
            value={reason}
            onChange={(event) => {
              setMissing(false);
              setReason(event.target.value);
            }}
            error={isMissing}
            helperText={isMissing ? text("error.rule.REQUIRED") : reasonHint}
            slotProps={{ htmlInput: { maxLength: 1_000 } }}
          />
        )}
        {problem && (
          <Banner tone="error" role="alert">
            {problem}
          </Banner>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text("frame.cancel")}</Button>
        <Button variant="contained" autoFocus={reasonHint === undefined} aria-disabled={isSending} onClick={confirm}>
          {verb}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
