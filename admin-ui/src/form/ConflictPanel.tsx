import { useEffect, useRef, type ReactNode } from "react";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { useFormContext, useWatch } from "react-hook-form";
import { formatTime } from "../format/date";
import { useLocale, useText } from "../i18n/use-text";
import { color, tone } from "../layout/tokens";
import { fieldLabelKey, type RecordFormDefinition, type VersionedRecord } from "./form-definition";
import { isSameValue, type ConflictRow, type FormValues } from "./form-values";
import type { OpenConflict } from "./use-record-form";

const Box = styled("div")(({ theme }) => ({
  padding: "20px 24px",
  backgroundColor: color.surface,
  border: `3px solid ${tone.warn.text}`,
  borderRadius: 12,
  "& table": { width: "100%", borderCollapse: "collapse", fontSize: 15, marginTop: 12 },
  "& th, & td": {
    padding: "8px 8px 8px 0",
    textAlign: "start",
    verticalAlign: "top",
    borderTop: `1px solid ${color.line}`,
    overflowWrap: "anywhere",
  },
  "& thead th": { borderTop: 0, color: color.inkSecondary },
  [theme.breakpoints.down("sm")]: {
    padding: 16,
    // Each row becomes a block; the heads then stand in the cells.
    "& thead": { display: "none" },
    "& tr, & td, & tbody th": { display: "block", border: 0, padding: "2px 0" },
    "& tbody tr": { borderTop: `1px solid ${color.line}`, padding: "8px 0" },
    "& td[data-head]::before": { content: 'attr(data-head) ": "', color: color.inkSecondary },
  },
}));

interface ConflictPanelProps<Row extends VersionedRecord> {
  definition: RecordFormDefinition<Row>;
  conflict: OpenConflict;
}

/** Who saved meanwhile, and for each field that both changed, which value shall stand. Nothing typed is gone. */
export function ConflictPanel<Row extends VersionedRecord>({ definition, conflict }: ConflictPanelProps<Row>) {
  const text = useText();
  const [locale] = useLocale();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: "start" });
  }, [conflict]);
  const name = conflict.changedByName ?? text("form.conflictSomebody");
  return (
    <Box ref={box} role="alert" tabIndex={-1} style={{ scrollMarginTop: 80 }}>
      <Typography variant="h2" sx={{ color: tone.warn.text }}>
        {text("form.conflictTitle", { name, time: formatTime(conflict.changedAt, locale) })}
      </Typography>
      <Typography>{text(conflict.rows.length > 0 ? "form.conflictBody" : "form.conflictMerged")}</Typography>
      {conflict.rows.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{text("form.conflictField")}</th>
              <th scope="col">{text("form.conflictBase")}</th>
              <th scope="col">{text("form.conflictTheirs")}</th>
              <th scope="col">{text("form.conflictMine")}</th>
              <th scope="col">{text("form.conflictChoice")}</th>
            </tr>
          </thead>
          <tbody>
            {conflict.rows.map((row) => (
              <ConflictLine key={row.field} row={row} definition={definition} />
            ))}
          </tbody>
        </table>
      )}
    </Box>
  );
}

function ConflictLine<Row extends VersionedRecord>({
  row,
  definition,
}: {
  row: ConflictRow;
  definition: RecordFormDefinition<Row>;
}) {
  const text = useText();
  const { setValue } = useFormContext<FormValues>();
  const current = useWatch({ name: row.field }) as unknown;
  const label = text(fieldLabelKey(definition.resource, row.field));
  const show = (value: unknown): ReactNode => definition.renderValue(row.field, value);
  const choice = isSameValue(current, row.theirs) ? "theirs" : "mine";
  const choose = (chosen: "theirs" | "mine" | null) =>
    chosen && setValue(row.field, row[chosen], { shouldDirty: true });
  return (
    <tr>
      <th scope="row">{label}</th>
      <td data-head={text("form.conflictBase")}>{show(row.base)}</td>
      <td data-head={text("form.conflictTheirs")}>{show(row.theirs)}</td>
      <td data-head={text("form.conflictMine")}>{show(row.mine)}</td>
      <td>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={choice}
          onChange={(_event, chosen: "theirs" | "mine" | null) => choose(chosen)}
          aria-label={text("form.conflictChoiceFor", { field: label })}
        >
          <ToggleButton value="theirs">{text("form.useTheirs")}</ToggleButton>
          <ToggleButton value="mine">{text("form.useMine")}</ToggleButton>
        </ToggleButtonGroup>
      </td>
    </tr>
  );
}
