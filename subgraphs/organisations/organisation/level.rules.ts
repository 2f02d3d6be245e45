import { OrganisationLevel } from "../../kit/directory/organisation-level";

const { COUNTRY, MINISTRY, DEPARTMENT, AGENCY } = OrganisationLevel;

/** What is usual below an organisation: levels go down the tree, and agencies nest to any depth. */
export const levelBelow = (parent: OrganisationLevel): OrganisationLevel =>
  parent === COUNTRY ? MINISTRY : parent === MINISTRY ? DEPARTMENT : AGENCY;

/** May an organisation of this level stand below one of that? The importer asks the same of its files, in SQL. */
export function mayStandBelow(level: OrganisationLevel, parent: OrganisationLevel): boolean {
  if (level === MINISTRY) return parent === COUNTRY;
  if (level === DEPARTMENT) return parent === MINISTRY;
  return level === AGENCY && parent !== COUNTRY;
}
