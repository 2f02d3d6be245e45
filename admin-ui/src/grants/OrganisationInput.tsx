import { useState } from "react";
import FormHelperText from "@mui/material/FormHelperText";
import { useController } from "react-hook-form";
import type { Named } from "../i18n/localized";
import { useText } from "../i18n/use-text";
import { fieldId } from "../form/form-definition";
import { SearchableChoice } from "../list/SearchableChoice";
import { useOrganisationChoices } from "../organisations/use-organisation-choices";
import { useOrganisationChain } from "../organisations/use-organisation-chain";

/** The organisation of a grant, out of those in the asker's scope, found by typing. */
export function OrganisationInput({ organisation }: { organisation: Named & { id: string } }) {
  const text = useText();
  const { field, fieldState } = useController({
    name: "organisationId",
    rules: { required: text("error.rule.REQUIRED") },
  });
  const value = typeof field.value === "string" ? field.value : "";
  const [typed, setTyped] = useState("");
  const chain = useOrganisationChain(value || undefined);
  const choices = useOrganisationChoices(typed, value === organisation.id ? organisation : chain?.at(-1));
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
