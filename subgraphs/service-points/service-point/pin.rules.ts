import { invalidTransition } from "../../kit/errors";
import type { FieldChecks } from "../../kit/input/check-fields";
import { districtsWithin, nearestDistrict } from "../place/boundary-index";
import type { PinInput } from "./service-point.inputs";
import type { ServicePoint } from "./service-point.entity";
import { PinSource } from "./pin.types";

/** The parts of an address that a pin is compared with. */
export type AddressDivisions = Pick<ServicePoint, "provinceCode" | "districtCode">;

/** The columns of a service point that make its pin. */
export type PinColumns = Pick<
  ServicePoint,
  | "latitude"
  | "longitude"
  | "pinSource"
  | "pinProvinceCode"
  | "pinDistrictCode"
  | "pinReach"
  | "pinIsAbroad"
  | "pinReason"
  | "pinConfirmedAt"
  | "pinConfirmedByName"
>;

/** Web Mercator ends there; nobody serves citizens further north or south. */
const maxLatitude = 85;

/** Five decimals are a metre: more would only pretend. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

/**
 * Does a pin lie where the address says? Without a district the province counts; without either, anywhere is right. Within
 * two kilometres of a border both sides are right: the boundaries that are shipped are no more exact.
 */
export function pinMatchesAddress(
  pin: Pick<ServicePoint, "pinProvinceCode" | "pinDistrictCode" | "pinReach" | "pinIsAbroad">,
  address: AddressDivisions,
): boolean {
  if (pin.pinIsAbroad) return address.provinceCode === null;
  const { districtCode, provinceCode } = address;
  if (districtCode) return pin.pinDistrictCode === districtCode || (pin.pinReach ?? []).includes(districtCode);
  const isNear = (pin.pinReach ?? []).some((code) => code.startsWith(provinceCode ?? ""));
  return !provinceCode || pin.pinProvinceCode === provinceCode || isNear;
}

/**
 * Reads a pin that an officer places. Outside the country it must be declared an office abroad; outside the district of
 * the address it needs a reason: a wrong pin sends citizens to the wrong place.
 * @param address as it will be after the same change
 * @param checks takes what is wrong, by the fields of the input below "pin"
 */
export function readPin(
  input: PinInput,
  address: AddressDivisions,
  officer: { name: string; at: Date },
  checks: FieldChecks,
): PinColumns {
  const [latitude, longitude] = [rounded(input.latitude), rounded(input.longitude)];
  if (!(Math.abs(latitude) <= maxLatitude)) checks.add("pin.latitude", "LATITUDE_RANGE");
  if (!(Math.abs(longitude) <= 180)) checks.add("pin.longitude", "LONGITUDE_RANGE");
  const place = nearestDistrict(latitude, longitude);
  const pin: PinColumns = {
    latitude,
    longitude,
    pinSource: PinSource.OFFICER,
    pinProvinceCode: place?.provinceCode ?? null,
    pinDistrictCode: place?.districtCode ?? null,
    pinReach: districtsWithin(latitude, longitude),
    pinIsAbroad: input.isAbroad,
    pinReason: checks.text("pin.reason", input.reason ?? null, 500),
    pinConfirmedAt: officer.at,
    pinConfirmedByName: officer.name,
  };
  if (!place && !input.isAbroad) checks.add("pin", "PIN_ABROAD");
  else if (place && input.isAbroad) checks.add("pin", "PIN_IN_COUNTRY");
  else if (!pinMatchesAddress(pin, address) && !pin.pinReason) {
    checks.add("pin.reason", "PIN_NOT_IN_DISTRICT", {
      provinceCode: place?.provinceCode,
      districtCode: place?.districtCode,
    });
  }
  return pin;
}

/**
 * Reads the confirmation of a pin that stays where it is: under the rules of one that is placed there, but its coordinates
 * remain known as those of the file or the address that they came from.
 */
export function readConfirmation(
  entity: PinColumns & AddressDivisions,
  reason: string | null,
  officer: { name: string; at: Date },
  checks: FieldChecks,
): Partial<PinColumns> {
  const { latitude, longitude, pinIsAbroad, pinSource, pinConfirmedAt, pinConfirmedByName } = entity;
  if (latitude === null || longitude === null) {
    checks.add("pin", "REQUIRED");
    return {};
  }
  if (pinConfirmedAt !== null && !reason) throw invalidTransition("The pin has been confirmed already.");
  const input = { latitude, longitude, isAbroad: pinIsAbroad, reason: reason ?? entity.pinReason };
  const placed = readPin(input, entity, officer, checks);
  return pinConfirmedAt === null
    ? { ...placed, pinSource }
    : { ...placed, pinSource, pinConfirmedAt, pinConfirmedByName };
}
