import TextField from "@mui/material/TextField";
import { useText } from "../i18n/use-text";
import { choiceOf, withChoice, type ChoiceFilter, type FilterControlProps } from "./filter-definition";
import { SearchableChoice } from "./SearchableChoice";

interface ChoiceControlProps extends FilterControlProps {
  filter: ChoiceFilter;
  /** In the bar the label is for screen readers only; in the sheet it stands above. */
  isLabelVisible: boolean;
}

/** The control of a choice filter: a native select, which phones and screen readers know best, or a searchable one. */
export function ChoiceControl({ filter, values, onChange, isLabelVisible }: ChoiceControlProps) {
  const text = useText();
  const choices = filter.useChoices(values);
  if (choices?.length === 0) return null;
  const value = choiceOf(filter, values);
  const label = text(filter.label);
  const change = (choice: string) => onChange(withChoice(filter, values, choice));
  if (filter.isSearchable) {
    return (
      <SearchableChoice
        label={label}
        isLabelVisible={isLabelVisible}
        placeholder={text(filter.anyLabel)}
        choices={choices}
        value={value}
        onChange={change}
      />
    );
  }
  return (
    <TextField
      select
      label={isLabelVisible ? label : undefined}
      value={choices ? value : ""}
      onChange={(event) => change(event.target.value)}
      slotProps={{ select: { native: true }, htmlInput: isLabelVisible ? {} : { "aria-label": label } }}
    >
      <option value="">{text(filter.anyLabel)}</option>
      {choices?.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </TextField>
  );
}
