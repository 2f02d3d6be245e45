import type { Operation } from "../../kit/database/operation";
import { loadDivision } from "../division/division.loader";
import type { SubdistrictStub } from "../division/division.stub";
import { districtsWithin, nearestDistrict } from "./boundary-index";
import type { Place } from "./place.types";

/** Distances within one district are short: a degree of longitude is narrowed by the latitude, and that is exact enough. */
async function nearestSubdistrict(
  operation: Operation,
  districtCode: string,
  latitude: number,
  longitude: number,
): Promise<SubdistrictStub | null> {
  const [nearest] = await operation.query<SubdistrictStub & Record<string, unknown>>(
    `select code, name_th as "nameTh", name_en as "nameEn" from directory.subdistricts where district_code = $1
     order by (latitude - $2) ^ 2 + ((longitude - $3) * cos(radians($2))) ^ 2, code limit 1`,
    [districtCode, latitude, longitude],
  );
  return nearest ?? null;
}

/** Finds province, district and the likely sub-district of a point (degrees, WGS 84). */
export async function findPlace(operation: Operation, latitude: number, longitude: number): Promise<Place> {
  const codes = nearestDistrict(latitude, longitude);
  if (!codes)
    return { isInThailand: false, province: null, district: null, subdistrict: null, nearbyDistrictCodes: [] };
  const [province, district, subdistrict] = await Promise.all([
    loadDivision(operation, codes.provinceCode),
    loadDivision(operation, codes.districtCode),
    nearestSubdistrict(operation, codes.districtCode, latitude, longitude),
  ]);
  const nearbyDistrictCodes = districtsWithin(latitude, longitude);
  return { isInThailand: true, province, district, subdistrict, nearbyDistrictCodes };
}
