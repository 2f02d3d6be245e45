import { useRef } from "react";
import Autocomplete from "@mui/material/Autocomplete";
import TextField from "@mui/material/TextField";
import { useText } from "../i18n/use-text";
import { matchesWords } from "../i18n/matches-words";
import { menuContainer } from "../layout/menu-container";
import type { FilterChoice } from "./filter-definition";

interface SearchableChoiceProps {
  label: string;
  isLabelVisible: boolean;
  isRequired?: boolean;
  placeholder: string;
  /** undefined while loading. */
  choices: FilterChoice[] | undefined;
  value: string;
  /** '' takes the choice away. */
  onChange: (value: string) => void;
  /** Given when the server searches: the choices then follow what is typed. */
  onType?: (typed: string) => void;
}

/** One choice out of many, found by typing part of its name. */
export function SearchableChoice({
  label,
  isLabelVisible,
  isRequired = false,
  placeholder,
  choices,
  value,
  onChange,
  onType,
}: SearchableChoiceProps) {
  const text = useText();
  const box = useRef<HTMLDivElement>(null);
  return (
    <Autocomplete
      ref={box}
      slotProps={{ popper: { container: () => menuContainer(box.current) } }}
      options={choices ?? []}
      loading={choices === undefined}
      value={choices?.find((choice) => choice.value === value) ?? null}
      onChange={(_event, choice) => onChange(choice?.value ?? "")}
      onInputChange={(_event, typed, reason) => reason === "input" && onType?.(typed)}
      isOptionEqualToValue={(option, chosen) => option.value === chosen.value}
      getOptionLabel={(choice) => choice.label}
      getOptionKey={(choice) => choice.value}
      filterOptions={
        onType ? (all) => all : (all, { inputValue }) => all.filter((choice) => matchesWords(choice.label, inputValue))
      }
      noOptionsText={text("list.noChoices")}
      autoHighlight
      sx={{ "& .MuiOutlinedInput-root": { py: 0, pl: 0 }, "& .MuiAutocomplete-input": { p: "10px 12px !important" } }}
      renderInput={(params) => (
        <TextField
          {...params}
          label={isLabelVisible ? label : undefined}
          required={isRequired}
          placeholder={placeholder}
          slotProps={{
            ...params.slotProps,
            htmlInput: { ...params.slotProps.htmlInput, ...(isLabelVisible ? {} : { "aria-label": label }) },
          }}
        />
      )}
    />
  );
}
