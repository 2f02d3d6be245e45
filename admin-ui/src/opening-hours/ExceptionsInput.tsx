import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import AddOutlined from "@mui/icons-material/AddOutlined";
import { styled } from "@mui/material/styles";
import { get, useFormState } from "react-hook-form";
import { useText } from "../i18n/use-text";
import { color } from "../layout/tokens";
import { DayInput } from "../list/DayInput";
import { DayHoursInput } from "./DayHoursInput";
import { Group, Wrapped } from "./fields";
import type { ExceptionValue } from "./hours-value";

const Item = styled("fieldset")({
  margin: 0,
  padding: 16,
  minWidth: 0,
  border: `1px solid ${color.line}`,
  borderRadius: 8,
  display: "flex",
  flexDirection: "column",
  gap: 12,
  "& legend": { padding: "0 4px", fontWeight: 600 },
});

const empty: ExceptionValue = { firstDate: "", lastDate: "", note: "", ranges: [] };

interface ExceptionsInputProps {
  exceptions: ExceptionValue[];
  onChange: (exceptions: ExceptionValue[]) => void;
}

/** Days that differ from the week: a closing for repairs, an evening opening. */
export function ExceptionsInput({ exceptions, onChange }: ExceptionsInputProps) {
  const text = useText();
  const change = (index: number, part: Partial<ExceptionValue>) =>
    onChange(exceptions.map((exception, at) => (at === index ? { ...exception, ...part } : exception)));
  return (
    <Group>
      <legend>{text("hours.exceptions")}</legend>
      {exceptions.map((exception, index) => (
        <ExceptionInput
          key={index}
          index={index}
          exception={exception}
          onChange={(part) => change(index, part)}
          onRemove={() => onChange(exceptions.filter((_exception, at) => at !== index))}
        />
      ))}
      <div>
        <Button
          variant="outlined"
          size="small"
          startIcon={<AddOutlined aria-hidden />}
          onClick={() => onChange([...exceptions, empty])}
        >
          {text("hours.addException")}
        </Button>
      </div>
    </Group>
  );
}

interface ExceptionInputProps {
  index: number;
  exception: ExceptionValue;
  onChange: (part: Partial<ExceptionValue>) => void;
  onRemove: () => void;
}

function ExceptionInput({ index, exception, onChange, onRemove }: ExceptionInputProps) {
  const text = useText();
  const { errors } = useFormState();
  const path = `openingHours.exceptions.${index}`;
  const problem = (part: string) => (get(errors, `${path}.${part}`) as { message?: string } | undefined)?.message;
  const what = text("hours.exception", { index: index + 1 });
  // Most are one day long: the last day follows the first until it is given.
  const setFirst = (firstDate: string) =>
    onChange(
      exception.lastDate < firstDate || !exception.lastDate ? { firstDate, lastDate: firstDate } : { firstDate },
    );
  return (
    <Item>
      <legend>{what}</legend>
      <Wrapped sx={{ alignItems: "flex-start" }}>
        <DayInput
          label={text("hours.firstDate")}
          value={exception.firstDate}
          onChange={setFirst}
          problem={problem("firstDate")}
        />
        <DayInput
          label={text("hours.lastDate")}
          value={exception.lastDate}
          onChange={(lastDate) => onChange({ lastDate })}
          problem={problem("lastDate")}
        />
      </Wrapped>
      <DayHoursInput
        path={`${path}.ranges`}
        what={what}
        label={text("hours.state", { day: what })}
        ranges={exception.ranges}
        onChange={(ranges) => onChange({ ranges })}
      />
      <TextField
        id={`exception-note-${index}`}
        label={text("hours.note")}
        value={exception.note}
        onChange={(event) => onChange({ note: event.target.value })}
        error={problem("note") !== undefined}
        helperText={problem("note") ?? text("hours.noteHint")}
        slotProps={{ htmlInput: { maxLength: 200, autoComplete: "off" } }}
      />
      <div>
        <Button size="small" variant="outlined" onClick={onRemove}>
          {text("hours.removeException", { index: index + 1 })}
        </Button>
      </div>
    </Item>
  );
}
