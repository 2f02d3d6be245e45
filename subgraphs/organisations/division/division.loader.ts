import type { Operation } from "../../kit/database/operation";
import { inKeyOrder } from "../../kit/loading/in-key-order";
import type { District, Province, Subdistrict } from "./division.types";

const provinceColumns = `code, name_th as "nameTh", name_en as "nameEn", latitude, longitude`;
const districtColumns = `${provinceColumns}, province_code as "provinceCode"`;
const subdistrictColumns = `code, name_th as "nameTh", name_en as "nameEn", postcode, district_code as "districtCode"`;

async function provincesByCode(operation: Operation, codes: readonly string[]): Promise<(Province | null)[]> {
  const rows = await operation.query<Province>(
    `select ${provinceColumns} from directory.provinces where code = any($1)`,
    [codes],
  );
  return inKeyOrder(codes, rows, ({ code }) => code);
}

async function districtsByCode(operation: Operation, codes: readonly string[]): Promise<(District | null)[]> {
  const rows = await operation.query<District>(
    `select ${districtColumns} from directory.districts where code = any($1)`,
    [codes],
  );
  return inKeyOrder(codes, rows, ({ code }) => code);
}

async function subdistrictsByCode(operation: Operation, codes: readonly string[]): Promise<(Subdistrict | null)[]> {
  const rows = await operation.query<Subdistrict>(
    `select ${subdistrictColumns} from directory.subdistricts where code = any($1)`,
    [codes],
  );
  return inKeyOrder(codes, rows, ({ code }) => code);
}

const grouped = <Row>(keys: readonly string[], rows: readonly Row[], keyOf: (row: Row) => string): Row[][] => {
  const groups = Map.groupBy(rows, keyOf);
  return keys.map((key) => groups.get(key) ?? []);
};

async function districtsOfProvinces(operation: Operation, codes: readonly string[]): Promise<District[][]> {
  const rows = await operation.query<District>(
    `select ${districtColumns} from directory.districts where province_code = any($1) order by name_th`,
    [codes],
  );
  return grouped(codes, rows, ({ provinceCode }) => provinceCode);
}

async function subdistrictsOfDistricts(operation: Operation, codes: readonly string[]): Promise<Subdistrict[][]> {
  const rows = await operation.query<Subdistrict>(
    `select ${subdistrictColumns} from directory.subdistricts where district_code = any($1) order by name_th`,
    [codes],
  );
  return grouped(codes, rows, ({ districtCode }) => districtCode);
}

const byCode =
  <Value>(read: (operation: Operation, codes: readonly string[]) => Promise<(Value | null)[]>) =>
  async (operation: Operation, code: string | null): Promise<Value | null> =>
    code === null ? null : operation.loaders.load(operation, read, code);

export const loadProvince = byCode(provincesByCode);
export const loadDistrict = byCode(districtsByCode);
export const loadSubdistrict = byCode(subdistrictsByCode);

export const loadDistrictsOf = async (operation: Operation, provinceCode: string): Promise<District[]> =>
  (await operation.loaders.load(operation, districtsOfProvinces, provinceCode)) ?? [];

export const loadSubdistrictsOf = async (operation: Operation, districtCode: string): Promise<Subdistrict[]> =>
  (await operation.loaders.load(operation, subdistrictsOfDistricts, districtCode)) ?? [];

/** All provinces in the order of the Thai alphabet. */
export const readProvinces = (operation: Operation): Promise<Province[]> =>
  operation.query<Province>(`select ${provinceColumns} from directory.provinces order by name_th`);
