import type { Operation } from "../database/operation";
import type { Changes } from "../command/audit";
import type { HistoryEntry } from "./record.types";

/** A value as people read it: texts as they are, all else as JSON. */
export const asText = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
};

interface AuditRow {
  id: string;
  at: Date;
  person_name: string;
  action: string;
  changes: Changes;
  reason: string | null;
}

/** A record's own history, newest first, out of the subgraph's audit trail and within the actor's scope. */
export async function historyOf(
  operation: Operation,
  schemaName: string,
  entityId: string,
  first: number,
): Promise<HistoryEntry[]> {
  const rows = await operation.query<AuditRow & Record<string, unknown>>(
    `select id, at, person_name, action, changes, reason from ${schemaName}.audit_entries
     where entity_id = $1 order by id desc limit $2`,
    [entityId, first],
  );
  return rows.map(({ id, at, person_name, action, changes, reason }) => ({
    id,
    at,
    personName: person_name,
    action,
    reason,
    changes: Object.entries(changes).map(([field, { before, after }]) => ({
      field,
      before: asText(before),
      after: asText(after),
    })),
  }));
}
