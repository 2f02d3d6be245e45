import type { QueryResultRow } from "pg";
import { DivisionNames } from "../../kit/directory/division-names";
import { addressRecordColumns, phoneCell, readAddress } from "../../kit/import/address-import";
import type { ImportRow } from "../../kit/import/import-row";
import type { ImportSession } from "../../kit/import/import-session";
import type { ImportTarget, RecordColumn } from "../../kit/import/merge";
import type { RowReader } from "../../kit/import/run-import";
import type { StagedColumn, StagedValue } from "../../kit/import/staging";
import { statusNames, ValueNames } from "../../kit/import/value-names";
import { hoursCellsOf, hoursRecordColumn } from "../../kit/opening-hours/hours-import";
import { searchKey } from "../../kit/text/normalise-thai";
import { organisationSearchKey, profileReaders } from "../organisation/organisation.profile";

/** Columns of a record that a file fills. */
const recordColumns: readonly RecordColumn[] = [
  { field: "code", column: "code", type: "text" },
  { field: "typeCode", column: "type_code", type: "text" },
  { field: "subTypeCode", column: "sub_type_code", type: "text" },
  { field: "categoryCode", column: "category_code", type: "text" },
  { field: "nameTh", column: "name_th", type: "text" },
  { field: "nameEn", column: "name_en", type: "text" },
  { field: "fullNameTh", column: "full_name_th", type: "text" },
  ...addressRecordColumns,
  { field: "phones", column: "phones", type: "jsonb" },
  { field: "fax", column: "fax", type: "text" },
  { field: "website", column: "website", type: "text" },
  { field: "emailPublic", column: "email_public", type: "text" },
  { field: "emailRegistered", column: "email_registered", type: "text" },
  { field: "emailComplaints", column: "email_complaints", type: "text" },
  hoursRecordColumn,
  { field: "status", column: "status", type: "text" },
];

export const organisationTarget: ImportTarget = {
  schemaName: "organisations",
  table: "organisations.organisations",
  entityType: "Organisation",
  action: "importOrganisations",
  columns: recordColumns,
};

/** What else is staged, to find parents and records. */
const findingColumns: readonly StagedColumn[] = [
  { column: "given_id", type: "text" },
  { column: "parent_code", type: "text" },
  { column: "parent_path", type: "text" },
  { column: "level", type: "text" },
  { column: "name_key", type: "text" },
  { column: "search_key", type: "text" },
];

export const organisationStagedColumns: readonly StagedColumn[] = [...findingColumns, ...recordColumns];

const levels = new ValueNames({
  MINISTRY: ["กระทรวง", "ministry", "กระทรวงหรือเทียบเท่า"],
  DEPARTMENT: ["กรม", "department", "กรมหรือเทียบเท่า", "กรม หรือเทียบเท่า"],
  AGENCY: ["หน่วยงาน", "agency", "หน่วยงานในสังกัด", "หน่วยงานภายใต้สังกัด"],
});

/** Short names of types, as older systems write them. */
const typeAliases: Readonly<Record<string, readonly string[]>> = {
  CENTRAL: ["ส่วนกลาง"],
  REGIONAL: ["ส่วนภูมิภาค"],
  LOCAL: ["ส่วนท้องถิ่น", "อปท.", "ส่วนท้องถิ่น (อปท.)"],
  INDEPENDENT: ["อิสระ", "หน่วยงานอิสระ"],
  LOCAL_PAO: ["อบจ.", "องค์การบริหารส่วนจังหวัด"],
  LOCAL_MUNICIPALITY: ["เทศบาลนคร", "เทศบาลเมือง", "เทศบาลตำบล"],
  LOCAL_SAO: ["อบต.", "องค์การบริหารส่วนตำบล"],
  CENTRAL_IN_REGION: ["ราชการส่วนกลางที่ตั้งอยู่ในภูมิภาค"],
};

interface NamedCode extends QueryResultRow {
  code: string;
  parent_code: string | null;
  name_th: string;
  name_en: string;
}

