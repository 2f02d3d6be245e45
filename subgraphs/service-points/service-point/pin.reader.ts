import type { Operation } from "../../kit/database/operation";
import { loadDivision } from "../division/division.loader";
import { pinMatchesAddress } from "./pin.rules";
import { type Pin, PinSource } from "./pin.types";
import type { ServicePoint } from "./service-point.entity";

/** The pin of a service point with the names of where it lies; `null` when it has no coordinates. */
export async function pinOf(operation: Operation, servicePoint: ServicePoint): Promise<Pin | null> {
  const { latitude, longitude, pinProvinceCode, pinDistrictCode } = servicePoint;
  if (latitude === null || longitude === null) return null;
  const [province, district] = await Promise.all([
    loadDivision(operation, pinProvinceCode),
    loadDivision(operation, pinDistrictCode),
  ]);
  return {
    latitude,
    longitude,
    province,
    district,
    source: servicePoint.pinSource ?? PinSource.IMPORTED,
    isConfirmed: servicePoint.pinConfirmedAt !== null,
    confirmedAt: servicePoint.pinConfirmedAt,
    confirmedByName: servicePoint.pinConfirmedByName,
    matchesAddress: pinMatchesAddress(servicePoint, servicePoint),
    isAbroad: servicePoint.pinIsAbroad,
    reason: servicePoint.pinReason,
  };
}
