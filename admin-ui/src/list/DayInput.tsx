import { useId, useState } from "react";
import TextField from "@mui/material/TextField";
import { formatDate, formatLongDate } from "../format/date";
import { parseDay, startOfDay } from "../format/parse-date";
import { useLocale, useText } from "../i18n/use-text";

interface DayInputProps {
  label: string;
  /** ISO 8601, e.g. "2026-11-21"; '' for none. */
  value: string;
  onChange: (day: string) => void;
  isRequired?: boolean;
  hint?: string;
  /** What the server or a rule has against the day. */
  problem?: string;
}

/** A day, typed as people write it in either era; what was understood is said in words. */
export function DayInput({ label, value, onChange, isRequired = false, hint, problem }: DayInputProps) {
  const text = useText();
  const [locale] = useLocale();
  const id = useId();
  const written = (day: string) => (day ? formatDate(startOfDay(day), locale).replaceAll("\u00A0", " ") : "");
  const [typed, setTyped] = useState(written(value));
  const [isLeft, setLeft] = useState(false);
  const [seen, setSeen] = useState(value);
  // The value also changes from outside: a chosen period, a cleared filter. What is being typed is ahead of it.
  if (value !== seen) {
    setSeen(value);
    if (value !== (parseDay(typed) ?? "")) setTyped(written(value));
  }
  const isWrong = isLeft && typed.trim() !== "" && parseDay(typed) === null;
  const help = isWrong
    ? text("common.notDay")
    : (problem ?? (value ? formatLongDate(startOfDay(value), locale) : hint));
  return (
    <TextField
      id={id}
      label={label}
      required={isRequired}
      value={typed}
      placeholder={hint}
      autoComplete="off"
      error={isWrong || problem !== undefined}
      helperText={help ?? text("common.dayHint")}
      onChange={(event) => {
        setTyped(event.target.value);
        setLeft(false);
        onChange(parseDay(event.target.value) ?? "");
      }}
      onBlur={() => setLeft(true)}
    />
  );
}
