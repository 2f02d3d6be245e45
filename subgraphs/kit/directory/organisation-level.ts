import { registerEnumType } from "type-graphql";

export enum OrganisationLevel {
  COUNTRY = "COUNTRY",
  MINISTRY = "MINISTRY",
  DEPARTMENT = "DEPARTMENT",
  AGENCY = "AGENCY",
}

registerEnumType(OrganisationLevel, {
  name: "OrganisationLevel",
  description: "Level (ระดับ). COUNTRY is the one root, ประเทศไทย; no list contains it.",
});
