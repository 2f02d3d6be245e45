import { type FormSection, statusSection } from "../form/form-definition";

/** The sections of a service point's form, in the order in which officers fill them in. */
export const servicePointSections: FormSection[] = [
  { id: "place", title: "servicePoint.sections.place", fields: [] },
  { id: "general", title: "servicePoint.sections.general", fields: ["nameTh", "nameEn"] },
  {
    id: "address",
    title: "servicePoint.sections.address",
    fields: ["addressTh", "provinceCode", "districtCode", "subdistrictCode", "postcode", "addressEn"],
  },
  { id: "pin-section", title: "servicePoint.sections.pin", fields: ["pin"] },
  { id: "photos", title: "servicePoint.sections.photos", fields: ["photos"] },
  { id: "hours", title: "hours.section", fields: ["openingHours", "facilities"] },
  { id: "contact", title: "servicePoint.sections.contact", fields: ["phones", "email", "note"] },
  statusSection,
];
