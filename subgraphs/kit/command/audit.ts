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

/** Leaves who did what to a record, in the command's own transaction. */
export async function recordAudit(
  { query, actor, command, requestId }: CommandContext,
  { typeName, id, version, pathC }: AuditedRecord,
  changes: Changes,
  reason: string | null = null,
): Promise<void> {
  await query(
    `insert into ${command.schemaName}.audit_entries
       (request_id, person_id, person_name, role, action, entity_type, entity_id, entity_version, path_c, changes, reason)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      requestId,
      actor.personId,
      actor.displayName,
      actor.grant.role,
      command.name,
      typeName,
      id,
      version,
      pathC,
      JSON.stringify(changes),
      reason,
    ],
  );
}
