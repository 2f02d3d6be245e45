import { useEffect, useRef, useState } from "react";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { mutateApi } from "../data/api-client";
import { useCommand } from "../data/use-command";
import type { RevealTokenMutation } from "../data/generated/graphql";
import { formatDate } from "../format/date";
import { useLocale, useText } from "../i18n/use-text";
import { announce } from "../layout/announcer";
import { Banner } from "../layout/Banner";
import { CopyButton } from "../layout/CopyButton";
import { color } from "../layout/tokens";
import { RevealTokenDocument } from "./activation-token.graphql";
import { useCountdown } from "./use-countdown";

const SHOWN_FOR_MS = 60_000;

const Token = styled("div")({
  display: "flex",
  flexWrap: "wrap",
  justifyContent: "center",
  gap: "0 12px",
  padding: "16px 12px",
  borderRadius: 8,
  border: `1px solid ${color.line}`,
  backgroundColor: color.inset,
  fontFamily: "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  fontSize: 24,
  lineHeight: 1.6,
  fontWeight: 600,
});

interface RevealDialogProps {
  tokenId: string;
  /** Whose token: role and organisation in words. */
  seatName: string;
  onClose: () => void;
}

type Revealed = RevealTokenMutation["revealActivationToken"];

/** Shows the text of an unused token for a minute. Each showing is an act of its own, which is audited, and says so. */
export function RevealDialog({ tokenId, seatName, onClose }: RevealDialogProps) {
  const text = useText();
  const { send, problem } = useCommand();
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const [endsAt, setEndsAt] = useState<number | null>(null);
  const left = useCountdown(endsAt);
  const reveal = () =>
    void send({
      // Never the same twice: the text of a token is shown to whoever asks anew, not to who repeats an old question.
      content: crypto.randomUUID(),
      run: (idempotencyKey) => mutateApi(RevealTokenDocument, { id: tokenId, idempotencyKey }),
      onDone: ({ revealActivationToken }) => {
        setRevealed(revealActivationToken);
        setEndsAt(Date.now() + SHOWN_FOR_MS);
        announce(text("activationToken.recorded"));
      },
    });
  const wasAsked = useRef(false);
  // Once, although development mounts twice: each showing is audited.
  useEffect(() => {
    if (wasAsked.current) return;
    wasAsked.current = true;
    reveal();
  });
  useEffect(() => {
    if (left !== 0) return;
    setRevealed(null);
    setEndsAt(null);
    announce(text("activationToken.hidden"));
  }, [left, text]);
  const isHidden = wasAsked.current && !revealed && endsAt === null;
  return (
    <Dialog open onClose={onClose} aria-labelledby="reveal-title" maxWidth="sm" fullWidth>
      <DialogTitle id="reveal-title">{text("activationToken.revealTitle")}</DialogTitle>
      <DialogContent sx={{ display: "flex", flexDirection: "column", gap: 2 }}>
        <Typography>{seatName}</Typography>
        {problem ? (
          <Banner tone="error" role="alert">
            {problem}
          </Banner>
        ) : revealed ? (
          <ShownToken revealed={revealed} secondsLeft={left ?? 0} />
        ) : (
          <Token aria-busy={!isHidden}>
            <Typography>{text(isHidden ? "activationToken.hidden" : "activationToken.opening")}</Typography>
          </Token>
        )}
      </DialogContent>
      <DialogActions>
        {revealed && <CopyButton value={revealed.token} />}
        {!revealed && isHidden && !problem && (
          <Button variant="outlined" onClick={reveal}>
            {text("activationToken.showAgain")}
          </Button>
        )}
        <Button variant="outlined" autoFocus onClick={onClose}>
          {text("frame.close")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function ShownToken({ revealed, secondsLeft }: { revealed: Revealed; secondsLeft: number }) {
  const text = useText();
  const [locale] = useLocale();
  return (
    <>
      <Token role="group" aria-label={text("activationToken.token", { token: revealed.token })}>
        {revealed.token.split("-").map((group, index) => (
          // Groups may repeat; their place is what tells them apart.
          <span key={index}>{group}</span>
        ))}
      </Token>
      <Typography sx={{ display: "flex", flexWrap: "wrap", gap: "0 16px" }}>
        <span>{text("activationToken.hidesIn", { seconds: secondsLeft })}</span>
        {revealed.expiresAt && (
          <span>{text("activationToken.until", { date: formatDate(revealed.expiresAt, locale) })}</span>
        )}
      </Typography>
      <Banner tone="info">{text("activationToken.recorded")}</Banner>
    </>
  );
}
