import type { Role } from "../../../schema/roles-and-actions";
import { permissionOf } from "../../kit/access/authorise";
import type { Actor } from "../../kit/actor";
import type { CommandContext } from "../../kit/command/command";
import type { Transaction } from "../../kit/database/operation";
import type { OrganisationLevel } from "../../kit/directory/organisation-level";
import { allowedAction } from "../../kit/record/allowed-actions";
import type { AllowedAction } from "../../kit/record/record.types";
import type { Grant } from "./grant.entity";
import {
  type GrantManager,
  type GrantRefusal,
  type ManagedGrant,
  refusalToLose,
  refusalToManage,
} from "./grant.workflow";

/** An organisation to which a grant may be moved. */
export interface GrantPlace {
  id: string;
  path: string;
  level: OrganisationLevel;
  typeCode: string | null;
}

/** The actor of a command, as the rules of giving see her. */
export const managerOf = ({ personId, grant }: CommandContext["actor"]): GrantManager => ({
  personId,
  role: grant.role,
  organisationPath: grant.scopePath,
});

/** A grant, as the rules of giving see it. */
export const managedGrantOf = ({ personId, role, pathC }: Grant): ManagedGrant => ({ personId, role, path: pathC });

/** An organisation by its id, or `null`. */
export async function readPlace({ query }: Transaction, organisationId: string): Promise<GrantPlace | null> {
  const [place] = await query<GrantPlace & Record<string, unknown>>(
    `select id, path_c as path, level, type_code as "typeCode" from directory.organisations where id = $1`,
    [organisationId],
  );
  return place ?? null;
}

const rolesThatMustStay: readonly Role[] = ["PLATFORM_ADMIN", "CENTRAL_OFFICER"];

/**
 * Would somebody be left when this grant went? Asks one at a time: of two who end the two last grants at the same moment,
 * the second sees what the first has done.
 */
export async function refusalToLoseGrant({ query, actor }: CommandContext, grant: Grant): Promise<GrantRefusal | null> {
  const { role, organisationId, id } = grant;
  if (!rolesThatMustStay.includes(role)) return null;
  const place = role === "CENTRAL_OFFICER" ? organisationId : null;
  await query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`last ${role} ${place ?? ""}`]);
  const [others] = await query<{ count: number }>(
    `select count(*)::int as count from accounts.grants
     where role = $1 and id <> $2 and ended_at is null and ($3::uuid is null or organisation_id = $3)`,
    [role, id, place],
  );
  return refusalToLose(actor.grant.role, role, others?.count ?? 0);
}

/**
 * May the asker manage this grant now? Whether it is the last of its kind is asked when it is ended, not for each row of a
 * list.
 */
export function allowedActionsOnGrant(actor: Actor | null, grant: Grant): AllowedAction[] {
  const action = "MANAGE_GRANTS";
  const isRefused = !actor?.grant || permissionOf(actor, action) === "no";
  if (isRefused) return [allowedAction(actor, action, "ROLE")];
  const manager = managerOf({ ...actor, grant: actor.grant as NonNullable<Actor["grant"]> });
  return [
    allowedAction(actor, action, refusalToManage(manager, managedGrantOf(grant)) ?? (grant.endedAt ? "ENDED" : null)),
  ];
}
