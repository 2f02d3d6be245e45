import { useState } from "react";
import { placeText } from "../address/PlaceName";
import { useApiQuery } from "../data/use-api-query";
import { localName, type Named } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { SearchableChoice } from "../list/SearchableChoice";
import { useDebouncedValue } from "../list/use-debounced-value";
import { OrganisationChoicesDocument } from "../organisations/organisation-choices.graphql";

const CHOICE_LIMIT = 50;

interface PlaceChoiceProps {
  label: string;
  /** The chosen organisation, which may be on no page of the choices. */
  chosen: (Named & { id: string }) | undefined;
  onChange: (id: string) => void;
}

/** An organisation of the officer's scope, found by typing. */
export function PlaceChoice({ label, chosen, onChange }: PlaceChoiceProps) {
  const text = useText();
  const [locale] = useLocale();
  const [typed, setTyped] = useState("");
  const words = useDebouncedValue(typed.trim());
  const { data } = useApiQuery(
    OrganisationChoicesDocument,
    { filter: words ? { text: words } : {}, first: CHOICE_LIMIT },
    { staleTime: 60_000, placeholderData: (previous) => previous },
  );
  const choices = data?.organisations.nodes.map((node) => ({
    value: node.id,
    label: [localName(node, locale), placeText(node, locale).join(" ")].filter(Boolean).join(" · "),
  }));
  if (choices && chosen && !choices.some(({ value }) => value === chosen.id)) {
    choices.unshift({ value: chosen.id, label: localName(chosen, locale) });
  }
  return (
    <SearchableChoice
      label={label}
      isLabelVisible
      isRequired
      placeholder={text("add.placeHint")}
      choices={choices}
      value={chosen?.id ?? ""}
      onChange={onChange}
      onType={setTyped}
    />
  );
}
