import type { EntityMetadata, EntityTarget, ObjectLiteral } from "typeorm";
import type { Operation } from "../database/operation";
import { conflict, notFound } from "../errors";
import { auditInsert, auditParameters, type Changes } from "./audit";
import { columnsOf, type Command, type CommandContext, lockingRead, runCommand } from "./command";

/** What every record with a version has. */
export interface VersionedEntity extends ObjectLiteral {
  id: string;
  version: number;
  pathC: string;
  updatedAt: Date;
  updatedByName: string | null;
}

/** A record and the noun it is one of. */
export interface LockedRecord<Entity extends VersionedEntity> {
  target: EntityTarget<Entity>;
  /** As it was when it was locked. */
  entity: Entity;
  /** As `changeRecord` leaves it, known when the command has been committed. */
  changed?: Promise<Entity>;
}

function entityOf<Entity extends VersionedEntity>(metadata: EntityMetadata, row: Record<string, unknown>): Entity {
  const entity = metadata.create() as Record<string, unknown>;
  for (const { databaseName, propertyName } of metadata.columns) entity[propertyName] = row[databaseName];
  return entity as Entity;
}

/**
 * Reads one record of the scope and locks it for the rest of the command. Costs nothing when it is the command's own.
 * @throws NOT_FOUND, also for one outside the scope
 */
export async function lockRecord<Entity extends VersionedEntity>(
  { query, manager, command, lockedRow }: CommandContext,
  target: EntityTarget<Entity>,
  id: string,
): Promise<LockedRecord<Entity>> {
  const metadata = manager.connection.getMetadata(target);
  const isOwn = command.record?.target === target && command.record.id === id;
  const row = isOwn ? lockedRow : (await query<Record<string, unknown>>(lockingRead(metadata), [id]))[0];
  if (!row) throw notFound();
  return { target, entity: entityOf(metadata, row) };
}

/**
 * Runs a command on one record that exists, and gives the record as the command has left it: as its own update returned
 * it, without reading again.
 * @param work changes the record, which has been locked
 * @param read reads the record for a repeated key
 * @throws NOT_FOUND outside the scope, and whatever `work` throws
 */
export async function runOnRecord<Entity extends VersionedEntity>(
  operation: Operation,
  command: Omit<Command, "record">,
  { target, id }: { target: EntityTarget<Entity>; id: string },
  work: (context: CommandContext, record: LockedRecord<Entity>) => Promise<void>,
  read: (operation: Operation, id: string) => Promise<Entity>,
): Promise<Entity> {
  let record: LockedRecord<Entity> | null = null;
  const changedId = await runCommand(operation, { ...command, record: { target, id } }, async (context) => {
    record = await lockRecord(context, target, id);
    await work(context, record);
    return id;
  });
  const { changed, entity } = (record ?? {}) as Partial<LockedRecord<Entity>>;
  return (await changed) ?? entity ?? read(operation, changedId);
}

/**
 * Throws CONFLICT, telling who changed what since, unless the client had read the record's present version.
 * @param current the record in the shape of the client's input
 * @param inputFieldOf the field of the input that a column of the entity belongs to, where the names differ
 */
export async function requireVersion(
  { query, command }: CommandContext,
  { id, version, updatedAt, updatedByName }: VersionedEntity,
  clientVersion: number,
  current: object,
  inputFieldOf: (entityField: string) => string = (field) => field,
): Promise<void> {
  if (version === clientVersion) return;
  const since = await query<{ field: string }>(
    `select distinct jsonb_object_keys(changes) as field from ${command.schemaName}.audit_entries
     where entity_id = $1 and entity_version > $2 order by field`,
    [id, clientVersion],
  );
  throw conflict({
    version,
    changedAt: updatedAt.toISOString(),
    changedByName: updatedByName,
    fields: [...new Set(since.map(({ field }) => inputFieldOf(field)))],
    current: { ...current },
  });
}

/** What else a change carries. */
export interface ChangeDetail {
  reason?: string | null;
  /** Values that follow from the others, such as a search key: written, but not part of the history. */
  derived?: Record<string, unknown>;
}

const isSame = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

function changesBetween(before: object, after: object): Changes {
  const from = before as Record<string, unknown>;
  const changed = Object.entries(after).filter(([field, value]) => !isSame(from[field] ?? null, value ?? null));
  return Object.fromEntries(
    changed.map(([field, value]) => [field, { before: from[field] ?? null, after: value ?? null }]),
  );
}

/** The parameter for a column: pg would make a PostgreSQL array of a list that is kept as JSON. */
const parameterOf = ({ type }: EntityMetadata["columns"][number], value: unknown): unknown =>
  (type === "jsonb" || type === "json") && value !== null ? JSON.stringify(value) : value;

/** The update and its audit row as one statement: neither can be without the other. */
function changeStatement(
  metadata: EntityMetadata,
  context: CommandContext,
  { id, version }: VersionedEntity,
  values: Record<string, unknown>,
  audit: readonly unknown[],
): { sql: string; parameters: unknown[] } {
  const parameters = [...audit];
  const parameter = (value: unknown): string => `$${parameters.push(value)}`;
  const assignments = Object.entries(values).map(([field, value]) => {
    const column = metadata.findColumnWithPropertyName(field);
    if (!column) throw new Error(`${metadata.name} has no column for ${field}.`);
    return `${column.databaseName} = ${parameter(parameterOf(column, value))}`;
  });
  const sql = `
    with changed as (
      update ${metadata.tablePath} set ${assignments.join(", ")}, version = version + 1, updated_at = now(),
        updated_by_name = ${parameter(context.actor.displayName)}
      where id = ${parameter(id)} and version = ${parameter(version)}
      returning ${columnsOf(metadata)}
    ), audited as (${auditInsert(context.command.schemaName, "changed")})
    select * from changed`;
  return { sql, parameters };
}

/**
 * Changes a locked record: the new values, the version, who and when, and the audit row. Writes nothing when every value
 * is as it was. Does not wait: the change is sent, and travels with the commit, which fails if it does.
 * @param values by field of the entity, as they shall be
 */
export async function changeRecord<Entity extends VersionedEntity>(
  context: CommandContext,
  record: LockedRecord<Entity>,
  values: Partial<Entity>,
  { reason = null, derived = {} }: ChangeDetail = {},
): Promise<void> {
  const { target, entity } = record;
  const changes = changesBetween(entity, values);
  if (!Object.keys(changes).length) return;
  const metadata = context.manager.connection.getMetadata(target);
  const after = Object.fromEntries(Object.entries(changes).map(([field, { after: value }]) => [field, value]));
  const audit = auditParameters(context, metadata.name, changes, reason);
  const { sql, parameters } = changeStatement(metadata, context, entity, { ...after, ...derived }, audit);
  const changed = context
    .query<Record<string, unknown>>(sql, parameters)
    .then(([row = {}]) => entityOf<Entity>(metadata, row));
  changed.catch(() => undefined);
  record.changed = changed;
}
