import { type Action, rolesAndActions } from "../../../schema/roles-and-actions";
import { queryClient } from "../data/query-client";
import { activeGrantOf, sessionQuery } from "./session";

/** May the role that is active now do this somewhere? For requests that are put together outside of a page. */
export async function mayNow(action: Action): Promise<boolean> {
  const grant = activeGrantOf(await queryClient.ensureQueryData(sessionQuery));
  return grant !== undefined && rolesAndActions[action][grant.role] !== "no";
}
