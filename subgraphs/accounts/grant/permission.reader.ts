import { rolesAndActions } from "../../../schema/roles-and-actions";
import { refusalOfGrant, rolesThatMay } from "../../kit/access/authorise";
import type { Operation } from "../../kit/database/operation";
import { notFound } from "../../kit/errors";
import type { ExplainPermissionArguments } from "./grant.inputs";
import { getGrant } from "./grant.reader";
import type { PermissionExplanation } from "./grant.types";

/**
 * Explains what a grant of the scope allows on the records of an organisation: "why can she not press this?"
 * @throws NOT_FOUND for a grant outside the scope, or an organisation that there is not
 */
export async function explainPermission(
  operation: Operation,
  { grantId, action, organisationId }: ExplainPermissionArguments,
): Promise<PermissionExplanation> {
  const grant = await getGrant(operation, grantId);
  const [organisation] = await operation.query<{ id: string; path: string }>(
    "select id, path_c as path from directory.organisations where id = $1",
    [organisationId],
  );
  if (!organisation) throw notFound();
  const { role, organisationId: grantOrganisationId, pathC: scopePath, endedAt } = grant;
  const held = { role, organisationId: grantOrganisationId, scopePath };
  const reason = endedAt ? "GRANT_ENDED" : refusalOfGrant(held, action, organisation);
  return {
    isAllowed: reason === null,
    role,
    permission: rolesAndActions[action][role],
    allowedRoles: rolesThatMay(action),
    reason,
    grantOrganisationId,
    organisationId,
  };
}
