import type { Operation } from "../../kit/database/operation";
import { inKeyOrder } from "../../kit/loading/in-key-order";
import type { DistrictStub, ProvinceStub, SubdistrictStub } from "./division.stub";

interface Division {
  code: string;
  nameTh: string;
  nameEn: string;
}

/** Codes say by their length what they are the code of, so one read serves all three kinds. */
async function divisionsByCode(operation: Operation, codes: readonly string[]): Promise<(Division | null)[]> {
  const rows = await operation.query<Division & Record<string, unknown>>(
    `select code, name_th as "nameTh", name_en as "nameEn" from directory.provinces where code = any($1)
     union all select code, name_th, name_en from directory.districts where code = any($1)
     union all select code, name_th, name_en from directory.subdistricts where code = any($1)`,
    [codes],
  );
  return inKeyOrder(codes, rows, ({ code }) => code);
}

/** Names of a province, district or sub-district by its code. */
export const loadDivision = async (
  operation: Operation,
  code: string | null,
): Promise<(ProvinceStub & DistrictStub & SubdistrictStub) | null> =>
  code === null ? null : operation.loaders.load(operation, divisionsByCode, code);
