import type { Operation } from "../../kit/database/operation";
import { inKeyOrder } from "../../kit/loading/in-key-order";
import type { OrganisationCategory, OrganisationType } from "./organisation-type.types";

type TypeRow = Omit<OrganisationType, "subTypes"> & { parentCode: string | null };

/** All types, each with its sub-types, in their official order. The table is short: one read serves a whole operation. */
export async function readOrganisationTypes(operation: Operation): Promise<OrganisationType[]> {
  const rows = await operation.query<TypeRow>(
    `select code, parent_code as "parentCode", name_th as "nameTh", name_en as "nameEn"
     from organisations.organisation_types order by position, code`,
  );
  const subTypes = Map.groupBy(rows, ({ parentCode }) => parentCode);
  return (subTypes.get(null) ?? []).map((type) => ({
    ...type,
    subTypes: (subTypes.get(type.code) ?? []).map((subType) => ({ ...subType, subTypes: [] })),
  }));
}

async function typesByCode(operation: Operation, codes: readonly string[]): Promise<(OrganisationType | null)[]> {
  const types = await readOrganisationTypes(operation);
  return inKeyOrder(
    codes,
    types.flatMap((type) => [type, ...type.subTypes]),
    ({ code }) => code,
  );
}

export const readOrganisationCategories = (operation: Operation): Promise<OrganisationCategory[]> =>
  operation.query<OrganisationCategory>(
    `select code, name_th as "nameTh", name_en as "nameEn" from organisations.organisation_categories
     order by position, code`,
  );

async function categoriesByCode(
  operation: Operation,
  codes: readonly string[],
): Promise<(OrganisationCategory | null)[]> {
  return inKeyOrder(codes, await readOrganisationCategories(operation), ({ code }) => code);
}

export const loadOrganisationType = async (
  operation: Operation,
  code: string | null,
): Promise<OrganisationType | null> => (code === null ? null : operation.loaders.load(operation, typesByCode, code));

export const loadOrganisationCategory = async (
  operation: Operation,
  code: string | null,
): Promise<OrganisationCategory | null> =>
  code === null ? null : operation.loaders.load(operation, categoriesByCode, code);
