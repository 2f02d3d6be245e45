import { type FormSection, statusSection } from "../form/form-definition";

/** The sections of an organisation's form, in the order in which officers fill them in. */
export const organisationSections: FormSection[] = [
  { id: "place", title: "organisation.sections.place", fields: [] },
  { id: "general", title: "organisation.sections.general", fields: ["nameTh", "nameEn", "fullNameTh"] },
  {
    id: "address",
    title: "organisation.sections.address",
    fields: ["addressTh", "provinceCode", "districtCode", "subdistrictCode", "postcode", "addressEn"],
  },
  { id: "pictures", title: "organisation.sections.pictures", fields: ["logoFileId", "photos"], isOptional: true },
  { id: "hours", title: "hours.section", fields: ["openingHours"], isOptional: true },
  { id: "contact", title: "organisation.sections.contact", fields: ["phones", "fax", "website", "socialLinks"] },
  {
    id: "emails",
    title: "organisation.sections.emails",
    fields: ["emailPublic", "emailRegistered", "emailComplaints"],
  },
  statusSection,
];
