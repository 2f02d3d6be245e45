/** A province or district by its code, in both languages. */
export interface NamedArea {
  code: string;
  nameTh: string;
  nameEn: string;
}

/** What `placeAt` answers for a pin. */
export interface PinPlace {
  isInThailand: boolean;
  province: NamedArea | null;
  district: NamedArea | null;
  subdistrict: NamedArea | null;
  /** Districts within two kilometres, its own among them: the boundaries are no more exact. */
  nearbyDistrictCodes: string[];
}

/** The address that a pin is compared with; codes that were not chosen yet are empty. */
export interface PinAddress {
  provinceCode?: string | null;
  districtCode?: string | null;
}

export type PinVerdict = "abroad" | "matches" | "differs" | "no-address";

/** Compares where a pin is with what its address says. An address with a province only is compared by province. */
export function judgePin(place: PinPlace, address: PinAddress): PinVerdict {
  if (!place.isInThailand || !place.province) return "abroad";
  const { districtCode, provinceCode } = address;
  if (districtCode) return place.nearbyDistrictCodes.includes(districtCode) ? "matches" : "differs";
  const isNear = place.nearbyDistrictCodes.some((code) => code.startsWith(provinceCode ?? ""));
  return !provinceCode || isNear ? "no-address" : "differs";
}

export type PinProblem = "map.pin.abroadRequired" | "map.pin.reasonRequired";

/** What still has to be said about a pin before it can be saved, as a message key. */
export function pinProblem(
  verdict: PinVerdict,
  { isAbroad, reason }: { isAbroad: boolean; reason: string },
): PinProblem | undefined {
  if (verdict === "abroad" && !isAbroad) return "map.pin.abroadRequired";
  if (verdict === "differs" && reason.trim() === "") return "map.pin.reasonRequired";
  return undefined;
}
