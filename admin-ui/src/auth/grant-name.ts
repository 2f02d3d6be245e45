import type { Locale } from "../format/date";
import { localName } from "../i18n/localized";
import type { SessionGrant } from "./session";

/** The name of a grant's organisation in the reader's language. */
export function grantOrganisationName(grant: SessionGrant, locale: Locale): string {
  return localName({ nameTh: grant.organisationNameTh, nameEn: grant.organisationNameEn }, locale);
}
