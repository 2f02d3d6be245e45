import type { ReactNode } from "react";
import { AreaName } from "../address/AreaName";
import { useText } from "../i18n/use-text";
import type { Facility } from "../data/generated/graphql";
import { FacilityNames, HoursView } from "../opening-hours/HoursView";
import type { HoursValue } from "../opening-hours/hours-value";
import { isEmptyValue } from "./form-values";

/** A form's value for reading: texts, lists, names of areas, coordinates; "ว่าง" for nothing. */
export function FieldValue({ field, value }: { field: string; value: unknown }): ReactNode {
  const text = useText();
  if (isEmptyValue(value)) return <em style={{ fontStyle: "normal" }}>{text("form.emptyValue")}</em>;
  if (/(province|district|subdistrict)Code$/i.test(field)) return <AreaName code={String(value)} />;
  if (field === "openingHours")
    return <HoursView hours={(typeof value === "string" ? JSON.parse(value) : value) as HoursValue} />;
  if (field === "facilities")
    return <FacilityNames facilities={(Array.isArray(value) ? value : String(value).split(", ")) as Facility[]} />;
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value === "object" && value !== null && "latitude" in value && "longitude" in value) {
    return `${String(value.latitude)}, ${String(value.longitude)}`;
  }
  return String(value);
}
