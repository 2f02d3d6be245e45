import type { Area } from "./areas";
import type { Areas } from "./use-areas";

const maxMatches = 8;

/** What people put before a name: อำเภอ, อ., เขต, จังหวัด, จ. */
const prefixes = /^(?:อำเภอ|อ\.|เขต|จังหวัด|จ\.)\s*/;

/**
 * Finds provinces and districts by the beginning of their name, then by any part of it, in Thai or English; words after a
 * space narrow by province: "เมือง เชียงใหม่". Nothing for a single letter, a thousand names have it.
 */
export function matchAreas(typed: string, { provinces, districts }: Areas): Area[] {
  const parts = typed
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .map((part) => part.replace(prefixes, ""))
    .filter((part) => part !== "");
  const [name = "", ...more] = parts;
  if (name.length < 2 || /\d/.test(name)) return [];
  const ranked = [...provinces.values(), ...districts.values()]
    .map((area) => ({ area, rank: rankOf(area, name) }))
    .filter(({ area, rank }) => rank > 0 && more.every((part) => rankOf(area, part) > 0 || isIn(area, part, provinces)))
    .sort(
      (a, b) => b.rank - a.rank || a.area.code.length - b.area.code.length || a.area.code.localeCompare(b.area.code),
    );
  return ranked.slice(0, maxMatches).map(({ area }) => area);
}

/** 3 the whole name, 2 its beginning, 1 a part of it, 0 not in it. */
function rankOf({ names }: Area, part: string): number {
  const candidates = [names.th, names.en.toLowerCase()];
  if (candidates.includes(part)) return 3;
  if (candidates.some((name) => name.startsWith(part))) return 2;
  return candidates.some((name) => name.includes(part)) ? 1 : 0;
}

function isIn(area: Area, part: string, provinces: Areas["provinces"]): boolean {
  const province = area.code.length > 2 ? provinces.get(area.code.slice(0, 2)) : undefined;
  return province !== undefined && rankOf(province, part) > 0;
}
