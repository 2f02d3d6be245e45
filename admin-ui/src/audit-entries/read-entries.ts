import { queryApi } from "../data/api-client";
import type { AuditEntryFilter } from "../data/generated/graphql";
import type { FilterValues } from "../list/filter-definition";
import { AuditEntryListDocument } from "./audit-entry.graphql";

const PAGE_SIZE = 25;

/** One page of the trail, newest first. */
export async function readEntries(filter: FilterValues, after: string | undefined, signal: AbortSignal) {
  const variables = { filter: filter as AuditEntryFilter, first: PAGE_SIZE, after };
  return (await queryApi(AuditEntryListDocument, variables, signal)).auditEntries;
}
