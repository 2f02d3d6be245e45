import { authoriseOn } from "../../kit/access/authorise";
import { againWhenBusy } from "../../kit/command/again-when-busy";
import { recordAudit } from "../../kit/command/audit";
import { type CommandContext, runCommand } from "../../kit/command/command";
import { withRefusalsRecorded } from "../../kit/command/record-refusal";
import { lockRecord, requireVersion } from "../../kit/command/versioned-record";
import type { Operation } from "../../kit/database/operation";
import { invalidTransition } from "../../kit/errors";
import { FieldChecks } from "../../kit/input/check-fields";
import { enqueue } from "../../kit/job/enqueue";
import { lockTree, moveSubtree, parentNameOf, type Placement, requireNewParent } from "./move-subtree";
import type { MoveOrganisationArguments } from "./move.inputs";
import { Organisation } from "./organisation.entity";
import { getOrganisation } from "./organisation.reader";

const schemaName = "organisations";
/** Name of the job that moves what is too large for a request. */
export const moveJob = "move-organisation";
/** A subtree of more organisations than this is moved by the job. */
export const movedWithinRequest = 500;

export async function countSubtree({ query }: CommandContext, path: string): Promise<number> {
  const [row] = await query<{ count: number }>(
    "select count(*)::int as count from directory.organisations where path_c >= $1 and path_c < $1 || '/'",
    [path],
  );
  return row?.count ?? 0;
}

/** Who asks twice finds the first move: nothing goes two ways at once. */
export async function requireNoMoveUnderWay({ query }: CommandContext, { id }: Organisation): Promise<void> {
  // Somebody of another scope may have asked for it, whose move row level security hides.
  const [row] = await query<{ isMoving: boolean }>('select organisations.is_moving($1) as "isMoving"', [id]);
  if (row?.isMoving) throw invalidTransition("It is being moved already.");
}

/** Leaves the move to the job, having looked at all that can be wrong with it now. */
async function askForMove(context: CommandContext, { entity, ...wanted }: Placement, total: number): Promise<void> {
  const { query, actor } = context;
  const parent = await requireNewParent(context, entity, wanted.parentId);
  const [move] = await query<{ id: string }>(
    `insert into organisations.organisation_moves
       (path_c, organisation_id, from_parent_id, parent_id, total, reason, created_by_id, created_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [
      actor.grant.scopePath,
      entity.id,
      entity.parentId,
      parent.id,
      total,
      wanted.reason,
      actor.personId,
      actor.displayName,
    ],
  );
  await enqueue(context, moveJob, { moveId: move?.id });
  const { id, version, pathC } = entity;
  const changes = { plannedParent: { before: await parentNameOf(context, entity), after: parent.nameTh } };
  await recordAudit(context, { typeName: "Organisation", id, version, pathC }, changes, wanted.reason);
}

async function move(context: CommandContext, wanted: MoveOrganisationArguments): Promise<string> {
  const { entity } = await lockRecord(context, Organisation, wanted.id);
  authoriseOn(context.actor, "MANAGE_ORGANISATION", entity.id);
  await requireVersion(context, entity, wanted.version, { parentId: entity.parentId });
  await requireNoMoveUnderWay(context, entity);
  const checks = new FieldChecks();
  const reason = checks.text("reason", wanted.reason ?? null, 1_000);
  checks.done();
  const placement = { entity, parentId: wanted.parentId, reason };
  const total = await countSubtree(context, entity.pathC);
  if (total > movedWithinRequest) {
    await askForMove(context, placement, total);
  } else {
    await lockTree(context);
    await moveSubtree(context, placement);
  }
  return entity.id;
}

/**
 * Moves an organisation with all below it to a new parent: its service points, users, tokens, API keys and files come
 * along. A large subtree is moved by a job, and `moveUnderWay` of the answer tells of it. What was refused is in the
 * audit trail.
 * @throws NOT_FOUND when either is outside the scope, FORBIDDEN on the grant's own root, CONFLICT on an older version,
 * INVALID_TRANSITION while it is being moved, BAD_USER_INPUT: UNDER_ITSELF, ALREADY_THERE, LEVEL_NOT_BELOW_PARENT,
 * SERVICE_UNAVAILABLE while the tree is busy
 */
export async function moveOrganisation(operation: Operation, wanted: MoveOrganisationArguments): Promise<Organisation> {
  const { idempotencyKey, ...request } = wanted;
  const command = {
    schemaName,
    name: "moveOrganisation",
    idempotencyKey,
    request,
    record: { target: Organisation, id: wanted.id },
  };
  const entity = { typeName: "Organisation", id: wanted.id };
  const id = await withRefusalsRecorded(operation, { ...command, entity }, () =>
    againWhenBusy(() => runCommand(operation, command, (context) => move(context, wanted)), {
      times: 3,
      pauseMs: 100,
    }),
  );
  return getOrganisation(operation, id);
}
