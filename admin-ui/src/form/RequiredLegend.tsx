import Typography from "@mui/material/Typography";
import { useText } from "../i18n/use-text";
import { tone } from "../layout/tokens";

/** What the mark beside a label means. */
export function RequiredLegend() {
  const text = useText();
  const [before, after] = text("form.requiredLegend", { mark: "*" }).split("*");
  return (
    <Typography>
      {before}
      <span style={{ color: tone.error.text }}>*</span>
      {after}
    </Typography>
  );
}
