import { facilityWords } from "../../../schema/facility-words";
import { ValueNames } from "../../kit/import/value-names";
import type { FieldReader } from "../../kit/input/field-readers";
import { Facility, facilityList } from "./facility";

const names = new ValueNames(
  Object.fromEntries(Object.values(Facility).map((code) => [code, [facilityWords.th[code], facilityWords.en[code]]])),
);

/** Reads a cell with several facilities; all of them, as in the form. */
export const facilityCell: FieldReader<string> = (checks, field, value) => {
  const written = (value ?? "").split(/[;|\n,]/).map((text) => text.trim());
  const found = written.filter(Boolean).map((text) => names.find(text) as Facility | null);
  if (found.includes(null)) checks.add(field, "UNKNOWN_VALUE");
  return facilityList(
    checks,
    field,
    found.filter((facility) => facility !== null),
  );
};
