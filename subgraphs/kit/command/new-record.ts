import type { EntityMetadata, EntityTarget } from "typeorm";
import { auditInsert, auditParameters, type Changes } from "./audit";
import type { CommandContext } from "./command";
import type { VersionedEntity } from "./versioned-record";

const columnOf = (metadata: EntityMetadata, field: string): EntityMetadata["columns"][number] => {
  const column = metadata.findColumnWithPropertyName(field);
  if (!column) throw new Error(`${metadata.name} has no column for ${field}.`);
  return column;
};

/** pg would make a PostgreSQL array of a list that is kept as JSON. */
const parameterOf = ({ type }: EntityMetadata["columns"][number], value: unknown): unknown =>
  type === "jsonb" && value !== null ? JSON.stringify(value) : value;

/**
 * Adds a record with its audit entry, as one statement: neither can be without the other.
 * @param values by field of the entity; what is left out gets the column's default
 * @param derived written, but no part of the history: the path, the search key
 * @returns the new record's id
 */
export async function addRecord<Entity extends VersionedEntity>(
  context: CommandContext,
  target: EntityTarget<Entity>,
  values: Partial<Entity>,
  derived: Partial<Entity>,
): Promise<string> {
  const metadata = context.manager.connection.getMetadata(target);
  const given = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  const changes: Changes = Object.fromEntries(given.map(([field, after]) => [field, { before: null, after }]));
  const parameters = auditParameters(context, metadata.name, changes, null);
  const written = [...given, ...Object.entries(derived), ["updatedByName", context.actor.displayName] as const];
  const columns = written.map(([field]) => columnOf(metadata, field));
  const places = written.map(([, value], index) => {
    const column = columns[index] as EntityMetadata["columns"][number];
    return `$${parameters.push(parameterOf(column, value))}`;
  });
  const [added] = await context.query<{ id: string }>(
    `with added as (
       insert into ${metadata.tablePath} (${columns.map(({ databaseName }) => databaseName).join(", ")})
       values (${places.join(", ")}) returning id, version, path_c
     ), audited as (${auditInsert(context.command.schemaName, "added")})
     select id from added`,
    parameters,
  );
  return (added as { id: string }).id;
}
