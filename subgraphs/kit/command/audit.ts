import type { CommandContext } from "./command";

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

/** Parameters $1 to $8 of `auditInsert`. */
export const auditParameters = (
  { actor, command, requestId }: CommandContext,
  typeName: string,
  changes: Changes,
  reason: string | null,
): unknown[] => [
  requestId,
  actor.personId,
  actor.displayName,
  actor.grant.role,
  command.name,
  typeName,
  JSON.stringify(changes),
  reason,
];

/**
 * Writes one audit entry.
 * @param source a row with id, version and path_c. Without a row the statement fails, and the command with it: an entry
 * without a record cannot be written.
 */
export const auditInsert = (schemaName: string, source: string): string => `
  insert into ${schemaName}.audit_entries (request_id, person_id, person_name, role, action, entity_type, changes, reason,
    entity_id, entity_version, path_c)
  select $1, $2::uuid, $3, $4, $5, $6, $7::jsonb, $8, source.id, source.version, source.path_c
  from (select) as always left join ${source} as source on true`;

/** Leaves who did what to a record, in the command's own transaction. */
export async function recordAudit(
  context: CommandContext,
  { typeName, id, version, pathC }: AuditedRecord,
  changes: Changes,
  reason: string | null = null,
): Promise<void> {
  const sql = auditInsert(context.command.schemaName, "(select $9::uuid as id, $10::int as version, $11 as path_c)");
  const parameters = auditParameters(context, typeName, changes, reason);
  await context.query(sql, [...parameters, id, version, pathC]);
}
