import { recordAudit } from "../../kit/command/audit";
import type { CommandContext } from "../../kit/command/command";
import { lockRecord } from "../../kit/command/versioned-record";
import { movePaths, treeLock } from "../../kit/directory/move-paths";
import { FieldChecks } from "../../kit/input/check-fields";
import { placeInTree } from "./move.reader";
import { moveRefusal } from "./move.rules";
import { Organisation } from "./organisation.entity";

/** What is moved where. */
export interface Placement {
  entity: Organisation;
  parentId: string;
  reason: string | null;
  /** Is told how many organisations have their new place. */
  onPart?: (organisationCount: number) => void;
}

/**
 * From here on nothing is added to the tree and nothing else in it moves, until the command is done. Whoever else is in the
 * way may be waiting for this very lock: then we give way soon, before PostgreSQL chooses one of the two.
 */
export async function lockTree({ query }: CommandContext): Promise<void> {
  await query("select pg_advisory_xact_lock($1)", [treeLock]);
  await query("set local lock_timeout = '700ms'");
}

/** The new parent, locked. Throws BAD_USER_INPUT when the organisation cannot be moved there. */
export async function requireNewParent(
  context: CommandContext,
  entity: Organisation,
  parentId: string,
): Promise<Organisation> {
  const { entity: parent } = await lockRecord(context, Organisation, parentId);
  const checks = new FieldChecks();
  const refusal = moveRefusal(placeInTree(entity), placeInTree(parent));
  if (refusal) checks.add("parentId", refusal, { parentLevel: parent.level });
  checks.done();
  return parent;
}

/** The Thai name of an organisation's parent, for the history. */
export async function parentNameOf({ query }: CommandContext, { parentId }: Organisation): Promise<string | null> {
  const [parent] = await query<{ name: string }>("select name_th as name from directory.organisations where id = $1", [
    parentId,
  ]);
  return parent?.name ?? null;
}

/** Moves a locked organisation with all that belongs to it and all below it. The tree is locked. */
export async function moveSubtree(
  context: CommandContext,
  { entity, parentId, reason, onPart }: Placement,
): Promise<void> {
  const { query, actor } = context;
  const parent = await requireNewParent(context, entity, parentId);
  const before = await parentNameOf(context, entity);
  const [next] = await query<{ label: string }>("select organisations.next_path_label() as label");
  await movePaths(query, [entity.pathC, `${parent.pathC}.${next?.label}`], onPart);
  const [moved] = await query<{ version: number; pathC: string }>(
    `update organisations.organisations set parent_id = $2, sibling_order = null, version = version + 1, updated_at = now(), updated_by_name = $3
     where id = $1 returning version, path_c as "pathC"`,
    [entity.id, parent.id, actor.displayName],
  );
  const { version, pathC } = moved as { version: number; pathC: string };
  const changes = { parent: { before, after: parent.nameTh } };
  await recordAudit(context, { typeName: "Organisation", id: entity.id, version, pathC }, changes, reason);
}
