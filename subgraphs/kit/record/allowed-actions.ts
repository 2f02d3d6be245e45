import type { Action } from "../../../schema/roles-and-actions";
import { permissionOf, refusalOn, rolesThatMay } from "../access/authorise";
import type { Actor } from "../actor";
import type { AllowedAction } from "./record.types";

/** One answer of `allowedActions`: what, whether, and if not why, with the rule that says so. */
export const allowedAction = (actor: Actor | null, action: Action, reason: string | null): AllowedAction => ({
  action,
  allowed: reason === null,
  reason,
  permission: permissionOf(actor, action),
  allowedRoles: rolesThatMay(action),
});

/** Which of these actions the actor may do now to a record of this organisation, and why not. */
export function allowedActionsOn(
  actor: Actor | null,
  actions: readonly Action[],
  organisationId: string,
): AllowedAction[] {
  return actions.map((action) =>
    allowedAction(actor, action, actor ? refusalOn(actor, action, organisationId) : "ROLE"),
  );
}
