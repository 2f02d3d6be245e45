import { Conditions } from "../../kit/database/conditions";
import type { Operation } from "../../kit/database/operation";
import { pathRangeOf } from "../../kit/directory/organisation-path";
import { likePatterns } from "../../kit/text/normalise-thai";
import type { AuditEntryFilter } from "./audit-entry.inputs";

/** No transaction lasts longer than this; so much later than its own time may an entry's id have been made. */
const longestTransactionMs = 3_600_000;

/** The least id that could be made at a moment: ids begin with their time, so the index of ids is one of times. */
function firstIdAt(ms: number): string {
  const hex = Math.max(0, Math.floor(ms)).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-0000-0000-000000000000`;
}

/** Conditions of a filter on `accounts.audit_trail a`. */
export async function auditConditions(operation: Operation, filter: AuditEntryFilter): Promise<Conditions> {
  const { text, personId, entityType, entityId, organisationId, action, from, until } = filter;
  const conditions = new Conditions();
  const patterns = likePatterns(text ?? "");
  if (patterns.length) conditions.add("a.person_id = any(accounts.persons_named(?::text[]))", patterns);
  if (organisationId) {
    const { scope, upper } = await pathRangeOf(operation, organisationId);
    conditions.add("a.path_c >= ? and a.path_c < ?", scope, upper);
  }
  if (from) conditions.add("a.at >= ? and a.id >= ?::uuid", from, firstIdAt(from.getTime()));
  if (until) conditions.add("a.at < ? and a.id < ?::uuid", until, firstIdAt(until.getTime() + longestTransactionMs));
  return conditions
    .addIfGiven("a.person_id = ?::uuid", personId)
    .addIfGiven("a.entity_type = ?", entityType)
    .addIfGiven("a.entity_id = ?::uuid", entityId)
    .addIfGiven("a.action = ?", action);
}
