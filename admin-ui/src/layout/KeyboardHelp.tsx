import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import FormControlLabel from "@mui/material/FormControlLabel";
import { styled } from "@mui/material/styles";
import type { MessageKey } from "../i18n/messages";
import { useText } from "../i18n/use-text";
import { useSingleLetterKeys } from "./keyboard";
import { color } from "./tokens";

const Keys = styled("dl")({
  display: "grid",
  gridTemplateColumns: "auto 1fr",
  gap: "8px 24px",
  margin: 0,
  "& dt": { whiteSpace: "nowrap" },
  "& dd": { margin: 0 },
  "& kbd": {
    font: "inherit",
    fontSize: 15,
    padding: "1px 8px",
    border: `1px solid ${color.controlBorder}`,
    borderRadius: 6,
    backgroundColor: color.inset,
  },
});

interface KeyRow {
  keys: string[];
  joint?: "then" | "or";
  label: MessageKey;
}

const rows: KeyRow[] = [
  { keys: ["Ctrl K", "/"], joint: "or", label: "frame.keys.search" },
  { keys: ["g", "h"], joint: "then", label: "frame.keys.home" },
  { keys: ["g", "o"], joint: "then", label: "frame.keys.organisations" },
  { keys: ["g", "s"], joint: "then", label: "frame.keys.servicePoints" },
  { keys: ["Ctrl S"], label: "frame.keys.save" },
  { keys: ["Esc"], label: "frame.keys.close" },
  { keys: ["?"], label: "frame.keys.help" },
];

/** The list of keys, and the switch for those of a single letter (WCAG 2.1.4). */
export function KeyboardHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const text = useText();
  const [areLettersOn, setLettersOn] = useSingleLetterKeys();
  return (
    <Dialog open={isOpen} onClose={onClose} aria-labelledby="keyboard-help-title" maxWidth="xs" fullWidth>
      <DialogTitle id="keyboard-help-title">{text("frame.keys.title")}</DialogTitle>
      <DialogContent>
        <Keys>
          {rows.map((row) => (
            <KeyRowView key={row.label} row={row} />
          ))}
        </Keys>
        <FormControlLabel
          sx={{ mt: 2 }}
          control={<Checkbox checked={areLettersOn} onChange={(_event, isOn) => setLettersOn(isOn)} />}
          label={text("frame.keys.singleLetters")}
        />
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose}>
          {text("frame.close")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function KeyRowView({ row }: { row: KeyRow }) {
  const text = useText();
  return (
    <>
      <dt>
        {row.keys.map((key, index) => (
          <span key={key}>
            {index > 0 && row.joint && ` ${text(`frame.keys.${row.joint}`)} `}
            <kbd>{key}</kbd>
          </span>
        ))}
      </dt>
      <dd>{text(row.label)}</dd>
    </>
  );
}
