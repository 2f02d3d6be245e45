import { useState } from "react";
import FormHelperText from "@mui/material/FormHelperText";
import { useController } from "react-hook-form";
import { placeText } from "../address/PlaceName";
import { useApiQuery } from "../data/use-api-query";
import { localName, type Named } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { fieldId } from "../form/form-definition";
import { SearchableChoice } from "../list/SearchableChoice";
import { useDebouncedValue } from "../list/use-debounced-value";
import { OrganisationChoicesDocument } from "../organisations/organisation-choices.graphql";
import { useOrganisationChain } from "../organisations/use-organisation-chain";

const CHOICE_LIMIT = 50;

/** The organisation of a grant, out of those in the asker's scope, found by typing. */
export function OrganisationInput({ organisation }: { organisation: Named & { id: string } }) {
  const text = useText();
  const { field, fieldState } = useController({
    name: "organisationId",
    rules: { required: text("error.rule.REQUIRED") },
  });
  const value = typeof field.value === "string" ? field.value : "";
  const [typed, setTyped] = useState("");
  const choices = useChoices(useDebouncedValue(typed.trim()), value, organisation);
  return (
    <div id={fieldId("organisationId")}>
      <SearchableChoice
        label={text("resources.grants.fields.organisationId")}
        isLabelVisible
        isRequired
        placeholder={text("grant.organisationHint")}
        choices={choices}
        value={value}
        onChange={field.onChange}
        onType={setTyped}
      />
      <FormHelperText error={fieldState.error !== undefined}>
        {fieldState.error?.message ?? text("grant.organisationHint")}
      </FormHelperText>
    </div>
  );
}

function useChoices(typed: string, value: string, organisation: Named & { id: string }) {
  const [locale] = useLocale();
  const chain = useOrganisationChain(value || undefined);
  const filter = typed ? { text: typed } : {};
  const { data } = useApiQuery(
    OrganisationChoicesDocument,
    { filter, first: CHOICE_LIMIT },
    { staleTime: 60_000, placeholderData: (previous) => previous },
  );
  const found = data?.organisations.nodes.map((node) => ({
    value: node.id,
    label: [localName(node, locale), placeText(node, locale).join(" ")].filter(Boolean).join(" · "),
  }));
  // What is chosen stays among the choices, also when it is not on the first page.
  const chosen = value === organisation.id ? organisation : chain?.at(-1);
  if (found && chosen && !found.some((choice) => choice.value === chosen.id)) {
    found.unshift({ value: chosen.id, label: localName(chosen, locale) });
  }
  return found;
}
