import type { Transaction } from "../../kit/database/operation";
import { rootPath } from "../../kit/database/scope";
import { isShownInTree } from "../../kit/file/file.tables";
import type { FieldChecks } from "../../kit/input/check-fields";
import {
  addressReaders,
  englishText,
  type FieldReaders,
  phoneList,
  readChanges,
  requiredText,
} from "../../kit/input/field-readers";
import type { RegistrationAgency } from "./registration.inputs";
import { RegistrationKind } from "./registration.states";

const { provinceCode, districtCode, subdistrictCode, postcode } = addressReaders;

const readers: FieldReaders<Omit<RegistrationAgency, "parentId">> = {
  nameTh: requiredText(200),
  nameEn: englishText(200),
  addressTh: requiredText(500),
  provinceCode,
  districtCode,
  subdistrictCode,
  postcode,
  phones: phoneList,
};
const noAddress = { provinceCode: null, districtCode: null, subdistrictCode: null, postcode: null };
const needed = ["provinceCode", "districtCode", "subdistrictCode", "postcode"] as const;

/** Reads an agency that is not in the register: its row stands at the root, where platform admins see it. */
export async function readAgency(
  transaction: Transaction,
  { parentId, ...given }: RegistrationAgency,
  checks: FieldChecks,
): Promise<Record<string, unknown>> {
  const own = checks.errors.length;
  const agency = await readChanges(transaction, readers, noAddress, given, checks);
  for (const field of needed) if (!agency[field]) checks.add(field, "REQUIRED");
  if (!(agency.phones as unknown[])?.length && !checks.errors.some(({ field }) => field.startsWith("phones")))
    checks.add("phones.0", "REQUIRED");
  const [parent] = await transaction.query(
    `select 1 as found from directory.organisations o
     where o.id = $1 and o.level in ('MINISTRY', 'DEPARTMENT') and ${isShownInTree("o.path_c")}`,
    [parentId],
  );
  if (!parent) checks.add("parentId", "UNKNOWN_ORGANISATION");
  for (const error of checks.errors.slice(own)) error.field = `agency.${error.field}`;
  return {
    kind: RegistrationKind.NEW,
    path_c: rootPath,
    parent_id: parentId,
    name_th: agency.nameTh,
    name_en: agency.nameEn ?? null,
    address_th: agency.addressTh,
    province_code: agency.provinceCode,
    district_code: agency.districtCode,
    subdistrict_code: agency.subdistrictCode,
    postcode: agency.postcode,
    phones: agency.phones,
  };
}

/** Finds an agency of the public register: the request stands at its place, where its central officers see it. */
export async function readListedPlace(
  { query }: Transaction,
  organisationId: string,
  checks: FieldChecks,
): Promise<Record<string, unknown>> {
  const [place] = await query<{ path: string }>(
    `select o.path_c as path from directory.organisations o
     where o.id = $1 and o.level <> 'COUNTRY' and ${isShownInTree("o.path_c")}`,
    [organisationId],
  );
  // What is hidden is as what there is not.
  if (!place) checks.add("organisationId", "UNKNOWN_ORGANISATION");
  return { kind: RegistrationKind.EXISTING, path_c: place?.path ?? rootPath, organisation_id: organisationId };
}
