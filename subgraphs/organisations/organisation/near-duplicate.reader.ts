import type { Operation, Transaction } from "../../kit/database/operation";
import { inScope } from "../../kit/database/kit-tables";
import { mostNearDuplicates, nameKey, nameKeyColumn, NearDuplicateReason } from "../../kit/record/near-duplicate";
import { arabicDigits } from "../../kit/text/normalise-thai";
import type { NearDuplicateArguments } from "./new-organisation.inputs";
import type { OrganisationNearDuplicate } from "./near-duplicate.types";
import { getOrganisation } from "./organisation.reader";

/** An organisation that may be meant, and why. */
export interface NearOrganisation {
  id: string;
  isSameName: boolean;
  isSameCode: boolean;
  isSamePlace: boolean;
}

/**
 * Organisations of the scope that may be the one about to be added: of the same name below the same parent, of the same
 * code, or of the same name in the same district, wherever they belong. One that was merged stands for where it went.
 */
export function findNearOrganisations(
  reader: Pick<Transaction, "query">,
  { parentId, nameTh, code, districtCode }: NearDuplicateArguments,
): Promise<NearOrganisation[]> {
  const key = nameKeyColumn("name_th");
  return reader.query<NearOrganisation & Record<string, unknown>>(
    `with near as (
       select id, true as name, false as code, false as place from organisations.organisations
         where parent_id = $1::uuid and ${key} = $2
       union all
       select id, false, true, false from organisations.organisations where code = $3
       union all
       select id, false, false, true from organisations.organisations
         where province_code = left($4, 2) and district_code = $4 and ${inScope} and ${key} = $2
     )
     select coalesce(o.merged_into_id, o.id) as id, bool_or(near.name) as "isSameName", bool_or(near.code) as "isSameCode",
       bool_or(near.place) as "isSamePlace"
     from near join organisations.organisations o using (id)
     group by 1 order by 2 desc, 3 desc, 1 limit ${mostNearDuplicates}`,
    [parentId, nameKey(nameTh), arabicDigits(code ?? ""), districtCode ?? null],
  );
}

const reasonsOf = ({ isSameName, isSameCode, isSamePlace }: NearOrganisation): NearDuplicateReason[] => [
  ...(isSameName ? [NearDuplicateReason.SAME_NAME] : []),
  ...(isSameCode ? [NearDuplicateReason.SAME_CODE] : []),
  ...(isSamePlace ? [NearDuplicateReason.SAME_PLACE] : []),
];

/** The same for a client: with the organisations themselves. */
export async function listNearOrganisations(
  operation: Operation,
  wanted: NearDuplicateArguments,
): Promise<OrganisationNearDuplicate[]> {
  await getOrganisation(operation, wanted.parentId);
  return asNearDuplicates(operation, await findNearOrganisations(operation, wanted));
}

/** Near-duplicates with the organisations themselves. */
export const asNearDuplicates = (
  operation: Operation,
  near: readonly NearOrganisation[],
): Promise<OrganisationNearDuplicate[]> =>
  Promise.all(
    near.map(async (each) => ({
      organisation: await getOrganisation(operation, each.id),
      reasons: reasonsOf(each),
    })),
  );
