import { authorise } from "../access/authorise";
import { recordAudit } from "../command/audit";
import { type CommandContext, runCommand } from "../command/command";
import type { VersionedEntity } from "../command/versioned-record";
import type { Operation } from "../database/operation";
import { invalidTransition, notFound } from "../errors";
import type { BulkChangeCommandArguments } from "./bulk-change.inputs";
import type { BulkNoun, BulkWanted } from "./bulk-change.noun";
import { getBulkChange } from "./bulk-change.reader";
import { addBulkChange, begin, countRows, given, typeName } from "./bulk-change.service";
import type { BulkChange, BulkChangeKind } from "./bulk-change.types";

interface LockedChange {
  kind: BulkChangeKind;
  wanted: BulkWanted;
  path: string;
  isUnderWay: boolean;
}

async function lockChange({ query }: CommandContext, schemaName: string, id: string): Promise<LockedChange> {
  const [found] = await query<LockedChange & Record<string, unknown>>(
    `select kind, wanted, path_c as path, finished_at is null as "isUnderWay" from ${schemaName}.bulk_changes
     where id = $1 for update`,
    [id],
  );
  if (!found) throw notFound();
  return found;
}

/** Throws FORBIDDEN for a role that may not do this kind of change to one record either. */
function authoriseKind<Entity extends VersionedEntity, Filter extends object>(
  { actor }: CommandContext,
  { kinds }: BulkNoun<Entity, Filter>,
  kind: BulkChangeKind,
): void {
  const known = kinds[kind];
  if (known) authorise(actor, known.action);
}

/**
 * Stops a change of many records: what is changed stays so, the others are left.
 * @throws NOT_FOUND outside the scope, INVALID_TRANSITION when it is at its end already
 */
export async function cancelBulkChange<Entity extends VersionedEntity, Filter extends object>(
  operation: Operation,
  noun: BulkNoun<Entity, Filter>,
  { id, idempotencyKey }: BulkChangeCommandArguments,
): Promise<BulkChange> {
  const { schemaName, name } = noun;
  const command = { schemaName, name: `cancel${name}`, idempotencyKey, request: { id } };
  await runCommand(operation, command, async (context) => {
    const { isUnderWay, path, kind } = await lockChange(context, schemaName, id);
    authoriseKind(context, noun, kind);
    if (!isUnderWay) throw invalidTransition("The change is at its end.");
    await context.query(
      `update ${schemaName}.bulk_changes set state = 'CANCELLED', finished_at = now() where id = $1`,
      [id],
    );
    await recordAudit(context, { typeName, id, version: 2, pathC: path }, given({ kind }));
    return id;
  });
  return getBulkChange(operation, schemaName, id);
}

/**
 * Begins to take a change of many records back (ย้อนกลับ): records that nobody has changed since become what they were,
 * the others are named.
 * @throws NOT_FOUND outside the scope, INVALID_TRANSITION when it is under way, too long ago, an undoing itself, or undone
 */
export async function undoBulkChange<Entity extends VersionedEntity, Filter extends object>(
  operation: Operation,
  noun: BulkNoun<Entity, Filter>,
  { id, idempotencyKey }: BulkChangeCommandArguments,
): Promise<BulkChange> {
  const { schemaName, name } = noun;
  const command = { schemaName, name: `undo${name}`, idempotencyKey, request: { id } };
  const undoingId = await runCommand(operation, command, async (context) => {
    const { kind, wanted } = await lockChange(context, schemaName, id);
    authoriseKind(context, noun, kind);
    const { undoableUntil } = await getBulkChange(context, schemaName, id);
    if (!undoableUntil) throw invalidTransition("The change cannot be taken back.");
    const undoing = await addBulkChange(context, schemaName, { kind, wanted, undoesId: id });
    // What an undoing that was stopped has taken back already is done.
    await context.query(
      `insert into ${schemaName}.bulk_change_rows (bulk_change_id, position, path_c, record_id, version, before)
       select $2::uuid, row_number() over (order by r.position), $3, r.record_id, r.changed_version, r.before
       from ${schemaName}.bulk_change_rows r where r.bulk_change_id = $1 and r.outcome = 'CHANGED' and not exists (
         select from ${schemaName}.bulk_changes u join ${schemaName}.bulk_change_rows done on done.bulk_change_id = u.id
         where u.undoes_id = $1 and done.record_id = r.record_id and done.outcome = 'CHANGED')`,
      [id, undoing, context.actor.grant.scopePath],
    );
    await countRows(context.query, schemaName, undoing);
    await begin(context, schemaName, undoing, given({ kind, undoesId: id }));
    return undoing;
  });
  return getBulkChange(operation, schemaName, undoingId);
}
