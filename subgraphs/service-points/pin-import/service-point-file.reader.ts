import { DivisionNames } from "../../kit/directory/division-names";
import { addressRecordColumns, phoneCell, readAddress } from "../../kit/import/address-import";
import type { ImportRow } from "../../kit/import/import-row";
import type { ImportSession } from "../../kit/import/import-session";
import type { ImportTarget, RecordColumn } from "../../kit/import/merge";
import type { RowReader } from "../../kit/import/run-import";
import type { StagedColumn, StagedValue } from "../../kit/import/staging";
import { statusNames, ValueNames } from "../../kit/import/value-names";
import { email, englishText, requiredText, text } from "../../kit/input/field-readers";
import { hoursCellsOf, hoursRecordColumn } from "../../kit/opening-hours/hours-import";
import { searchKey } from "../../kit/text/normalise-thai";
import { nearestDistrict } from "../place/boundary-index";
import { facilityCell } from "../service-point/facility.words";
import { PinSource } from "../service-point/pin.types";

/** What an officer has seen with her own eyes, no file moves: not even when she looks while it is being written. */
export const isPinConfirmed = "o.pin_confirmed_at is not null";

const pinColumn = (field: string, column: string, type: StagedColumn["type"]): RecordColumn => ({
  field,
  column,
  type,
  givenBy: "latitude",
  keptWhere: isPinConfirmed,
});

/** The columns that make a pin: a file gives all of them or none. */
const pinColumns: readonly RecordColumn[] = [
  pinColumn("latitude", "latitude", "double precision"),
  pinColumn("longitude", "longitude", "double precision"),
  pinColumn("pinSource", "pin_source", "text"),
  pinColumn("pinProvinceCode", "pin_province_code", "text"),
  pinColumn("pinDistrictCode", "pin_district_code", "text"),
  pinColumn("pinIsAbroad", "pin_is_abroad", "boolean"),
  pinColumn("pinReason", "pin_reason", "text"),
];

export const servicePointTarget: ImportTarget = {
  schemaName: "service_points",
  table: "service_points.service_points",
  entityType: "ServicePoint",
  action: "importServicePoints",
  columns: [
    { field: "code", column: "code", type: "text" },
    { field: "nameTh", column: "name_th", type: "text" },
    { field: "nameEn", column: "name_en", type: "text" },
    ...addressRecordColumns,
    { field: "phones", column: "phones", type: "jsonb" },
    { field: "email", column: "email", type: "text" },
    { field: "note", column: "note", type: "text" },
    { field: "facilities", column: "facilities", type: "jsonb" },
    hoursRecordColumn,
    { field: "status", column: "status", type: "text" },
    ...pinColumns,
  ],
};

export const servicePointStagedColumns: readonly StagedColumn[] = [
  { column: "given_id", type: "text" },
  { column: "organisation_code", type: "text" },
  { column: "name_key", type: "text" },
  { column: "search_key", type: "text" },
  ...servicePointTarget.columns,
];

const answers = new ValueNames({ YES: ["ใช่", "1", "true", "y"], NO: ["ไม่ใช่", "ไม่", "0", "false", "n"] });

/** Five decimals are a metre: more would only pretend. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
/** Web Mercator ends there. */
const maxLatitude = 85;

/** The pin of a row, not confirmed by anybody. Outside the country it must be declared an office abroad, as on the map. */
function readPin(row: ImportRow): Record<string, StagedValue> {
  const latitude = row.degrees("latitude", maxLatitude, "LATITUDE_RANGE");
  const longitude = row.degrees("longitude", 180, "LONGITUDE_RANGE");
  const isAbroad = row.find("isAbroad", (answer) => answers.find(answer)) === "YES";
  if (latitude === null || longitude === null) {
    const [missing, other] = latitude === null ? ["latitude", longitude] : ["longitude", latitude];
    if (other !== null && row.given(missing as string) === null) row.checks.add(missing as string, "REQUIRED");
    return {};
  }
  const pin = { latitude: rounded(latitude), longitude: rounded(longitude) };
  const place = nearestDistrict(pin.latitude, pin.longitude);
  if (!place && !isAbroad) row.checks.add("latitude", "PIN_ABROAD");
  if (place && isAbroad) row.checks.add("isAbroad", "PIN_IN_COUNTRY");
  return {
    ...pin,
    pin_source: PinSource.IMPORTED,
    pin_province_code: place?.provinceCode ?? null,
    pin_district_code: place?.districtCode ?? null,
    pin_is_abroad: isAbroad,
  };
}

function readData(row: ImportRow): Record<string, StagedValue> {
  const code = row.code("code");
  const nameTh = row.read<string>("nameTh", requiredText(200));
  const nameEn = row.read<string>("nameEn", englishText(200));
  return {
    given_id: row.id("id"),
    organisation_code: row.code("organisationCode"),
    code,
    name_th: nameTh,
    name_en: nameEn,
    name_key: nameTh && searchKey(nameTh),
    search_key: nameTh && searchKey(nameTh, nameEn, code),
    phones: row.read<object>("phones", phoneCell),
    email: row.read<string>("email", email),
    note: row.read<string>("note", text(2_000)),
    facilities: row.read<object>("facilities", facilityCell),
    status: row.find("status", (written) => statusNames.find(written)),
  };
}

/** Makes the reader of a file's rows, with the names of the divisions of the database. */
export async function openServicePointReader(session: ImportSession): Promise<RowReader> {
  const divisions = await DivisionNames.load((sql) => session.query(sql));
  const hours = hoursCellsOf(session);
  return (row) => {
    const values: Record<string, StagedValue> = {
      ...readData(row),
      ...readAddress(row, divisions),
      ...readPin(row),
      opening_hours: hours.read(row),
    };
    return servicePointStagedColumns.map(({ column }) => values[column] ?? null);
  };
}
