import { useEffect, type RefObject } from "react";
import { useBlocker } from "react-router";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";
import { useWatch } from "react-hook-form";
import { registerUnsavedWork } from "../auth/session-end";
import { useText } from "../i18n/use-text";
import { changedFields, type FormValues } from "./form-values";

interface LeaveGuardProps {
  base: FormValues;
  /** Set right before the form itself leaves, after a save. */
  mayLeave: RefObject<boolean>;
  /** The person gives the changes up. */
  onLeave: () => void;
}

/**
 * Holds back every way off a form with unsaved changes: links and Back ask in a dialog, closing the tab asks the
 * browser's own question, and an ended session leaves the page standing.
 */
export function LeaveGuard({ base, mayLeave, onLeave }: LeaveGuardProps) {
  const text = useText();
  const count = changedFields(base, useWatch() as FormValues).length;
  const isDirty = count > 0;
  useEffect(() => (isDirty ? registerUnsavedWork() : undefined), [isDirty]);
  useTabCloseQuestion(isDirty);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty && mayLeave.current === false && currentLocation.pathname !== nextLocation.pathname,
  );
  const stay = () => blocker.reset?.();
  const leave = () => {
    onLeave();
    blocker.proceed?.();
  };
  return (
    <Dialog
      open={blocker.state === "blocked"}
      onClose={stay}
      aria-labelledby="leave-title"
      role="alertdialog"
      maxWidth="xs"
    >
      <DialogTitle id="leave-title">{text("form.leaveTitle")}</DialogTitle>
      <DialogContent>
        <Typography>{text("form.leaveBody", { count })}</Typography>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={leave}>
          {text("form.leave")}
        </Button>
        <Button variant="contained" autoFocus onClick={stay}>
          {text("form.stay")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function useTabCloseQuestion(isDirty: boolean) {
  useEffect(() => {
    if (!isDirty) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isDirty]);
}
