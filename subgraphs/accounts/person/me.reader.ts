import type { Role } from "../../../schema/roles-and-actions";
import type { Operation } from "../../kit/database/operation";
import { loadOrganisationInDirectory, type OrganisationInDirectory } from "../../kit/directory/organisation-name";
import type { Grant } from "../grant/grant.types";
import type { Me } from "./me.types";

interface GrantRow {
  id: string;
  role: Role;
  organisation_id: string;
  granted_at: Date;
}

/** The person who asks, with her grants; `null` when nobody is signed in. */
export async function readMe(operation: Operation): Promise<Me | null> {
  const { actor } = operation;
  if (!actor) return null;
  const rows = await operation.query<GrantRow & Record<string, unknown>>(
    "select id, role, organisation_id, granted_at from accounts.grants_of_person($1)",
    [actor.personId],
  );
  const grants = await Promise.all(rows.map((row) => toGrant(operation, row)));
  return {
    id: actor.personId,
    displayName: actor.displayName,
    activeGrant: grants.find(({ id }) => id === actor.grant?.id) ?? null,
    grants,
  };
}

async function toGrant(operation: Operation, row: GrantRow): Promise<Grant> {
  // The directory keeps every organisation that ever was, so the one of a grant is always there.
  const organisation = (await loadOrganisationInDirectory(operation, row.organisation_id)) as OrganisationInDirectory;
  return { id: row.id, role: row.role, organisation, grantedAt: row.granted_at };
}
