import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useText } from "../i18n/use-text";
import type { MessageKey } from "../i18n/messages";
import { Card } from "../layout/Card";
import { openPalette } from "../palette/palette-state";
import type { FilterValues } from "./filter-definition";

interface EmptyListProps {
  things: MessageKey;
  values: FilterValues;
  /** Said instead, where it is good that nothing is there. */
  good?: MessageKey | null;
  onClear: () => void;
}

/** Why a list is empty, and the ways out. */
export function EmptyList({ things, values, good = null, onClear }: EmptyListProps) {
  const text = useText();
  const noun = text(things);
  if (good || Object.keys(values).length === 0) {
    return (
      <Card>
        <Typography variant="h3" component="h2">
          {good ? text(good) : text("list.emptyAll", { things: noun })}
        </Typography>
      </Card>
    );
  }
  const typed = typeof values.text === "string" ? values.text : undefined;
  return (
    <Card>
      <Typography variant="h3" component="h2">
        {typed ? text("list.emptyText", { things: noun, text: typed }) : text("list.emptyFiltered", { things: noun })}
      </Typography>
      <Typography sx={{ mb: 2 }}>{text("list.emptyHint")}</Typography>
      <div style={{ display: "flex", flexWrap: "wrap", gap: 8 }}>
        <Button variant="contained" onClick={onClear}>
          {text("list.clearFilters")}
        </Button>
        <Button variant="outlined" onClick={openPalette}>
          {text("list.searchElsewhere")}
        </Button>
      </div>
    </Card>
  );
}
