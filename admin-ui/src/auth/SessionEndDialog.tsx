import { useState } from "react";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";
import { queryClient } from "../data/query-client";
import type { MessageKey } from "../i18n/messages";
import { useText } from "../i18n/use-text";
import { tone } from "../layout/tokens";
import { sessionQuery, signInUrl } from "./session";
import { dismissSessionEnd, useHasSessionEnded } from "./session-end";
import { useSessionEnd } from "./use-session-end";

/** Over a form with unsaved work whose session ended: sign in beside it, then go on where one was. */
export function SessionEndDialog() {
  const text = useText();
  const isOpen = useHasSessionEnded();
  const reason = useSessionEnd();
  const [problem, setProblem] = useState<MessageKey | null>(null);
  async function checkAgain() {
    const session = await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => undefined);
    if (!session?.signedIn) return setProblem("auth.sessionEnd.stillOut");
    setProblem(null);
    return dismissSessionEnd();
  }
  return (
    <Dialog open={isOpen} aria-labelledby="session-end-title" role="alertdialog" maxWidth="sm">
      <DialogTitle id="session-end-title">{text("auth.sessionEnd.title")}</DialogTitle>
      <DialogContent>
        {reason && <Typography gutterBottom>{text(`auth.reason.${reason}`)}</Typography>}
        <Typography>{text("auth.sessionEnd.body")}</Typography>
        <Typography role="status" sx={{ color: tone.error.text, fontWeight: 600, mt: 1 }}>
          {problem && text(problem)}
        </Typography>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={() => void checkAgain()}>
          {text("auth.sessionEnd.continue")}
        </Button>
        <Button variant="contained" href={signInUrl("/")} target="_blank" rel="noopener" autoFocus>
          {text("auth.sessionEnd.signIn")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
