import type { Role } from "../auth/session";
import { useText } from "../i18n/use-text";

/** A role in the reader's language. */
export function RoleName({ role }: { role: Role }) {
  return useText()(`role.${role}`);
}
