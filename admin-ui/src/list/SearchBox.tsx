import { useCallback, useEffect, useRef, useState } from "react";
import IconButton from "@mui/material/IconButton";
import InputAdornment from "@mui/material/InputAdornment";
import TextField from "@mui/material/TextField";
import CloseOutlined from "@mui/icons-material/CloseOutlined";
import SearchOutlined from "@mui/icons-material/SearchOutlined";
import { useText } from "../i18n/use-text";
import { color } from "../layout/tokens";

const DEBOUNCE_MS = 400;

interface SearchBoxProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** A search field that reports 400 ms after the last key, or at once on Enter. */
export function SearchBox({ label, value, onChange }: SearchBoxProps) {
  const text = useText();
  const { typed, setTyped, send } = useDebouncedText(value, onChange);
  return (
    <TextField
      type="text"
      placeholder={label}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => event.key === "Enter" && send(typed)}
      slotProps={{
        htmlInput: { "aria-label": label, inputMode: "search", autoComplete: "off", enterKeyHint: "search" },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <SearchOutlined aria-hidden sx={{ color: color.inkSecondary }} />
            </InputAdornment>
          ),
          endAdornment: typed && (
            <IconButton aria-label={text("list.clear")} edge="end" onClick={() => send("")}>
              <CloseOutlined aria-hidden sx={{ fontSize: 20 }} />
            </IconButton>
          ),
        },
      }}
    />
  );
}

/** What is typed, and when it is reported. A value from outside (a cleared filter, a chosen view) replaces the text. */
function useDebouncedText(value: string, onChange: (value: string) => void) {
  const [typed, setTyped] = useState(value);
  const report = useRef(onChange);
  report.current = onChange;
  const reported = useRef(value);
  const send = useCallback((next: string) => {
    setTyped(next);
    reported.current = next.trim();
    report.current(next.trim());
  }, []);
  useEffect(() => {
    if (value !== reported.current) setTyped(value);
    reported.current = value;
  }, [value]);
  useEffect(() => {
    if (typed.trim() === reported.current) return undefined;
    const page = window.location.pathname;
    const timer = setTimeout(() => {
      // A result may have been clicked meanwhile: this list stays on the screen until the next page's code has come, and
      // a filter set now would call the person back to it.
      if (window.location.pathname === page) send(typed);
    }, DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [typed, send]);
  return { typed, setTyped, send };
}
