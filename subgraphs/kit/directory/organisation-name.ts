import type { Operation } from "../database/operation";
import { inKeyOrder } from "../loading/in-key-order";
import type { OrganisationLevel } from "./organisation-level";
import type { OrganisationName } from "./organisation-name.type";

/** What every subgraph may say of every organisation, out of the shared directory. */
export interface OrganisationInDirectory {
  id: string;
  code: string | null;
  nameTh: string;
  nameEn: string | null;
  level: OrganisationLevel;
  pathC: string;
}

const readBy =
  (column: "id" | "path_c", type: "uuid" | "text", keyOf: (organisation: OrganisationInDirectory) => string) =>
  async (operation: Operation, keys: readonly string[]): Promise<(OrganisationInDirectory | null)[]> => {
    const rows = await operation.query<OrganisationInDirectory & Record<string, unknown>>(
      `select id, code, name_th as "nameTh", name_en as "nameEn", level, path_c as "pathC"
       from directory.organisations where ${column} = any($1::${type}[])`,
      [keys],
    );
    return inKeyOrder(keys, rows, keyOf);
  };

const organisationsById = readBy("id", "uuid", ({ id }) => id);
const organisationsByPath = readBy("path_c", "text", ({ pathC }) => pathC);

/** Code, names and level of one organisation, wherever it is in the tree; `null` for an unknown one. */
export const loadOrganisationInDirectory = (
  operation: Operation,
  id: string,
): Promise<OrganisationInDirectory | null> => operation.loaders.load(operation, organisationsById, id);

/** Paths above a path, from the ministry's down to the parent's: without the one of the root. */
export function pathsAbove(path: string): string[] {
  const labels = path.split(".");
  return labels.slice(1, -1).map((_, index) => labels.slice(0, index + 2).join("."));
}

/** The organisations above a path, from the ministry down to the parent; what many paths share is read once. */
export async function loadAncestors(operation: Operation, path: string): Promise<OrganisationName[]> {
  const above = await Promise.all(
    pathsAbove(path).map((each) => operation.loaders.load(operation, organisationsByPath, each)),
  );
  return above.filter((organisation) => organisation !== null);
}
