import type { DivisionNames } from "../directory/division-names";
import type { AddressPieces } from "../directory/address-fit";
import { addressReaders, type FieldReader } from "../input/field-readers";
import { checkPhoneNumbers } from "../input/phone-list";
import type { ImportColumn } from "./import-column";
import type { ImportRow } from "./import-row";
import type { RecordColumn } from "./merge";

/** The columns of an address, as every file has them. */
export const addressColumns: readonly ImportColumn[] = [
  {
    field: "addressTh",
    th: "ที่อยู่",
    en: "address",
    aliases: ["ที่อยู่ (ไทย)", "address (th)"],
    helpTh: "เลขที่ หมู่ ถนน โดยไม่ต้องใส่ตำบล อำเภอ จังหวัด",
    helpEn: "house number, road, without the divisions below",
  },
  { field: "addressEn", th: "ที่อยู่ (อังกฤษ)", en: "address (en)", helpTh: "ที่อยู่ภาษาอังกฤษ", helpEn: "the same in English" },
  { field: "provinceCode", th: "จังหวัด", en: "province", helpTh: "ชื่อหรือรหัส 2 หลัก", helpEn: "name or 2-digit code" },
  {
    field: "districtCode",
    th: "อำเภอ",
    en: "district",
    aliases: ["อำเภอ/เขต", "เขต", "amphoe"],
    helpTh: "ชื่อหรือรหัส 4 หลัก",
    helpEn: "name or 4-digit code",
  },
  {
    field: "subdistrictCode",
    th: "ตำบล",
    en: "sub-district",
    aliases: ["ตำบล/แขวง", "แขวง", "tambon"],
    helpTh: "ชื่อหรือรหัส 6 หลัก",
    helpEn: "name or 6-digit code",
  },
  {
    field: "postcode",
    th: "รหัสไปรษณีย์",
    en: "postcode",
    aliases: ["zip", "postal code"],
    helpTh: "5 หลัก",
    helpEn: "5 digits",
  },
];

export const addressRecordColumns: readonly RecordColumn[] = [
  { field: "addressTh", column: "address_th", type: "text" },
  { field: "addressEn", column: "address_en", type: "text" },
  { field: "provinceCode", column: "province_code", type: "text" },
  { field: "districtCode", column: "district_code", type: "text" },
  { field: "subdistrictCode", column: "subdistrict_code", type: "text" },
  { field: "postcode", column: "postcode", type: "text" },
];

/** Separators between several phone numbers in one cell. A comma may also stand between two extensions. */
const betweenPhones = /[;|\n]|,(?=\s*(?:\+|\(?0))/;

export const splitPhones = (cell: string): string[] => cell.split(betweenPhones).map((phone) => phone.trim());

/** Reads a cell with one phone number or several. */
export const phoneCell: FieldReader<string> = (checks, field, value) =>
  value === null ? null : checkPhoneNumbers(checks, field, splitPhones(value));

/** The divisions of a row by their codes. Those above a given one follow from it, so they may be left blank. */
function readDivisions(row: ImportRow, names: DivisionNames): Omit<AddressPieces, "postcode"> {
  const province = row.find("provinceCode", (text) => names.province(text));
  const district = row.find("districtCode", (text) => names.district(text, province));
  const subdistrictCode = row.find("subdistrictCode", (text) => names.subdistrict(text, district, province));
  const districtCode = district ?? subdistrictCode?.slice(0, 4) ?? null;
  return { provinceCode: province ?? districtCode?.slice(0, 2) ?? null, districtCode, subdistrictCode };
}

/** The address of a row, by the staged columns. */
export function readAddress(row: ImportRow, names: DivisionNames): Record<string, string | null> {
  const { provinceCode, districtCode, subdistrictCode } = readDivisions(row, names);
  return {
    address_th: row.read<string>("addressTh", addressReaders.addressTh),
    address_en: row.read<string>("addressEn", addressReaders.addressEn),
    province_code: provinceCode,
    district_code: districtCode,
    subdistrict_code: subdistrictCode,
    postcode: row.read<string>("postcode", addressReaders.postcode),
  };
}

const piece = (column: string): string => `coalesce(s.${column}, o.${column})`;

/** Field, broken rule, value in the file, condition, and what would be right. */
const addressRules: readonly (readonly [string, string, string, string, string])[] = [
  [
    "districtCode",
    "DISTRICT_NOT_IN_PROVINCE",
    "s.district_code",
    `(s.province_code is not null or s.district_code is not null) and left(${piece("district_code")}, 2) is distinct from ${piece("province_code")}
     and ${piece("district_code")} is not null`,
    "null::jsonb",
  ],
  [
    "subdistrictCode",
    "SUBDISTRICT_NOT_IN_DISTRICT",
    "s.subdistrict_code",
    `(s.district_code is not null or s.subdistrict_code is not null)
     and left(${piece("subdistrict_code")}, 4) is distinct from ${piece("district_code")} and ${piece("subdistrict_code")} is not null`,
    "null::jsonb",
  ],
  [
    "postcode",
    "POSTCODE_NOT_IN_DISTRICT",
    "s.postcode",
    `(s.district_code is not null or s.postcode is not null)
     and (${piece("district_code")}, ${piece("postcode")}) not in (select district_code, postcode from directory.subdistricts)`,
    `(select jsonb_build_object('postcodes', jsonb_agg(distinct d.postcode order by d.postcode))
      from directory.subdistricts d where d.district_code = ${piece("district_code")})`,
  ],
];

/**
 * Finds rows whose pieces of the address do not belong to each other, also where some are in the file and some in the
 * record: the rules of `checkAddressFit`, in one statement over all rows.
 * @param source the staged rows (s) and the records that they match (o): "staged s left join …"
 */
export const addressCheck = (source: string): string => `
  insert into bad_rows
  select s.line, found.field, found.rule, found.value, found.detail from ${source}
  cross join lateral (${addressRules
    .map(
      ([field, rule, value, condition, detail]) =>
        `select '${field}' as field, '${rule}' as rule, ${value} as value, ${detail} as detail where ${condition}`,
    )
    .join(" union all ")}) found
  where not s.is_bad`;
