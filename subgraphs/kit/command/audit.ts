import { askerOf } from "../access/authorise";
import type { Actor } from "../actor";
import type { CommandContext } from "./command";

/** What an entry says of who did it: also a person without a grant may do some things. */
export type AuditContext = Pick<CommandContext, "query" | "command" | "requestId"> & { actor: Actor };

/** Field → value before and after, by the names of the API. */
export type Changes = Record<string, { before: unknown; after: unknown }>;

/** The record that a command changed, as the audit trail names it. */
export interface AuditedRecord {
  typeName: string;
  id: string;
  /** The record's version after the change. */
  version: number;
  pathC: string;
}

/** Parameters $1 to $9 of `auditInsert`. */
export const auditParameters = (
  { actor, command, requestId }: Omit<AuditContext, "query">,
  typeName: string,
  changes: Changes,
  reason: string | null,
): unknown[] => [
  requestId,
  actor.personId,
  actor.displayName,
  askerOf(actor),
  command.name,
  typeName,
  JSON.stringify(changes),
  reason,
  actor.address,
];

/**
 * Writes one audit entry.
 * @param source a row with id, version and path_c. Without a row the statement fails, and the command with it: an entry
 * without a record cannot be written.
 */
export const auditInsert = (schemaName: string, source: string): string => `
  insert into ${schemaName}.audit_entries (request_id, person_id, person_name, role, action, entity_type, changes, reason,
    address, entity_id, entity_version, path_c)
  select $1, $2::uuid, $3, $4, $5, $6, $7::jsonb, $8, $9::inet, source.id, source.version, source.path_c
  from (select) as always left join ${source} as source on true`;

/** Leaves who did what to a record, in the command's own transaction. */
export async function recordAudit(
  context: AuditContext,
  { typeName, id, version, pathC }: AuditedRecord,
  changes: Changes,
  reason: string | null = null,
): Promise<void> {
  const sql = auditInsert(context.command.schemaName, "(select $10::uuid as id, $11::int as version, $12 as path_c)");
  const parameters = auditParameters(context, typeName, changes, reason);
  await context.query(sql, [...parameters, id, version, pathC]);
}
