import { useState } from "react";
import FormHelperText from "@mui/material/FormHelperText";
import { useText } from "../i18n/use-text";
import { SearchableChoice } from "../list/SearchableChoice";
import { useOrganisationChoices } from "../organisations/use-organisation-choices";

export interface ChosenOrganisation {
  id: string;
  name: string;
}

interface OrganisationChoiceProps {
  value: ChosenOrganisation | null;
  onChange: (organisation: ChosenOrganisation | null) => void;
  problem?: string;
}

/** The organisation that a key reads, out of those in the asker's scope. */
export function OrganisationChoice({ value, onChange, problem }: OrganisationChoiceProps) {
  const text = useText();
  const [typed, setTyped] = useState("");
  const choices = useOrganisationChoices(typed, value ? { id: value.id, nameTh: value.name } : undefined);
  return (
    <div id="api-key-organisation">
      <SearchableChoice
        label={text("apiKey.organisation")}
        isLabelVisible
        isRequired
        placeholder={text("apiKey.chooseOrganisation")}
        choices={choices}
        value={value?.id ?? ""}
        onType={setTyped}
        onChange={(id) => {
          const choice = choices?.find((one) => one.value === id);
          onChange(choice ? { id, name: choice.label } : null);
        }}
      />
      <FormHelperText error={problem !== undefined}>{problem ?? text("apiKey.organisationHint")}</FormHelperText>
    </div>
  );
}
