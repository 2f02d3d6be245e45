import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useText } from "../i18n/use-text";
import { isAllDay, type RangeValue } from "./hours-value";
import { RangesInput } from "./RangesInput";

const states = ["closed", "atTimes", "allDay"] as const;
type DayState = (typeof states)[number];

const stateOf = (ranges: RangeValue[]): DayState => {
  if (ranges.length === 0) return "closed";
  return isAllDay(ranges) ? "allDay" : "atTimes";
};

const rangesFor: Record<DayState, () => RangeValue[]> = {
  closed: () => [],
  atTimes: () => [{ opensAt: "08:30", closesAt: "16:30" }],
  allDay: () => [{ opensAt: "00:00", closesAt: "24:00" }],
};

interface DayHoursInputProps {
  path: string;
  what: string;
  /** The name of the choice between open and closed. */
  label: string;
  ranges: RangeValue[];
  onChange: (ranges: RangeValue[]) => void;
}

/** One day: closed, open all day, or open at times. */
export function DayHoursInput({ path, what, label, ranges, onChange }: DayHoursInputProps) {
  const text = useText();
  const state = stateOf(ranges);
  return (
    <>
      <TextField
        select
        value={state}
        onChange={(event) => onChange(rangesFor[event.target.value as DayState]())}
        sx={{ width: 176 }}
        slotProps={{ select: { SelectDisplayProps: { "aria-label": label } as object } }}
      >
        {states.map((key) => (
          <MenuItem key={key} value={key}>
            {text(`hours.${key}`)}
          </MenuItem>
        ))}
      </TextField>
      {state === "atTimes" && <RangesInput path={path} what={what} ranges={ranges} onChange={onChange} />}
    </>
  );
}
