import { useQuery } from "@tanstack/react-query";
import type { Locale } from "../format/date";
import type { Text } from "../i18n/use-text";
import { listAreas, type Area } from "./areas";
import { placeName } from "./place-name";

export interface Areas {
  provinces: Map<string, Area>;
  districts: Map<string, Area>;
}

/** The names and middles of all provinces and districts, from the map files; undefined until they are loaded. */
export function useAreas(): Areas | undefined {
  return useQuery({ queryKey: ["areas"], queryFn: loadAreas, staleTime: Infinity }).data;
}

async function loadAreas(): Promise<Areas> {
  const [provinces, districts] = await Promise.all([listAreas("provinces"), listAreas("districts")]);
  return { provinces: byCode(provinces), districts: byCode(districts) };
}

function byCode(areas: Area[]): Map<string, Area> {
  return new Map(areas.map((area) => [area.code, area]));
}

/** The full name of a province or district; a district's code begins with its province's. */
export function areaName(area: Area, areas: Areas, locale: Locale, text: Text): string {
  const provinceCode = area.code.slice(0, 2);
  const province = areas.provinces.get(provinceCode)?.names[locale] ?? "";
  return placeName({ provinceCode, province, district: area.code.length > 2 ? area.names[locale] : null }, text);
}
