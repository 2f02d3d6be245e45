import { registerEnumType } from "type-graphql";

/** Why a pin should be looked at (หมุดที่ควรตรวจสอบ). */
export enum PinDoubt {
  OUTSIDE_PROVINCE = "OUTSIDE_PROVINCE",
  OUTSIDE_DISTRICT = "OUTSIDE_DISTRICT",
  FAR_FROM_ADDRESS = "FAR_FROM_ADDRESS",
  CROWDED = "CROWDED",
  SAME_NAME_NEARBY = "SAME_NAME_NEARBY",
}
registerEnumType(PinDoubt, {
  name: "PinDoubt",
  description: "Why a pin should be looked at (หมุดที่ควรตรวจสอบ).",
  valuesConfig: {
    OUTSIDE_PROVINCE: { description: "More than 2 km outside the province of the address." },
    OUTSIDE_DISTRICT: { description: "In the province, but more than 2 km outside the district of the address." },
    FAR_FROM_ADDRESS: { description: "More than 20 km from the sub-district of the address." },
    CROWDED: { description: "Five or more service points are at exactly this spot." },
    SAME_NAME_NEARBY: { description: "Another service point of the same name is within 200 m." },
  },
});
