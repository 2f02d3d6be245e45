import { useState } from "react";
import FormHelperText from "@mui/material/FormHelperText";
import { placeText } from "../address/PlaceName";
import { useApiQuery } from "../data/use-api-query";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { SearchableChoice } from "../list/SearchableChoice";
import { useDebouncedValue } from "../list/use-debounced-value";
import { OrganisationChoicesDocument } from "../organisations/organisation-choices.graphql";

const CHOICE_LIMIT = 50;

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
  const [locale] = useLocale();
  const [typed, setTyped] = useState("");
  const words = useDebouncedValue(typed.trim());
  const { data } = useApiQuery(
    OrganisationChoicesDocument,
    { filter: words ? { text: words } : {}, first: CHOICE_LIMIT },
    { staleTime: 60_000, placeholderData: (previous) => previous },
  );
  const found = data?.organisations.nodes.map((node) => ({
    value: node.id,
    label: [localName(node, locale), placeText(node, locale).join(" ")].filter(Boolean).join(" · "),
  }));
  // What is chosen stays among the choices, also when the search does not find it.
  const isFound = found?.some((choice) => choice.value === value?.id);
  const choices = value && found && !isFound ? [{ value: value.id, label: value.name }, ...found] : found;
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
