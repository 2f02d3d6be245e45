import type { Area } from "./areas";
import type { PinAddress } from "./pin-verdict";
import { useAreas, type Areas } from "./use-areas";

/** The middle of the address's district, or of its province, for a service point that has no pin yet. */
export function useSuggestedPin(
  isNeeded: boolean,
  address: PinAddress,
): { area: Area | undefined; areas: Areas | undefined } {
  const areas = useAreas();
  const area = areas?.districts.get(address.districtCode ?? "") ?? areas?.provinces.get(address.provinceCode ?? "");
  return { area: isNeeded ? area : undefined, areas };
}
