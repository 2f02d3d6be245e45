import { authorise, permissionOf } from "../access/authorise";
import { recordAudit, type Changes } from "../command/audit";
import { type CommandContext, runCommand } from "../command/command";
import type { VersionedEntity } from "../command/versioned-record";
import type { Operation } from "../database/operation";
import { badUserInput, forbidden, notFound } from "../errors";
import { enqueue } from "../job/enqueue";
import { VisibilityStatus } from "../record/record.types";
import type { ChosenRecordInput } from "./bulk-change.inputs";
import type { BulkKind, BulkNoun, BulkWanted } from "./bulk-change.noun";
import { type BulkSelection, getBulkChange, type ReadBulkChange, readBulkChange } from "./bulk-change.reader";
import type { BulkChange, BulkChangeKind } from "./bulk-change.types";

/** Name of the job that changes the records. */
export const bulkChangeJobName = "bulk-change";
/** As the audit trail names it. */
export const typeName = "BulkChange";

/** What the job needs to know. */
export interface BulkChangePayload {
  bulkChangeId: string;
}

/** A bulk change as it is asked for. */
interface NewBulkChange {
  kind: BulkChangeKind;
  wanted: BulkWanted;
  undoesId: string | null;
}

/** Adds a bulk change, still without records. */
export async function addBulkChange(
  { query, actor: { grant, displayName } }: CommandContext,
  schemaName: string,
  { kind, wanted, undoesId }: NewBulkChange,
): Promise<string> {
  const [added] = await query<{ id: string }>(
    `insert into ${schemaName}.bulk_changes (organisation_id, path_c, kind, wanted, undoes_id, created_by_name)
     values ($1, $2, $3, $4::jsonb, $5, $6) returning id`,
    [grant.organisationId, grant.scopePath, kind, JSON.stringify(wanted), undoesId, displayName],
  );
  return added?.id as string;
}

/** Keeps which records are meant, each at the version at which it was selected. */
async function addRows<Entity extends VersionedEntity>(
  { query, actor: { grant } }: CommandContext,
  { schemaName, alias }: Pick<BulkNoun<Entity, object>, "schemaName" | "alias">,
  bulkChangeId: string,
  { newSelection }: ReadBulkChange<Entity>,
): Promise<void> {
  const { from, conditions, version } = newSelection();
  const [id, path] = [conditions.parameter(bulkChangeId), conditions.parameter(grant.scopePath)];
  await query(
    `insert into ${schemaName}.bulk_change_rows (bulk_change_id, position, path_c, record_id, version)
     select ${id}::uuid, row_number() over (order by ${alias}.name_th, ${alias}.id), ${path}, ${alias}.id, ${version}
     from ${from} ${conditions.where}`,
    conditions.parameters,
  );
  await countRows(query, schemaName, bulkChangeId);
}

/** Counts the records of a bulk change. Throws NOT_FOUND when there are none. */
export async function countRows(query: CommandContext["query"], schemaName: string, id: string): Promise<void> {
  const [counted] = await query<{ total: number }>(
    `update ${schemaName}.bulk_changes set total = (select count(*) from ${schemaName}.bulk_change_rows where bulk_change_id = $1)
     where id = $1 returning total`,
    [id],
  );
  if (!counted?.total) throw notFound();
}

/** A selection of nothing but the organisation of one's own grant is refused at once, not in a report. */
function refuseOwnRoot<Entity extends VersionedEntity>(
  { actor }: CommandContext,
  { action }: BulkKind<Entity>,
  records: readonly ChosenRecordInput[] | null | undefined,
): void {
  if (records?.length !== 1 || permissionOf(actor, action) !== "belowOwnRoot") return;
  if (records[0]?.recordId === actor.grant.organisationId) throw forbidden("OWN_ROOT");
}

/** Values of a command that had none before. */
export const given = (values: object): Changes =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, after]) => after !== null && after !== undefined)
      .map(([field, after]) => [field, { before: null, after }]),
  );

/**
 * Begins to change many records. Which they are is settled here; each is changed under the rules of the single command.
 * @throws NOT_FOUND when nothing of the scope is selected, FORBIDDEN for a role that may not, BAD_USER_INPUT
 */
export async function startBulkChange<Entity extends VersionedEntity, Filter extends object>(
  operation: Operation,
  noun: BulkNoun<Entity, Filter>,
  selection: BulkSelection<Filter>,
  idempotencyKey: string,
): Promise<BulkChange> {
  const { schemaName, name } = noun;
  const read = await readBulkChange(operation, noun, selection);
  authorise(operation.actor, read.kind.action);
  const { status, reason } = read.wanted;
  // Hiding takes something from the public; looking at what it would do does not.
  if (status === VisibilityStatus.HIDDEN && !reason) throw badUserInput([{ field: "change.reason", rule: "REQUIRED" }]);
  const command = { schemaName, name: `start${name}`, idempotencyKey, request: selection };
  const id = await runCommand(operation, command, async (context) => {
    refuseOwnRoot(context, read.kind, selection.records);
    const { kind } = selection.change;
    const bulkChangeId = await addBulkChange(context, schemaName, { kind, wanted: read.wanted, undoesId: null });
    await addRows(context, noun, bulkChangeId, read);
    // The history names the parent; its id says nothing to whoever reads it.
    const { parentId: _, parentNameEn: __, ...told } = read.wanted;
    await begin(context, schemaName, bulkChangeId, given({ kind, ...told }));
    return bulkChangeId;
  });
  return getBulkChange(operation, schemaName, id);
}

/** Has the job done, and leaves who asked for it. */
export async function begin(context: CommandContext, schemaName: string, id: string, changes: Changes): Promise<void> {
  await enqueue(context, bulkChangeJobName, { bulkChangeId: id } satisfies BulkChangePayload);
  const [{ total } = { total: 0 }] = await context.query<{ total: number }>(
    `select total from ${schemaName}.bulk_changes where id = $1`,
    [id],
  );
  const record = { typeName, id, version: 1, pathC: context.actor.grant.scopePath };
  await recordAudit(context, record, { ...changes, ...given({ total }) });
}
