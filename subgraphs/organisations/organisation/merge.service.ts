import { authoriseOn } from "../../kit/access/authorise";
import { againWhenBusy } from "../../kit/command/again-when-busy";
import { recordAudit } from "../../kit/command/audit";
import { type CommandContext, runCommand } from "../../kit/command/command";
import { withRefusalsRecorded } from "../../kit/command/record-refusal";
import { changeRecord, type LockedRecord, lockRecord, requireVersion } from "../../kit/command/versioned-record";
import type { Operation } from "../../kit/database/operation";
import { joinOwners, movePaths } from "../../kit/directory/move-paths";
import { FieldChecks } from "../../kit/input/check-fields";
import { photoKind } from "../../kit/photo/photo-list";
import type { MergeOrganisationsArguments } from "./merge.inputs";
import { photosFor, readBelow } from "./merge.reader";
import { mergeRefusal, takenFrom } from "./merge.rules";
import { requireNoMoveUnderWay } from "./move.service";
import { lockTree } from "./move-subtree";
import { Organisation } from "./organisation.entity";
import { organisationSearchKey } from "./organisation.profile";
import { getOrganisation } from "./organisation.reader";

interface Pair {
  merged: Organisation;
  into: LockedRecord<Organisation>;
}

/** Both, locked in the order of their ids, so that two who merge the same two wait for each other. */
async function lockPair(context: CommandContext, { id, intoId }: MergeOrganisationsArguments): Promise<Pair> {
  const [first, second] = id < intoId ? [id, intoId] : [intoId, id];
  const locked = [await lockRecord(context, Organisation, first), await lockRecord(context, Organisation, second)];
  const [merged, into] = id < intoId ? locked : [locked[1], locked[0]];
  return { merged: (merged as LockedRecord<Organisation>).entity, into: into as LockedRecord<Organisation> };
}

async function requireMergeable(
  context: CommandContext,
  { merged, into: { entity: into } }: Pair,
  wanted: MergeOrganisationsArguments,
): Promise<string | null> {
  authoriseOn(context.actor, "MANAGE_ORGANISATION", merged.id);
  authoriseOn(context.actor, "MANAGE_ORGANISATION", into.id);
  await requireVersion(context, merged, wanted.version, { status: merged.status });
  await requireVersion(context, into, wanted.intoVersion, { status: into.status });
  await requireNoMoveUnderWay(context, merged);
  await requireNoMoveUnderWay(context, into);
  const checks = new FieldChecks();
  const reason = checks.text("reason", wanted.reason ?? null, 1_000);
  const refusal = mergeRefusal(merged, into, await readBelow(context, merged));
  if (refusal) checks.add("intoId", refusal, { parentLevel: into.level });
  checks.done();
  return reason;
}

/** The one that goes makes room: it gets a place of its own beside the old one, hidden, and says where it went. */
async function stepAside(
  context: CommandContext,
  merged: Organisation,
  into: Organisation,
  reason: string | null,
): Promise<void> {
  const [aside] = await context.query<{ version: number; pathC: string }>(
    `update organisations.organisations set path_c = $3 || '.' || organisations.next_path_label(), status = 'HIDDEN',
       merged_into_id = $2, photos = '[]', version = version + 1, updated_at = now(), updated_by_name = $4
     where id = $1 returning version, path_c as "pathC"`,
    [merged.id, into.id, merged.pathC.slice(0, merged.pathC.lastIndexOf(".")), context.actor.displayName],
  );
  // Whoever went into the one that goes now leads to the one that stays.
  await context.query("update organisations.organisations set merged_into_id = $2 where merged_into_id = $1", [
    merged.id,
    into.id,
  ]);
  const { version, pathC } = aside as { version: number; pathC: string };
  const changes = {
    status: { before: merged.status, after: "HIDDEN" },
    mergedInto: { before: null, after: into.nameTh },
  };
  await recordAudit(context, { typeName: "Organisation", id: merged.id, version, pathC }, changes, reason);
}

/** All that is below it and all that belongs to it becomes the other's. */
async function handOver({ query, actor }: CommandContext, merged: Organisation, into: Organisation): Promise<void> {
  await query("select accounts.settle_merge($1, $2, $3)", [merged.id, into.id, actor.displayName]);
  await movePaths(query, [merged.pathC, into.pathC]);
  await query("update organisations.organisations set parent_id = $2, sibling_order = null where parent_id = $1", [
    merged.id,
    into.id,
  ]);
  await joinOwners(query, merged.id, into.id);
}

async function merge(context: CommandContext, wanted: MergeOrganisationsArguments): Promise<string> {
  const pair = await lockPair(context, wanted);
  const { merged, into } = pair;
  const reason = await requireMergeable(context, pair, wanted);
  await lockTree(context);
  await stepAside(context, merged, into.entity, reason);
  await handOver(context, merged, into.entity);
  const photos = photosFor(into.entity, merged);
  await context.query(
    "update organisations.files set record_id = $2 where record_id = $1 and kind = $3 and id = any($4::uuid[])",
    [merged.id, into.entity.id, photoKind, photos.map(({ fileId }) => fileId)],
  );
  const values = { ...takenFrom(merged, wanted.fields), photos: [...into.entity.photos, ...photos] };
  const searchKey = organisationSearchKey({ ...into.entity, ...values });
  await changeRecord(context, into, values, { reason, derived: { searchKey } });
  return into.entity.id;
}

/**
 * Merges a duplicate into the organisation that stays: what is below it, its service points, users, tokens, keys and
 * photos become the other's, which takes over the fields that were chosen. The duplicate stays, hidden, and leads to the
 * other. One transaction: nobody sees half of it.
 * @throws NOT_FOUND when either is outside the scope, FORBIDDEN on the grant's own root, CONFLICT on an older version of
 * either, INVALID_TRANSITION while one is being moved, BAD_USER_INPUT: SAME, ALREADY_MERGED, UNDER_ITSELF,
 * LEVEL_NOT_BELOW_PARENT, TOO_LARGE
 */
export async function mergeOrganisations(
  operation: Operation,
  wanted: MergeOrganisationsArguments,
): Promise<Organisation> {
  const { idempotencyKey, ...request } = wanted;
  const command = { schemaName: "organisations", name: "mergeOrganisations", idempotencyKey, request };
  const entity = { typeName: "Organisation", id: wanted.id };
  const id = await withRefusalsRecorded(operation, { ...command, entity }, () =>
    againWhenBusy(() => runCommand(operation, command, (context) => merge(context, wanted)), {
      times: 3,
      pauseMs: 100,
    }),
  );
  return getOrganisation(operation, id);
}
