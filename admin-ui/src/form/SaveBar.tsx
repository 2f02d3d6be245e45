import Button from "@mui/material/Button";
import { styled } from "@mui/material/styles";
import { useWatch } from "react-hook-form";
import { useText } from "../i18n/use-text";
import { useIsOnline } from "../layout/NetworkStrip";
import { color, shadow, size } from "../layout/tokens";
import { changedFields, type FormValues } from "./form-values";

const Bar = styled("div")(({ theme }) => ({
  position: "sticky",
  bottom: 0,
  zIndex: 1000,
  display: "flex",
  alignItems: "center",
  gap: 12,
  minHeight: size.saveBarHeight,
  padding: "12px 32px",
  backgroundColor: color.surface,
  borderTop: `1px solid ${color.line}`,
  boxShadow: shadow.stickyBar,
  "& .state": { marginInlineStart: "auto", fontSize: 15, lineHeight: 1.6, color: color.inkSecondary, textAlign: "end" },
  [theme.breakpoints.down("sm")]: { padding: "12px 16px", gap: 4, "& .state": { fontSize: 14 } },
}));

interface SaveBarProps {
  base: FormValues;
  isSaving: boolean;
  hasConflict: boolean;
  onCancel: () => void;
}

/** At the foot of the window: save, cancel, and how much is not saved yet. */
export function SaveBar({ base, isSaving, hasConflict, onCancel }: SaveBarProps) {
  const text = useText();
  const isOnline = useIsOnline();
  const count = changedFields(base, useWatch() as FormValues).length;
  const state = !isOnline
    ? text("form.offline")
    : count === 0
      ? text("form.unchanged")
      : text("form.changed", { count });
  return (
    <Bar data-save-bar>
      <Button
        type="submit"
        variant="contained"
        size="large"
        disabled={!isOnline}
        aria-disabled={isSaving}
        aria-describedby="save-state"
        aria-keyshortcuts="Control+S"
      >
        {text(isSaving ? "form.saving" : hasConflict ? "form.saveAgain" : "form.save")}
      </Button>
      <Button size="large" onClick={onCancel}>
        {text("form.cancel")}
      </Button>
      <span className="state" id="save-state" role="status">
        {state}
      </span>
    </Bar>
  );
}