const namesOf = (rows: readonly NamedCode[]): ValueNames =>
  new ValueNames(
    Object.fromEntries(
      rows.map(({ code, name_th, name_en }) => [code, [name_th, name_en, ...(typeAliases[code] ?? [])]]),
    ),
  );

/** How a path's names are kept apart in the staged rows. */
export const pathSeparator = " > ";

const pathKey = (path: string): string =>
  path
    .split(/\s*[>›»]\s*/)
    .filter(Boolean)
    .map((name) => searchKey(name))
    .join(pathSeparator);

type Values = Record<string, StagedValue>;

/** The names of everything that a file may call by name. */
interface Names {
  divisions: DivisionNames;
  types: ValueNames;
  subTypes: ValueNames;
  categories: ValueNames;
  /** The type that each sub-type belongs to. */
  typeOfSubType: ReadonlyMap<string, string | null>;
}

async function loadNames(session: ImportSession): Promise<Names> {
  const divisions = await DivisionNames.load((sql) => session.query(sql));
  const types = await session.query<NamedCode>(
    "select code, parent_code, name_th, name_en from organisations.organisation_types",
  );
  const categories = await session.query<NamedCode>(
    "select code, null as parent_code, name_th, name_en from organisations.organisation_categories",
  );
  return {
    divisions,
    types: namesOf(types.filter(({ parent_code }) => !parent_code)),
    subTypes: namesOf(types.filter(({ parent_code }) => parent_code)),
    categories: namesOf(categories),
    typeOfSubType: new Map(types.map(({ code, parent_code }) => [code, parent_code])),
  };
}

function readIdentity(row: ImportRow): Values {
  const code = row.code("code");
  const parentCode = row.code("parentCode");
  const path = row.given("parentPath");
  const nameTh = row.read<string>("nameTh", profileReaders.nameTh);
  const nameEn = row.read<string>("nameEn", profileReaders.nameEn);
  return {
    given_id: row.id("id"),
    code,
    parent_code: parentCode,
    parent_path: path && row.given("parentCode") === null ? pathKey(path) : null,
    level: row.find("level", (text) => levels.find(text)),
    name_th: nameTh,
    name_en: nameEn,
    name_key: nameTh && searchKey(nameTh),
    search_key: nameTh && organisationSearchKey({ nameTh, nameEn, code }),
  };
}

/** A sub-type tells its type, which may then be left blank. */
function readKind(row: ImportRow, { types, subTypes, categories, typeOfSubType }: Names): Values {
  const subType = row.find("subTypeCode", (text) => subTypes.find(text));
  const type = row.find("typeCode", (text) => types.find(text));
  return {
    type_code: type ?? (subType && (typeOfSubType.get(subType) ?? null)),
    sub_type_code: subType,
    category_code: row.find("categoryCode", (text) => categories.find(text)),
    status: row.find("status", (text) => statusNames.find(text)),
  };
}

const readContact = (row: ImportRow): Values => ({
  full_name_th: row.read<string>("fullNameTh", profileReaders.fullNameTh),
  phones: row.read<object>("phones", phoneCell),
  fax: row.read<string>("fax", profileReaders.fax),
  website: row.read<string>("website", profileReaders.website),
  email_public: row.read<string>("emailPublic", profileReaders.emailPublic),
  email_registered: row.read<string>("emailRegistered", profileReaders.emailRegistered),
  email_complaints: row.read<string>("emailComplaints", profileReaders.emailComplaints),
});

/** Makes the reader of a file's rows, with the names of types, categories and divisions of the database. */
export async function openOrganisationReader(session: ImportSession): Promise<RowReader> {
  const names = await loadNames(session);
  const hours = hoursCellsOf(session);
  return (row) => {
    const values: Values = {
      ...readIdentity(row),
      ...readKind(row, names),
      ...readAddress(row, names.divisions),
      ...readContact(row),
      opening_hours: hours.read(row),
    };
    return organisationStagedColumns.map(({ column }) => values[column] ?? null);
  };
}
