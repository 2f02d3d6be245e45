import { authoriseOn } from "../../kit/access/authorise";
import { againWhenBusy } from "../../kit/command/again-when-busy";
import { recordAudit } from "../../kit/command/audit";
import { type CommandContext, runCommand } from "../../kit/command/command";
import { withRefusalsRecorded } from "../../kit/command/record-refusal";
import { lockRecord } from "../../kit/command/versioned-record";
import type { Operation } from "../../kit/database/operation";
import { badUserInput, conflict, notFound, serviceUnavailable } from "../../kit/errors";
import { Organisation } from "./organisation.entity";
import { getOrganisation } from "./organisation.reader";
import type { PlaceOrganisationArguments } from "./sibling.inputs";
import { maxPlacedSiblings, numbersFor, type Sibling } from "./sibling.rules";

/**
 * Locks the parent: two who order its children do so one after the other. The parent comes before the child, which others
 * who order its siblings write.
 */
async function lockFamily(context: CommandContext, id: string): Promise<Organisation> {
  const { query, actor } = context;
  const [family] = await query<{ parentId: string | null }>(
    'select parent_id as "parentId" from organisations.organisations where id = $1',
    [id],
  );
  if (!family) throw notFound();
  authoriseOn(actor, "MANAGE_ORGANISATION", id);
  await query("select 1 from organisations.organisations where id = $1 for update", [family.parentId]);
  const { entity } = await lockRecord(context, Organisation, id);
  if (entity.parentId !== family.parentId) throw serviceUnavailable(new Error("It was moved at this moment."));
  return entity;
}

/** The first siblings in their order. */
async function readSiblings({ query }: CommandContext, parentId: string | null): Promise<Sibling[]> {
  return query<Sibling & Record<string, unknown>>(
    `select id, sibling_order as "order" from organisations.organisations where parent_id = $1
     order by sibling_key, id limit $2`,
    [parentId, maxPlacedSiblings],
  );
}

/** Throws CONFLICT, telling who changed the order last, when the one stands elsewhere than the asker saw it. */
async function requireSeen(
  { query }: CommandContext,
  { id, version, updatedAt }: Organisation,
  siblings: readonly Sibling[],
  seenPosition: number,
): Promise<void> {
  const position = siblings.findIndex((sibling) => sibling.id === id) + 1;
  // Beyond the first of a large family nobody counts.
  if (position === 0 || position === seenPosition) return;
  const [last] = await query<{ at: Date; name: string }>(
    `select at, person_name as name from organisations.audit_entries
     where entity_id = any($1::uuid[]) and action = 'placeOrganisation' order by at desc limit 1`,
    [siblings.map((sibling) => sibling.id)],
  );
  throw conflict({
    version,
    changedAt: (last?.at ?? updatedAt).toISOString(),
    changedByName: last?.name ?? null,
    fields: ["siblingPosition"],
    current: { siblingPosition: position },
  });
}

async function place(
  context: CommandContext,
  { id, position, seenPosition }: PlaceOrganisationArguments,
): Promise<string> {
  const entity = await lockFamily(context, id);
  const siblings = await readSiblings(context, entity.parentId);
  if (seenPosition) await requireSeen(context, entity, siblings, seenPosition);
  const known = siblings.findIndex((sibling) => sibling.id === id);
  const present = known < 0 ? [...siblings, { id, order: null }] : siblings;
  if (position > present.length && siblings.length === maxPlacedSiblings) {
    throw badUserInput([{ field: "position", rule: "TOO_LARGE" }]);
  }
  const numbers = numbersFor(present, id, position);
  await context.query(
    `update organisations.organisations sibling set sibling_order = given.number
     from unnest($1::uuid[], $2::int[]) given (id, number) where sibling.id = given.id`,
    [[...numbers.keys()], [...numbers.values()]],
  );
  const { version, pathC } = entity;
  const after = Math.min(position, present.length);
  // Beyond the first of a large family nobody counts.
  const changes = { siblingPosition: { before: known < 0 ? null : known + 1, after } };
  await recordAudit(context, { typeName: "Organisation", id, version, pathC }, changes);
  return id;
}

/**
 * Gives an organisation its place among its siblings. It is no change of its data: its version stays.
 * @throws NOT_FOUND outside the scope, FORBIDDEN on the grant's own root, CONFLICT when it no longer stands where it was seen
 */
export async function placeOrganisation(
  operation: Operation,
  wanted: PlaceOrganisationArguments,
): Promise<Organisation> {
  const { idempotencyKey, ...request } = wanted;
  const command = { schemaName: "organisations", name: "placeOrganisation", idempotencyKey, request };
  const entity = { typeName: "Organisation", id: wanted.id };
  await withRefusalsRecorded(operation, { ...command, entity }, () =>
    againWhenBusy(() => runCommand(operation, command, (context) => place(context, wanted)), {
      times: 3,
      pauseMs: 100,
    }),
  );
  return getOrganisation(operation, wanted.id);
}
