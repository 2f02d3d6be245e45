import { useEffect, useState, type KeyboardEvent } from "react";
import { useNavigate } from "react-router";
import Dialog from "@mui/material/Dialog";
import SearchOutlined from "@mui/icons-material/SearchOutlined";
import { styled } from "@mui/material/styles";
import { useText } from "../i18n/use-text";
import { announce } from "../layout/announcer";
import { color } from "../layout/tokens";
import { PaletteList, optionId } from "./PaletteList";
import { usePaletteResults } from "./use-palette-results";

const LIST_ID = "palette-results";

const Field = styled("div")({
  display: "flex",
  alignItems: "center",
  gap: 12,
  padding: "8px 20px",
  borderBottom: `1px solid ${color.line}`,
  "& input": {
    flex: 1,
    minWidth: 0,
    minHeight: 44,
    font: "inherit",
    fontSize: 18,
    lineHeight: 1.75,
    color: color.ink,
    border: 0,
    outline: "none",
  },
});

const Foot = styled("div")({
  padding: "8px 20px",
  fontSize: 14,
  color: color.inkSecondary,
  borderTop: `1px solid ${color.line}`,
});

/** Ctrl K: goes to a menu item or a record by typing part of its name. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const text = useText();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const { groups, isSearching, hasFailed } = usePaletteResults(typed);
  const results = groups.flatMap((group) => group.results);
  const activeIndex = Math.min(active, results.length - 1);
  const message = paletteMessage();
  useEffect(() => announce(message), [message]);

  function paletteMessage(): string {
    if (hasFailed) return text("palette.failed");
    if (results.length > 0)
      return isSearching ? "" : text("palette.found", { smart_count: results.length, count: results.length });
    return isSearching ? text("palette.searching") : text("palette.none", { text: typed.trim() });
  }

  function open(index: number) {
    const result = results[index];
    if (!result) return;
    onClose();
    void navigate(result.path);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter") return open(activeIndex);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || results.length === 0) return undefined;
    event.preventDefault();
    return setActive((activeIndex + step + results.length) % results.length);
  }

  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      aria-labelledby="palette-title"
      sx={{ "& .MuiDialog-container": { alignItems: "flex-start" } }}
    >
      <h2 id="palette-title" className="visually-hidden">
        {text("palette.title")}
      </h2>
      <Field>
        <SearchOutlined aria-hidden sx={{ color: color.inkSecondary }} />
        <input
          autoFocus
          role="combobox"
          aria-label={text("palette.title")}
          aria-expanded={results.length > 0}
          aria-controls={LIST_ID}
          aria-activedescendant={activeIndex >= 0 ? optionId(activeIndex) : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={text("palette.hint")}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </Field>
      <PaletteList id={LIST_ID} groups={groups} activeIndex={activeIndex} onOpen={open} onHover={setActive} />
      <Foot>{message && results.length === 0 ? message : text("palette.keys")}</Foot>
    </Dialog>
  );
}
