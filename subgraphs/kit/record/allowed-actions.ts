import type { Action } from "../../../schema/roles-and-actions";
import { refusalOn } from "../access/authorise";
import type { Actor } from "../actor";
import type { AllowedAction } from "./record.types";

/** Which of these actions the actor may do now to a record of this organisation, and why not. */
export function allowedActionsOn(
  actor: Actor | null,
  actions: readonly Action[],
  organisationId: string,
): AllowedAction[] {
  return actions.map((action) => {
    const reason = actor ? refusalOn(actor, action, organisationId) : "ROLE";
    return { action, allowed: reason === null, reason };
  });
}
