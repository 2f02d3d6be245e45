import type { Role } from "../../../schema/roles-and-actions";
import type { ActiveGrant } from "../../kit/actor";
import type { Conditions } from "../../kit/database/conditions";
import { OrganisationLevel } from "../../kit/directory/organisation-level";
import { type Giver, isLocalGovernment, mayGive, roleFits, rolesGivenBy } from "../grant/grant.workflow";

/** What decides which roles may be given at a place. */
export interface Place {
  pathC: string;
  level: OrganisationLevel;
  typeCode: string | null;
}

export const giverOf = ({ role, scopePath }: ActiveGrant): Giver => ({ role, organisationPath: scopePath });

/** The roles that this giver may give at a place. */
export const seatsAt = (giver: Giver, { pathC, level, typeCode }: Place): Role[] =>
  rolesGivenBy(giver.role).filter(
    (role) => roleFits(role, level, isLocalGovernment(typeCode)) && mayGive(giver, role, pathC),
  );

const levels = Object.values(OrganisationLevel);

/** The same rule as a condition on places: where this giver may give the role. The scope is not part of it. */
export function addSeatCondition(conditions: Conditions, giver: Giver, role: Role): Conditions {
  if (!rolesGivenBy(giver.role).includes(role)) return conditions.add("false");
  const everywhere = levels.filter((level) => roleFits(role, level, false));
  const inLocalGovernment = levels.filter((level) => roleFits(role, level, true));
  conditions.add(
    "(o.level = any(?) or (o.level = any(?) and o.type_code like 'LOCAL%'))",
    everywhere,
    inLocalGovernment,
  );
  const isBelowOnly = !mayGive(giver, role, giver.organisationPath);
  return isBelowOnly ? conditions.add("o.path_c <> ?", giver.organisationPath) : conditions;
}
