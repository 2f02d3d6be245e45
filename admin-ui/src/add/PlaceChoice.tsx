import { useState } from "react";
import type { Named } from "../i18n/localized";
import { useText } from "../i18n/use-text";
import { SearchableChoice } from "../list/SearchableChoice";
import { useOrganisationChoices } from "../organisations/use-organisation-choices";

interface PlaceChoiceProps {
  label: string;
  /** The chosen organisation, which may be on no page of the choices. */
  chosen: (Named & { id: string }) | undefined;
  onChange: (id: string) => void;
  /** It may be left open. */
  isOptional?: boolean;
}

/** An organisation of the officer's scope, found by typing. */
export function PlaceChoice({ label, chosen, onChange, isOptional = false }: PlaceChoiceProps) {
  const text = useText();
  const [typed, setTyped] = useState("");
  const choices = useOrganisationChoices(typed, chosen);
  return (
    <SearchableChoice
      label={label}
      isLabelVisible
      isRequired={!isOptional}
      placeholder={text("add.placeHint")}
      choices={choices}
      value={chosen?.id ?? ""}
      onChange={onChange}
      onType={setTyped}
    />
  );
}
