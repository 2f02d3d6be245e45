import type { QueryResultRow } from "pg";
import type { EntityTarget, ObjectLiteral } from "typeorm";
import { conflict, type ConflictDetail, notFound } from "../errors";
import type { CommandContext } from "./command";

/** Columns that every record with a version has. */
export interface VersionedRow extends QueryResultRow {
  id: string;
  version: number;
  path_c: string;
  updated_at: Date;
  updated_by_name: string | null;
}

/** What the kit must know of a noun to change its records. */
export interface VersionedNoun<Entity extends ObjectLiteral> {
  entity: EntityTarget<Entity>;
  /** "Organisation": in the audit trail and in conflicts. */
  typeName: string;
  /** "organisations.organisation" */
  table: string;
}

/** Field → value before and after, by the names of the API. */
export type Changes = Record<string, { before: unknown; after: unknown }>;

/** Locks one record for the rest of the transaction. Throws NOT_FOUND, also for one outside the scope. */
export async function lockRecord<Row extends VersionedRow>(
  { query }: CommandContext,
  table: string,
  id: string,
): Promise<Row> {
  const [row] = await query<Row>(`select * from ${table} where id = $1 for update`, [id]);
  if (!row) throw notFound();
  return row;
}

/** Throws CONFLICT, telling who changed what since, unless the client had read the record's present version. */
export async function requireVersion(
  context: CommandContext,
  row: VersionedRow,
  version: number,
  current: Record<string, unknown>,
): Promise<void> {
  if (row.version === version) return;
  const since = await context.query<{ field: string }>(
    `select distinct jsonb_object_keys(changes) as field from ${context.command.schemaName}.audit_entries
     where entity_id = $1 and entity_version > $2`,
    [row.id, version],
  );
  const detail: ConflictDetail = {
    version: row.version,
    changedAt: row.updated_at.toISOString(),
    changedByName: row.updated_by_name,
    fields: since.map(({ field }) => field).sort(),
    current,
  };
  throw conflict(detail);
}

/** Leaves who did what to a record, in the command's own transaction. */
export async function recordAudit(
  { query, actor, command, requestId }: CommandContext,
  record: { typeName: string; id: string; version: number; path_c: string },
  changes: Changes,
  reason: string | null = null,
): Promise<void> {
  await query(
    `insert into ${command.schemaName}.audit_entries
       (request_id, person_id, person_name, role, action, entity_type, entity_id, entity_version, path_c, changes, reason)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      requestId, actor.personId, actor.displayName, actor.grant.role, command.name,
      record.typeName, record.id, record.version, record.path_c, JSON.stringify(changes), reason,
    ],
  );
}

const isSame = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/**
 * Changes a locked record: the new values, the version, who and when, and the audit row. Writes nothing when every value
 * is as it was.
 * @param before values by field of the entity, as they are
 * @param after values by field of the entity, as they shall be
 * @param unaudited values that follow from the others, such as a search key
 */
export async function changeRecord<Entity extends ObjectLiteral>(
  context: CommandContext,
  noun: VersionedNoun<Entity>,
  row: VersionedRow,
  before: Partial<Entity>,
  after: Partial<Entity>,
  { reason = null, unaudited = {} }: { reason?: string | null; unaudited?: Record<string, unknown> } = {},
): Promise<void> {
  const changes: Changes = {};
  for (const field of Object.keys(after)) {
    if (!isSame(before[field], after[field])) changes[field] = { before: before[field] ?? null, after: after[field] ?? null };
  }
  if (!Object.keys(changes).length) return;
  const version = row.version + 1;
  const result = await context.manager
    .createQueryBuilder()
    .update(noun.entity)
    .set({ ...after, ...unaudited, version, updatedAt: () => "now()", updatedByName: context.actor.displayName } as never)
    .where("id = :id and version = :version", { id: row.id, version: row.version })
    .execute();
  if (result.affected !== 1) throw new Error(`${noun.typeName} ${row.id} was locked and yet has changed.`);
  await recordAudit(context, { typeName: noun.typeName, id: row.id, version, path_c: row.path_c }, changes, reason);
}
