import type { BulkKind } from "../../kit/bulk-change/bulk-change.noun";
import type { CommandContext } from "../../kit/command/command";
import type { LockedRecord } from "../../kit/command/versioned-record";
import type { Conditions } from "../../kit/database/conditions";
import type { Operation } from "../../kit/database/operation";
import { OrganisationLevel } from "../../kit/directory/organisation-level";
import { badUserInput, invalidTransition } from "../../kit/errors";
import { mayStandBelow } from "../organisation/level.rules";
import { requireNoMoveUnderWay } from "../organisation/move.service";
import { lockTree, moveSubtree } from "../organisation/move-subtree";
import type { Organisation } from "../organisation/organisation.entity";

/** Whole subtrees move: what that changes is looked at beforehand, for no more than can be looked at. */
const mostChosen = 100;

interface Parent extends Record<string, unknown> {
  id: string;
  nameTh: string;
  nameEn: string | null;
}

/** A parent of the scope. Throws BAD_USER_INPUT for another. */
async function readParent(operation: Operation, id: string): Promise<Parent> {
  const [parent] = await operation.query<Parent>(
    `select id, name_th as "nameTh", name_en as "nameEn" from organisations.organisations where id = $1`,
    [id],
  );
  if (!parent) throw badUserInput([{ field: "change.parentId", rule: "NOT_FOUND" }]);
  return parent;
}

const levels = Object.values(OrganisationLevel);
/** SQL of the pairs of levels that may stand below one another. */
const levelPairs = levels
  .flatMap((level) => levels.filter((above) => mayStandBelow(level, above)).map((above) => `('${level}', '${above}')`))
  .join(", ");

const expected = (conditions: Conditions, { parentId }: { parentId?: string }, chosen: readonly string[]): string => {
  const [parent, ids] = [conditions.parameter(parentId), conditions.parameter(chosen)];
  const of = (column: string) => `(select p.${column} from organisations.organisations p where p.id = ${parent})`;
  const isAlong = `exists (select from directory.organisations above where above.id = any(${ids}::uuid[])
    and o.path_c > above.path_c and o.path_c < above.path_c || '/')`;
  const isUnderItself = `${of("path_c")} >= o.path_c and ${of("path_c")} < o.path_c || '/'`;
  return `case when o.parent_id = ${parent} then 'UNCHANGED'
    when o.merged_into_id is not null or ${isAlong} or ${isUnderItself} or (o.level, ${of("level")}) not in (${levelPairs})
    then 'REFUSED' else 'CHANGED' end`;
};

/** Of what moves along with another of the change nothing is to be done. Throws BAD_USER_INPUT. */
async function refuseMovingAlong({ query }: CommandContext, { pathC }: Organisation, changeId: string): Promise<void> {
  const [above] = await query(
    `select 1 from organisations.bulk_change_rows r join directory.organisations above on above.id = r.record_id
     where r.bulk_change_id = $1 and $2 > above.path_c and $2 < above.path_c || '/' limit 1`,
    [changeId, pathC],
  );
  if (above) throw badUserInput([{ field: "parentId", rule: "MOVES_ALONG" }]);
}

/** Moves a locked organisation, in the background already, as the job of a single move does. */
async function moveLocked(
  context: CommandContext,
  record: LockedRecord<Organisation>,
  parentId: string,
  reason: string | null,
): Promise<void> {
  const { entity } = record;
  if (entity.mergedIntoId) throw invalidTransition("It has been merged into another organisation.");
  await requireNoMoveUnderWay(context, entity);
  await lockTree(context);
  await moveSubtree(context, { entity, parentId, reason });
  record.changed = Promise.resolve({ ...entity, parentId, version: entity.version + 1 });
}

/** Organisations with all below them go to another parent, one after the other. */
export const changeParent: BulkKind<Organisation> = {
  action: "MANAGE_ORGANISATION",
  commandName: "moveOrganisation",
  mostChosen,
  async read(operation, { parentId, reason }, checks) {
    const why = checks.text("change.reason", reason ?? null, 1_000);
    if (!parentId) {
      checks.add("change.parentId", "REQUIRED");
      return {};
    }
    const { id, nameTh, nameEn } = await readParent(operation, parentId);
    return { parentId: id, parentNameTh: nameTh, parentNameEn: nameEn, reason: why };
  },
  // Where they are now differs from one to the next: the report names them.
  before: "null::text",
  expected,
  isAsWanted: ({ parentId }, wanted) => parentId === wanted.parentId,
  async apply(context, record, { parentId, reason }, changeId) {
    await refuseMovingAlong(context, record.entity, changeId);
    await moveLocked(context, record, parentId as string, reason ?? null);
  },
  kept: ({ parentId }) => ({ parentId }),
  restore: (context, record, { parentId }, reason) => moveLocked(context, record, parentId as string, reason),
};
