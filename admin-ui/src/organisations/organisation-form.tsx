import type { OrganisationRecordFragment } from "../data/generated/graphql";
import { photoValuesOf } from "../files/photo-value";
import { PictureValue } from "../files/PictureValue";
import { FieldValue } from "../form/FieldValue";
import type { FormDefinition } from "../form/form-definition";
import { contactValues, valuesOfInput } from "../form/shared-values";
import { organisationSections } from "./organisation-sections";
import { hoursValueOf } from "../opening-hours/hours-value";

/** The long form of an organisation's profile. */
export const organisationForm: FormDefinition<OrganisationRecordFragment> = {
  resource: "organisations",
  listTitle: "organisation.listTitle",
  saved: "organisation.saved",
  sections: organisationSections,
  toValues: (record) => ({
    nameTh: record.nameTh,
    nameEn: record.nameEn ?? "",
    fullNameTh: record.fullNameTh ?? "",
    ...contactValues(record),
    openingHours: hoursValueOf(record.openingHours),
    fax: record.fax ?? "",
    website: record.website ?? "",
    socialLinks: [...record.socialLinks],
    emailPublic: record.emailPublic ?? "",
    emailRegistered: record.emailRegistered ?? "",
    emailComplaints: record.emailComplaints ?? "",
    logoFileId: record.logo && !record.logo.isInherited ? record.logo.fileId : "",
    photos: photoValuesOf(record.photos),
  }),
  fromCurrent: (current, base) => ({
    ...valuesOfInput(current, base),
    photos: photoValuesOf(current.photos),
    openingHours: hoursValueOf(current.openingHours as Parameters<typeof hoursValueOf>[0]),
  }),
  renderValue: (field, value) =>
    field === "photos" || field === "logoFileId" ? (
      <PictureValue resource="organisations" value={value} />
    ) : (
      <FieldValue field={field} value={value} />
    ),
};
