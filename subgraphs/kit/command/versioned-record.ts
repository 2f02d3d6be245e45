import type { EntityTarget, ObjectLiteral } from "typeorm";
import { conflict, notFound } from "../errors";
import { type Changes, recordAudit } from "./audit";
import type { CommandContext } from "./command";

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
  entity: Entity;
}

/**
 * Reads one record of the scope and locks it for the rest of the command.
 * @throws NOT_FOUND, also for one outside the scope
 */
export async function lockRecord<Entity extends VersionedEntity>(
  { query, manager }: CommandContext,
  target: EntityTarget<Entity>,
  id: string,
): Promise<LockedRecord<Entity>> {
  const { metadata } = manager.getRepository(target);
  const [row] = await query<Record<string, unknown>>(`select * from ${metadata.tablePath} where id = $1 for update`, [
    id,
  ]);
  if (!row) throw notFound();
  const entity = manager.create(target);
  for (const { databaseName, propertyName } of metadata.columns)
    Object.assign(entity, { [propertyName]: row[databaseName] });
  return { target, entity };
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

/**
 * Changes a locked record: the new values, the version, who and when, and the audit row. Writes nothing when every value
 * is as it was.
 * @param values by field of the entity, as they shall be
 */
export async function changeRecord<Entity extends VersionedEntity>(
  context: CommandContext,
  { target, entity }: LockedRecord<Entity>,
  values: Partial<Entity>,
  { reason = null, derived = {} }: ChangeDetail = {},
): Promise<void> {
  const changes = changesBetween(entity, values);
  if (!Object.keys(changes).length) return;
  const version = entity.version + 1;
  const result = await context.manager
    .createQueryBuilder()
    .update(target)
    .set({
      ...values,
      ...derived,
      version,
      updatedAt: () => "now()",
      updatedByName: context.actor.displayName,
    } as never)
    .where("id = :id and version = :version", { id: entity.id, version: entity.version })
    .execute();
  const { name } = context.manager.getRepository(target).metadata;
  if (result.affected !== 1) throw new Error(`${name} ${entity.id} was locked and yet has changed.`);
  await recordAudit(context, { typeName: name, id: entity.id, version, pathC: entity.pathC }, changes, reason);
}
