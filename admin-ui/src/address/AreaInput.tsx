import Autocomplete from "@mui/material/Autocomplete";
import TextField from "@mui/material/TextField";
import { useController } from "react-hook-form";
import { fieldId } from "../form/form-definition";
import { useKeptHelp } from "../form/use-kept-help";
import { localName } from "../i18n/localized";
import { matchesWords } from "../i18n/matches-words";
import { useLocale, useText } from "../i18n/use-text";
import type { MessageKey } from "../i18n/messages";
import type { Area } from "./use-address-choices";

interface AreaInputProps {
  field: string;
  label: MessageKey;
  placeholder: MessageKey;
  /** undefined while loading, or while the area above is not chosen. */
  areas: Area[] | undefined;
  /** The area above comes first. */
  isWaiting?: boolean;
  onChoose: (code: string) => void;
}

/** A province, district or sub-district, found by typing its Thai or English name. Its value is the area's code. */
export function AreaInput({ field, label, placeholder, areas, isWaiting = false, onChoose }: AreaInputProps) {
  const text = useText();
  const [locale] = useLocale();
  const { field: control, fieldState } = useController({ name: field });
  const problem = fieldState.error?.message;
  const help = useKeptHelp(problem);
  const code = typeof control.value === "string" ? control.value : "";
  return (
    <Autocomplete
      id={fieldId(field)}
      options={areas ?? []}
      loading={areas === undefined && !isWaiting}
      value={areas?.find((area) => area.code === code) ?? null}
      onChange={(_event, area) => {
        control.onChange(area?.code ?? "");
        onChoose(area?.code ?? "");
      }}
      onBlur={control.onBlur}
      getOptionLabel={(area) => localName(area, locale)}
      getOptionKey={(area) => area.code}
      isOptionEqualToValue={(area, chosen) => area.code === chosen.code}
      filterOptions={(all, { inputValue }) =>
        all.filter((area) => matchesWords(`${area.nameTh} ${area.nameEn}`, inputValue))
      }
      noOptionsText={text(isWaiting ? placeholder : "list.noChoices")}
      autoHighlight
      sx={{ "& .MuiOutlinedInput-root": { py: 0, pl: 0 }, "& .MuiAutocomplete-input": { p: "10px 12px !important" } }}
      renderInput={(params) => (
        <TextField
          {...params}
          label={text(label)}
          placeholder={text(placeholder)}
          error={problem !== undefined}
          helperText={help}
        />
      )}
    />
  );
}
