import {
  type Action,
  type Asker,
  type Permission,
  type Role,
  roles,
  rolesAndActions,
} from "../../../schema/roles-and-actions";
import type { ActiveGrant, Actor } from "../actor";
import { covers } from "../database/scope";
import { forbidden, unauthenticated } from "../errors";

/** As which column of the table of roles and actions does this actor ask? */
export function askerOf(actor: Actor | null): Asker {
  if (!actor) return "PUBLIC";
  return actor.grant ? actor.grant.role : "WITHOUT_GRANT";
}

/** What the table of roles and actions says, before any record is looked at. */
export const permissionOf = (actor: Actor | null, action: Action): Permission =>
  rolesAndActions[action][askerOf(actor)];

/** Throws UNAUTHENTICATED or FORBIDDEN unless the actor's role may do this somewhere in its scope. */
export function authorise(actor: Actor | null, action: Action): void {
  if (permissionOf(actor, action) !== "no") return;
  throw actor ? forbidden("ROLE") : unauthenticated();
}

/** Why an actor may not do this to the records of this organisation: a code for the UI, or `null` when she may. */
export function refusalOn(actor: Actor, action: Action, organisationId: string): "ROLE" | "OWN_ROOT" | null {
  const permission = permissionOf(actor, action);
  if (permission === "no") return "ROLE";
  if (permission === "belowOwnRoot" && actor.grant?.organisationId === organisationId) return "OWN_ROOT";
  return null;
}

/**
 * Why a grant does not allow this on the records of an organisation, wherever that is; `null` when it does. The same rule
 * as `refusalOn`, with the scope that row level security carries there: for explaining, not for guarding.
 */
export function refusalOfGrant(
  { role, organisationId, scopePath }: Pick<ActiveGrant, "role" | "organisationId" | "scopePath">,
  action: Action,
  organisation: { id: string; path: string },
): "ROLE" | "SCOPE" | "OWN_ROOT" | null {
  const permission = rolesAndActions[action][role];
  if (permission === "no") return "ROLE";
  if (!covers(scopePath, organisation.path)) return "SCOPE";
  return permission === "belowOwnRoot" && organisationId === organisation.id ? "OWN_ROOT" : null;
}

/** The roles that may do this somewhere: whom to ask. */
export const rolesThatMay = (action: Action): Role[] => roles.filter((role) => rolesAndActions[action][role] !== "no");

/** Throws FORBIDDEN when the actor may not do this to the records of this organisation. */
export function authoriseOn(actor: Actor, action: Action, organisationId: string): void {
  const refusal = refusalOn(actor, action, organisationId);
  if (refusal) throw forbidden(refusal);
}
