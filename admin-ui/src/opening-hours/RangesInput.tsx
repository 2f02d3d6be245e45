import Button from "@mui/material/Button";
import FormHelperText from "@mui/material/FormHelperText";
import IconButton from "@mui/material/IconButton";
import TextField from "@mui/material/TextField";
import CloseOutlined from "@mui/icons-material/CloseOutlined";
import { get, useFormState } from "react-hook-form";
import { fieldId } from "../form/form-definition";
import { useLocale, useText } from "../i18n/use-text";
import { color } from "../layout/tokens";
import { Wrapped } from "./fields";
import { type RangeValue, tidyTime, withLunchBreak } from "./hours-value";

const MAX_RANGES = 6;

interface RangesInputProps {
  /** Where the ranges stand in the form, as the server names them: "openingHours.week.0.ranges". */
  path: string;
  /** Whose ranges: "จันทร์". */
  what: string;
  ranges: RangeValue[];
  onChange: (ranges: RangeValue[]) => void;
}

/** The ranges of one day: two times each. */
export function RangesInput({ path, what, ranges, onChange }: RangesInputProps) {
  const text = useText();
  const { errors } = useFormState();
  const problem = (get(errors, path) as { message?: string } | undefined)?.message;
  const change = (index: number, part: keyof RangeValue, value: string) =>
    onChange(ranges.map((range, at) => (at === index ? { ...range, [part]: value } : range)));
  const canPause = withLunchBreak(ranges).length > ranges.length;
  return (
    <div style={{ display: "flex", flexDirection: "column", gap: 8, minWidth: 0 }}>
      {ranges.map((range, index) => (
        <Wrapped key={index} sx={{ alignItems: "flex-start" }}>
          <TimeInput
            path={`${path}.${index}.opensAt`}
            label={text("hours.opensAt", { what, index: index + 1 })}
            value={range.opensAt}
            onChange={(value) => change(index, "opensAt", value)}
          />
          <span style={{ lineHeight: "44px" }}>{text("hours.to")}</span>
          <TimeInput
            path={`${path}.${index}.closesAt`}
            label={text("hours.closesAt", { what, index: index + 1 })}
            value={range.closesAt}
            onChange={(value) => change(index, "closesAt", value)}
          />
          {ranges.length > 1 && (
            <IconButton
              aria-label={text("hours.removeRange", { what, index: index + 1 })}
              onClick={() => onChange(ranges.filter((_range, at) => at !== index))}
              sx={{ color: color.inkSecondary }}
            >
              <CloseOutlined aria-hidden />
            </IconButton>
          )}
        </Wrapped>
      ))}
      {problem && <FormHelperText error>{problem}</FormHelperText>}
      <Wrapped>
        {canPause && (
          <Button
            size="small"
            variant="outlined"
            aria-label={text("hours.lunchFor", { what })}
            onClick={() => onChange(withLunchBreak(ranges))}
          >
            {text("hours.lunch")}
          </Button>
        )}
        {ranges.length < MAX_RANGES && (
          <Button
            size="small"
            variant="outlined"
            aria-label={text("hours.addRangeFor", { what })}
            onClick={() => onChange([...ranges, { opensAt: "", closesAt: "" }])}
          >
            {text("hours.addRange")}
          </Button>
        )}
      </Wrapped>
    </div>
  );
}

interface TimeInputProps {
  path: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** A time of day, typed as people write it. A native control would show a.m. and p.m. to some, and has no 24.00. */
function TimeInput({ path, label, value, onChange }: TimeInputProps) {
  const [locale] = useLocale();
  const { errors } = useFormState();
  const problem = (get(errors, path) as { message?: string } | undefined)?.message;
  return (
    <TextField
      id={fieldId(path)}
      value={locale === "th" ? value.replace(":", ".") : value}
      onChange={(event) => onChange(event.target.value)}
      onBlur={() => {
        if (tidyTime(value) !== value) onChange(tidyTime(value));
      }}
      error={problem !== undefined}
      helperText={problem}
      sx={{ width: problem ? 220 : 96 }}
      slotProps={{ htmlInput: { "aria-label": label, inputMode: "decimal", autoComplete: "off", maxLength: 5 } }}
    />
  );
}
