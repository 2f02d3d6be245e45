import type { Transaction } from "../database/operation";
import type { FieldChecks } from "../input/check-fields";

/** The pieces of an address that must fit together; `null` where nothing is given. */
export interface AddressPieces {
  provinceCode: string | null;
  districtCode: string | null;
  subdistrictCode: string | null;
  postcode: string | null;
}

interface Facts {
  has_province: boolean;
  district_province: string | null;
  subdistrict_district: string | null;
  postcodes: string[];
}

/** One read answers all questions: a district or sub-district without a row is unknown. */
const factsSql = `
  select exists (select from directory.provinces where code = $1) as has_province,
    (select province_code from directory.districts where code = $2) as district_province,
    (select district_code from directory.subdistricts where code = $3) as subdistrict_district,
    array(select distinct postcode from directory.subdistricts where district_code = $2 order by postcode) as postcodes`;

/**
 * Checks that province, district, sub-district and postcode belong to each other. A postcode is compared with those in
 * use in the district: seven provinces span several prefixes, so the province tells nothing.
 */
export async function checkAddressFit(
  { query }: Transaction,
  address: AddressPieces,
  checks: FieldChecks,
): Promise<void> {
  const { provinceCode, districtCode, subdistrictCode, postcode } = address;
  const [facts] = await query<Facts & Record<string, unknown>>(factsSql, [provinceCode, districtCode, subdistrictCode]);
  if (!facts) return;
  if (provinceCode && !facts.has_province) checks.add("provinceCode", "UNKNOWN_CODE");
  if (districtCode && facts.district_province !== provinceCode) {
    checks.add("districtCode", facts.district_province ? "DISTRICT_NOT_IN_PROVINCE" : "UNKNOWN_CODE");
  }
  if (subdistrictCode && facts.subdistrict_district !== districtCode) {
    checks.add("subdistrictCode", facts.subdistrict_district ? "SUBDISTRICT_NOT_IN_DISTRICT" : "UNKNOWN_CODE");
  }
  const { postcodes } = facts;
  if (postcode && postcodes.length && !postcodes.includes(postcode)) {
    checks.add("postcode", "POSTCODE_NOT_IN_DISTRICT", { postcodes });
  }
}
