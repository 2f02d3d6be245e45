import { roles } from "../../../schema/roles-and-actions";
import { useActiveGrant, type Role } from "../auth/session";

const givenByCentral: readonly Role[] = [
  "CENTRAL_OFFICER",
  "SERVICE_POINT_OFFICER",
  "HANDBOOK_AUTHOR",
  "HANDBOOK_REVIEWER",
  "BI_READER",
];

/** The roles that a role's holder may give somewhere: the columns of the page. Which at which place, the API says. */
export function rolesGivenBy(role: Role | undefined): readonly Role[] {
  if (role === "PLATFORM_ADMIN") return roles;
  return role === "CENTRAL_OFFICER" ? givenByCentral : [];
}

/** The roles that the person at the screen may give somewhere. */
export function useGivenRoles(): readonly Role[] {
  return rolesGivenBy(useActiveGrant()?.role);
}
