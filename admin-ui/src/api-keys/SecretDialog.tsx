import { useState } from "react";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import FormControlLabel from "@mui/material/FormControlLabel";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { CopyButton } from "../layout/CopyButton";
import { color } from "../layout/tokens";
import { RefusedButton } from "../permission/ExplainedButton";

const Secret = styled("output")({
  display: "block",
  padding: 12,
  borderRadius: 8,
  border: `1px solid ${color.line}`,
  backgroundColor: color.inset,
  fontFamily: "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  fontSize: 16,
  lineHeight: 1.75,
  overflowWrap: "anywhere",
});

interface SecretDialogProps {
  name: string;
  /** null when the same command was sent again: its answer went lost, and the text with it. */
  secret: string | null;
  onClose: () => void;
}

/** Shows a new key once. It closes by its button alone, and only after the reader said that she has it. */
export function SecretDialog({ name, secret, onClose }: SecretDialogProps) {
  const text = useText();
  const [isKept, setKept] = useState(secret === null);
  return (
    <Dialog open aria-labelledby="secret-title" maxWidth="sm" fullWidth>
      <DialogTitle id="secret-title">{text("apiKey.onceTitle")}</DialogTitle>
      <DialogContent sx={{ display: "flex", flexDirection: "column", gap: 2 }}>
        <Typography sx={{ fontWeight: 600, overflowWrap: "anywhere" }}>{name}</Typography>
        {secret === null ? (
          <Banner tone="warn">{text("apiKey.repeated")}</Banner>
        ) : (
          <>
            <Banner tone="warn">{text("apiKey.onceWarning")}</Banner>
            <Secret aria-label={text("apiKey.onceLabel")}>{secret}</Secret>
            <div>
              <CopyButton value={secret} />
            </div>
            <FormControlLabel
              control={<Checkbox checked={isKept} onChange={(event) => setKept(event.target.checked)} />}
              label={text("apiKey.onceKept")}
            />
          </>
        )}
      </DialogContent>
      <DialogActions>
        {isKept ? (
          <Button variant="outlined" onClick={onClose}>
            {text("frame.close")}
          </Button>
        ) : (
          <RefusedButton reason={text("apiKey.onceTickFirst")}>{text("frame.close")}</RefusedButton>
        )}
      </DialogActions>
    </Dialog>
  );
}
