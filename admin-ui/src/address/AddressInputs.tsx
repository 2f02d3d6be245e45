import { useFormContext, useWatch } from "react-hook-form";
import { FieldPair } from "../form/Section";
import { TextInput } from "../form/TextInput";
import type { FormValues } from "../form/form-values";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import type { MessageKey } from "../i18n/messages";
import { AreaInput } from "./AreaInput";
import { useDistrict, useDistricts, useProvinces } from "./use-address-choices";

interface AddressInputsProps {
  resource: "organisations" | "servicePoints";
  hintTh: MessageKey;
  hintEn: MessageKey;
}

function useCode(field: string): string {
  const value: unknown = useWatch({ name: field });
  return typeof value === "string" ? value : "";
}

/**
 * An address whose parts fit together: the province limits the districts, the district the sub-districts and postcodes,
 * and a part that no longer fits is emptied. Choosing a sub-district fills in its postcode.
 */
export function AddressInputs({ resource, hintTh, hintEn }: AddressInputsProps) {
  const text = useText();
  const label = (field: string) => `resources.${resource}.fields.${field}` as MessageKey;
  return (
    <>
      <TextInput field="addressTh" label={label("addressTh")} hint={text(hintTh)} lang="th" rows={2} />
      <AreaInputs label={label} />
      <TextInput
        field="addressEn"
        label={label("addressEn")}
        hint={text(hintEn)}
        rules={["NOT_ENGLISH"]}
        lang="en"
        rows={2}
      />
    </>
  );
}

function AreaInputs({ label }: { label: (field: string) => MessageKey }) {
  const { setValue, getValues } = useFormContext<FormValues>();
  const provinceCode = useCode("provinceCode");
  const districtCode = useCode("districtCode");
  const district = useDistrict(districtCode);
  const set = (field: string, value: string) => setValue(field, value, { shouldDirty: true });
  function clear(...fields: string[]) {
    for (const field of fields) if (getValues(field) !== "") set(field, "");
  }
  return (
    <>
      <FieldPair>
        <AreaInput
          field="provinceCode"
          label={label("provinceCode")}
          placeholder="form.chooseProvince"
          areas={useProvinces()}
          onChoose={() => clear("districtCode", "subdistrictCode", "postcode")}
        />
        <AreaInput
          field="districtCode"
          label={label("districtCode")}
          placeholder={provinceCode ? "form.chooseDistrict" : "form.provinceFirst"}
          areas={useDistricts(provinceCode)}
          isWaiting={provinceCode === ""}
          onChoose={() => clear("subdistrictCode", "postcode")}
        />
      </FieldPair>
      <FieldPair>
        <AreaInput
          field="subdistrictCode"
          label={label("subdistrictCode")}
          placeholder={districtCode ? "form.chooseSubdistrict" : "form.districtFirst"}
          areas={district?.subdistricts}
          isWaiting={districtCode === ""}
          onChoose={(code) => {
            const chosen = district?.subdistricts.find((area) => area.code === code);
            if (chosen) set("postcode", chosen.postcode);
          }}
        />
        <PostcodeInput label={label("postcode")} district={district} />
      </FieldPair>
    </>
  );
}

function PostcodeInput({ label, district }: { label: MessageKey; district: ReturnType<typeof useDistrict> }) {
  const text = useText();
  const [locale] = useLocale();
  const hint =
    district &&
    text("form.postcodesOf", { district: localName(district, locale), postcodes: district.postcodes.join(" ") });
  return (
    <TextInput
      field="postcode"
      label={label}
      hint={hint}
      rules={["POSTCODE_FORMAT"]}
      inputMode="numeric"
      autoComplete="postal-code"
    />
  );
}
