import { type Role, roles } from "../../../schema/roles-and-actions";
import { covers } from "../../kit/database/scope";
import type { OrganisationLevel } from "../../kit/directory/organisation-level";

/** A level as the enum or as its name. */
type Level = `${OrganisationLevel}`;

/** Whoever gives roles or manages grants, by her active grant. */
export interface Giver {
  role: Role;
  organisationPath: string;
}

/** A giver who is somebody: nobody manages her own grants. */
export interface GrantManager extends Giver {
  personId: string;
}

/** What counts of a grant that is given, changed or ended. */
export interface ManagedGrant {
  personId: string;
  role: Role;
  path: string;
}

/**
 * Why a grant may not be given or managed: a code for the UI. ROLE: one's own role does not give this one. SCOPE: outside
 * one's own organisations. OWN_ROOT: only strictly below one's own organisation. OWN_GRANT: it is one's own.
 * LAST_PLATFORM_ADMIN, LAST_CENTRAL_OFFICER: without it nobody would be left.
 */
export type GrantRefusal = "ROLE" | "SCOPE" | "OWN_ROOT" | "OWN_GRANT" | "LAST_PLATFORM_ADMIN" | "LAST_CENTRAL_OFFICER";

const givenByCentralOfficer: readonly Role[] = [
  "CENTRAL_OFFICER",
  "SERVICE_POINT_OFFICER",
  "HANDBOOK_AUTHOR",
  "HANDBOOK_REVIEWER",
  "BI_READER",
];

/** The roles that a role gives somewhere in its scope, and so may change and end there. */
export function rolesGivenBy(role: Role): readonly Role[] {
  if (role === "PLATFORM_ADMIN") return roles;
  return role === "CENTRAL_OFFICER" ? givenByCentralOfficer : [];
}

/** At which levels a role can be held. Handbooks are written by departments, and by each local government for itself. */
const levelsOf: Readonly<Record<Role, readonly Level[]>> = {
  PLATFORM_ADMIN: ["COUNTRY"],
  OPDC_OFFICER: ["COUNTRY"],
  CENTRAL_OFFICER: ["MINISTRY", "DEPARTMENT"],
  SERVICE_POINT_OFFICER: ["AGENCY"],
  HANDBOOK_AUTHOR: ["DEPARTMENT"],
  HANDBOOK_REVIEWER: ["DEPARTMENT"],
  BI_READER: ["COUNTRY", "MINISTRY", "DEPARTMENT", "AGENCY"],
};
const writesHandbooks: readonly Role[] = ["HANDBOOK_AUTHOR", "HANDBOOK_REVIEWER"];

/** Is an organisation of this type (`type_code`) local government (องค์กรปกครองส่วนท้องถิ่น)? */
export const isLocalGovernment = (typeCode: string | null): boolean => typeCode?.startsWith("LOCAL") ?? false;

/** Can this role be held on an organisation of this level? */
export function roleFits(role: Role, level: Level, isLocal: boolean): boolean {
  if (levelsOf[role].includes(level)) return true;
  return level === "AGENCY" && isLocal && writesHandbooks.includes(role);
}

/** Why this giver may not give the role on the organisation at `targetPath`; `null` when she may. */
export function refusalToGive(
  { role, organisationPath }: Giver,
  newRole: Role,
  targetPath: string,
): GrantRefusal | null {
  if (!rolesGivenBy(role).includes(newRole)) return "ROLE";
  if (!covers(organisationPath, targetPath)) return "SCOPE";
  // One central officer does not make another beside herself: that is for those above.
  if (role === "CENTRAL_OFFICER" && newRole === "CENTRAL_OFFICER" && targetPath === organisationPath) return "OWN_ROOT";
  return null;
}

/** May this giver give the role on the organisation at `targetPath`? Whether the role fits there is `roleFits`. */
export const mayGive = (giver: Giver, newRole: Role, targetPath: string): boolean =>
  refusalToGive(giver, newRole, targetPath) === null;

/** Why this person may not change, confirm or end the grant; `null` when she may. What she could give she may manage. */
export function refusalToManage(manager: GrantManager, grant: ManagedGrant): GrantRefusal | null {
  if (manager.personId === grant.personId) return "OWN_GRANT";
  return refusalToGive(manager, grant.role, grant.path);
}

/** May this person change, confirm or end the grant? */
export const mayManageGrant = (manager: GrantManager, grant: ManagedGrant): boolean =>
  refusalToManage(manager, grant) === null;

/** Why a grant may not be changed into another: both sides must be hers to manage, so that nobody is raised by a detour. */
export const refusalToChange = (
  manager: GrantManager,
  grant: ManagedGrant,
  to: Pick<ManagedGrant, "role" | "path">,
): GrantRefusal | null => refusalToManage(manager, grant) ?? refusalToGive(manager, to.role, to.path);

/**
 * Why a grant must stay, because nobody would be left. The last platform admin stays in any case; the last central officer
 * of an organisation is ended by a platform admin only.
 * @param othersLeft live grants of the same role: anywhere for a platform admin, on the same organisation for a central officer
 */
export function refusalToLose(managerRole: Role, role: Role, othersLeft: number): GrantRefusal | null {
  if (othersLeft > 0) return null;
  if (role === "PLATFORM_ADMIN") return "LAST_PLATFORM_ADMIN";
  return role === "CENTRAL_OFFICER" && managerRole !== "PLATFORM_ADMIN" ? "LAST_CENTRAL_OFFICER" : null;
}
