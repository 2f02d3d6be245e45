import type { Operation } from "../database/operation";
import { inKeyOrder } from "../loading/in-key-order";
import type { OrganisationLevel } from "./organisation-level";

/** What every subgraph may say of every organisation, out of the shared directory. */
export interface OrganisationInDirectory {
  id: string;
  code: string | null;
  nameTh: string;
  nameEn: string | null;
  level: OrganisationLevel;
}

async function organisationsInDirectory(
  operation: Operation,
  ids: readonly string[],
): Promise<(OrganisationInDirectory | null)[]> {
  const rows = await operation.query<OrganisationInDirectory & Record<string, unknown>>(
    `select id, code, name_th as "nameTh", name_en as "nameEn", level from directory.organisations
     where id = any($1::uuid[])`,
    [ids],
  );
  return inKeyOrder(ids, rows, ({ id }) => id);
}

/** Code, names and level of one organisation, wherever it is in the tree; `null` for an unknown one. */
export const loadOrganisationInDirectory = (
  operation: Operation,
  id: string,
): Promise<OrganisationInDirectory | null> => operation.loaders.load(operation, organisationsInDirectory, id);
