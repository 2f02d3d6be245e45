import { invalidTransition } from "../errors";
import type { FieldChecks } from "../input/check-fields";
import { VisibilityStatus } from "./record.types";

/**
 * Shown and hidden are the only two states, and each leads to the other. Hiding takes something from the public, so it
 * asks for a reason; showing again does not.
 * @throws INVALID_TRANSITION when the record is in that state already
 */
export function requireStatusChange(
  from: VisibilityStatus,
  to: VisibilityStatus,
  reason: string | null,
  checks: FieldChecks,
): void {
  if (from === to) throw invalidTransition(`The record is ${to} already.`);
  if (to === VisibilityStatus.HIDDEN && !reason) checks.add("reason", "REQUIRED");
}
