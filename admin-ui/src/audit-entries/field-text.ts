import { grantFieldsTh } from "../grants/grant.th";
import type { MessageKey } from "../i18n/messages";
import type { Text } from "../i18n/use-text";
import { organisationFieldsTh } from "../organisations/organisation.th";
import { servicePointFieldsTh } from "../service-points/service-point.th";
import { auditEntryTh } from "./audit-entry.th";

/** The fields of the records that have forms, in the order of their forms. */
const formFields: Record<string, { resource: string; fields: Record<string, string> }> = {
  Organisation: { resource: "organisations", fields: organisationFieldsTh },
  ServicePoint: { resource: "servicePoints", fields: servicePointFieldsTh },
  Grant: { resource: "grants", fields: grantFieldsTh },
};

/** What a field is called where it is filled in; the name of the API for one that has no words yet. */
export function fieldText(entityType: string, field: string, text: Text): string {
  if (field === "pinReason") return text("show.history.pinReason");
  const form = formFields[entityType];
  if (form && Object.hasOwn(form.fields, field))
    return text(`resources.${form.resource}.fields.${field}` as MessageKey);
  if (Object.hasOwn(auditEntryTh.fields, field)) return text(`auditEntry.fields.${field}` as MessageKey);
  return field;
}

/** Ids and fingerprints say nothing to a reader; the exported file has them. */
export function isTechnical(entityType: string, field: string): boolean {
  return TECHNICAL.has(field) && formFields[entityType]?.fields[field] === undefined;
}

const TECHNICAL: ReadonlySet<string> = new Set([
  "id",
  "idsHash",
  "batch",
  "tokenId",
  "grantId",
  "personId",
  "entityId",
  "version",
]);

/** The order in which changes of a record are told. */
export function fieldOrderOf(entityType: string): string[] {
  return Object.keys(formFields[entityType]?.fields ?? auditEntryTh.fields);
}
