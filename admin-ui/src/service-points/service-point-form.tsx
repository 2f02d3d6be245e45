import type { ServicePointRecordFragment } from "../data/generated/graphql";
import { photoValuesOf } from "../files/photo-value";
import { PictureValue } from "../files/PictureValue";
import { FieldValue } from "../form/FieldValue";
import type { FormDefinition } from "../form/form-definition";
import { contactValues, valuesOfInput } from "../form/shared-values";
import { hoursValueOf } from "../opening-hours/hours-value";
import { pinInputOf, pinValueOf, type PinValue } from "../map/pin-value";
import { servicePointSections } from "./service-point-sections";

/** The long form of a service point: its profile and its pin, saved in one step. */
export const servicePointForm: FormDefinition<ServicePointRecordFragment> = {
  resource: "servicePoints",
  listTitle: "servicePoint.listTitle",
  saved: "servicePoint.saved",
  sections: servicePointSections,
  toValues: (record) => ({
    nameTh: record.nameTh,
    nameEn: record.nameEn ?? "",
    ...contactValues(record),
    pin: pinValueOf(record.pin),
    email: record.email ?? "",
    note: record.note ?? "",
    openingHours: hoursValueOf(record.openingHours),
    facilities: [...record.facilities],
    photos: photoValuesOf(record.photos),
  }),
  fromCurrent: (current, base, changedFields) => ({
    ...valuesOfInput(current, base),
    photos: photoValuesOf(current.photos),
    openingHours: hoursValueOf(current.openingHours as Parameters<typeof hoursValueOf>[0]),
    pin: currentPin(current.pin, base.pin as PinValue | null, changedFields.includes("pin")),
  }),
  toInput: ({ pin: _pin, ...changes }, values, base) => {
    const pin = pinInputOf(values.pin as PinValue | null, base.pin as PinValue | null);
    return pin ? { ...changes, pin } : changes;
  },
  renderValue: (field, value) =>
    field === "photos" ? (
      <PictureValue resource="service-points" value={value} />
    ) : (
      <FieldValue field={field} value={value} />
    ),
};

/** The input's shape does not say whether a pin is confirmed; who places a pin confirms it, so a changed one is. */
function currentPin(current: unknown, base: PinValue | null, hasChanged: boolean): PinValue | null {
  if (!current) return null;
  const pin = current as Omit<PinValue, "isConfirmed" | "reason"> & { reason: string | null };
  return pinValueOf({ ...pin, isConfirmed: hasChanged || (base?.isConfirmed ?? false) });
}
