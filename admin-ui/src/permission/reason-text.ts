import type { Role } from "../auth/session";
import type { Text } from "../i18n/use-text";
import type { MessageKey } from "../i18n/messages";
import { permissionTh } from "./permission.th";

/** What may be done to a record, as the API says it. */
export interface Permitted {
  action: string;
  allowed: boolean;
  reason?: string | null;
  allowedRoles: readonly Role[];
}

/** Whose grant a reason is about. */
export interface Holder {
  role: Role;
  /** The name of the grant's organisation, in the reader's language. */
  organisation: string;
  isCountry?: boolean;
}

interface Refusal {
  reason?: string | null;
  allowedRoles?: readonly Role[];
}

/** Why something may not be done, in plain words: the same on a disabled button and in the explanation. */
export function reasonText({ reason, allowedRoles = [] }: Refusal, holder: Holder | undefined, text: Text): string {
  const values = {
    role: holder ? text(`role.${holder.role}`) : "",
    organisation: holder?.organisation ?? "",
    allowedRoles: allowedRoles.map((role) => text(`role.${role}`)).join(", "),
  };
  if (reason === "ROLE" && allowedRoles.length === 0) return text("permission.reasons.ROLE_NOBODY");
  if (reason === "OWN_ROOT" && holder?.isCountry) return text("permission.reasons.OWN_ROOT_COUNTRY");
  const known = reason && Object.hasOwn(permissionTh.reasons, reason) ? reason : "UNKNOWN";
  return text(`permission.reasons.${known}` as MessageKey, values);
}

/** What the API says about one action on a record; undefined when it says nothing of it. */
export function permittedOf(actions: readonly Permitted[], action: string): Permitted | undefined {
  return actions.find((permitted) => permitted.action === action);
}
