import { authoriseOn } from "../../kit/access/authorise";
import { recordAudit } from "../../kit/command/audit";
import { type CommandContext, runCommand } from "../../kit/command/command";
import { withRefusalsRecorded } from "../../kit/command/record-refusal";
import { lockRecord, requireVersion } from "../../kit/command/versioned-record";
import type { Operation } from "../../kit/database/operation";
import { treeLock } from "../../kit/directory/move-paths";
import { FieldChecks } from "../../kit/input/check-fields";
import { moveRefusal } from "./move.rules";
import type { MoveOrganisationArguments } from "./move.inputs";
import { placeInTree } from "./move.reader";
import { Organisation } from "./organisation.entity";
import { getOrganisation } from "./organisation.reader";

const schemaName = "organisations";
/** Whose rows lie on paths of organisations. */
const schemasWithPaths = ["organisations", "service_points", "accounts"];

/** Gives the subtree its new paths in every schema, in the command's own transaction: nobody sees half of it. */
async function movePaths({ query }: CommandContext, from: string, to: string): Promise<void> {
  await query("set local statement_timeout = '30s'");
  for (const schema of schemasWithPaths) await query(`select ${schema}.move_paths($1, $2)`, [from, to]);
}

async function move(context: CommandContext, wanted: MoveOrganisationArguments): Promise<string> {
  const { query, actor } = context;
  const { entity } = await lockRecord(context, Organisation, wanted.id);
  authoriseOn(actor, "MANAGE_ORGANISATION", entity.id);
  await requireVersion(context, entity, wanted.version, { parentId: entity.parentId });
  // From here on nothing is added to the tree and nothing else in it moves, until this is done.
  await query("select pg_advisory_xact_lock($1)", [treeLock]);
  const { entity: parent } = await lockRecord(context, Organisation, wanted.parentId);
  const checks = new FieldChecks();
  const reason = checks.text("reason", wanted.reason ?? null, 1_000);
  const refusal = moveRefusal(placeInTree(entity), placeInTree(parent));
  if (refusal) checks.add("parentId", refusal, { parentLevel: parent.level });
  checks.done();
  const [names] = await query<{ before: string; label: string }>(
    `select name_th as before, organisations.next_path_label() as label from directory.organisations where id = $1`,
    [entity.parentId],
  );
  await movePaths(context, entity.pathC, `${parent.pathC}.${names?.label}`);
  const [moved] = await query<{ version: number; pathC: string }>(
    `update organisations.organisations set parent_id = $2, version = version + 1, updated_at = now(), updated_by_name = $3
     where id = $1 returning version, path_c as "pathC"`,
    [entity.id, parent.id, actor.displayName],
  );
  const { version, pathC } = moved as { version: number; pathC: string };
  const changes = { parent: { before: names?.before ?? null, after: parent.nameTh } };
  await recordAudit(context, { typeName: "Organisation", id: entity.id, version, pathC }, changes, reason);
  return entity.id;
}

/**
 * Moves an organisation with all below it to a new parent: its service points, users, tokens, API keys and files come
 * along. What was refused is in the audit trail.
 * @throws NOT_FOUND when either is outside the scope, FORBIDDEN on the grant's own root, CONFLICT on an older version,
 * BAD_USER_INPUT: UNDER_ITSELF, ALREADY_THERE, LEVEL_NOT_BELOW_PARENT
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
    runCommand(operation, command, (context) => move(context, wanted)),
  );
  return getOrganisation(operation, id);
}
