import type { MessageKey } from "../i18n/messages";
import type { Text } from "../i18n/use-text";
import { permissionTh } from "../permission/permission.th";
import { auditEntryTh } from "./audit-entry.th";

/** What was done, in words; an act that has none yet is named as it is, so that nothing is told wrongly. */
export function actionText(action: string, text: Text): string {
  if (Object.hasOwn(auditEntryTh.actions, action)) return text(`auditEntry.actions.${action}` as MessageKey);
  return text("auditEntry.otherAction", { action });
}

/** What kind of record it was done to. */
export function entityTypeText(entityType: string, text: Text): string {
  if (Object.hasOwn(auditEntryTh.entityTypes, entityType)) {
    return text(`auditEntry.entityTypes.${entityType}` as MessageKey);
  }
  return entityType;
}

/** Why something was refused. */
export function refusalText(refusal: string, text: Text): string {
  if (Object.hasOwn(auditEntryTh.refusals, refusal)) return text(`auditEntry.refusals.${refusal}` as MessageKey);
  if (PLAIN_REASONS.has(refusal)) return text(`permission.reasons.${refusal}` as MessageKey);
  return text("auditEntry.refusals.FORBIDDEN");
}

/** Reasons whose sentence speaks of nobody's role or organisation: of the person at the screen it would be the wrong one. */
const PLAIN_REASONS: ReadonlySet<string> = new Set(
  Object.entries(permissionTh.reasons)
    .filter(([, sentence]) => !sentence.includes("%{"))
    .map(([reason]) => reason),
);
