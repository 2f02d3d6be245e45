import TextField from "@mui/material/TextField";
import { useApiQuery } from "../data/use-api-query";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { OrganisationClassesDocument } from "../organisations/organisation-choices.graphql";

/** Codes; '' is none. */
export interface ChosenType {
  typeCode: string;
  subTypeCode: string;
}

/** All types with their sub-types. */
export const useOrganisationTypes = () =>
  useApiQuery(OrganisationClassesDocument, {}, { staleTime: 600_000 }).data?.organisationTypes;

interface TypeChoiceProps {
  chosen: ChosenType;
  isMissing: boolean;
  onChange: (chosen: ChosenType) => void;
}

/** A type, and one of its sub-types where it has any. */
export function TypeChoice({ chosen, isMissing, onChange }: TypeChoiceProps) {
  const text = useText();
  const [locale] = useLocale();
  const types = useOrganisationTypes() ?? [];
  const subTypes = types.find(({ code }) => code === chosen.typeCode)?.subTypes ?? [];
  return (
    <>
      <TextField
        select
        required
        label={text("common.type")}
        value={chosen.typeCode}
        error={isMissing}
        helperText={isMissing ? text("error.rule.REQUIRED") : undefined}
        onChange={({ target }) => onChange({ typeCode: target.value, subTypeCode: "" })}
        slotProps={{ select: { native: true } }}
      >
        <option value="">{text("bulkChange.chooseType")}</option>
        {types.map((type) => (
          <option key={type.code} value={type.code}>
            {localName(type, locale)}
          </option>
        ))}
      </TextField>
      {subTypes.length > 0 && (
        <TextField
          select
          label={text("common.subType")}
          value={chosen.subTypeCode}
          onChange={({ target }) => onChange({ ...chosen, subTypeCode: target.value })}
          slotProps={{ select: { native: true } }}
        >
          <option value="">{text("bulkChange.noSubType")}</option>
          {subTypes.map((type) => (
            <option key={type.code} value={type.code}>
              {localName(type, locale)}
            </option>
          ))}
        </TextField>
      )}
    </>
  );
}
