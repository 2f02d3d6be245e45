import { readFileSync } from "node:fs";
import { join } from "node:path";
import Flatbush from "flatbush";
import type { FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import { contains, degreesNorth, eastScale, kilometresToBorder } from "./polygon";

/** A district and its province by their official codes (4 and 2 digits). */
export interface DistrictCodes {
  provinceCode: string;
  districtCode: string;
}

/** One polygon of one district: a district with islands has several. */
interface Part extends DistrictCodes {
  rings: Position[][];
}

interface BoundaryIndex {
  parts: Part[];
  boxes: Flatbush;
}

const sliverKilometres = 2;

let index: BoundaryIndex | undefined;

/**
 * Finds the district whose boundary contains a point.
 *
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east
 * @returns the codes, or null outside every district: abroad and at sea, but also on a beach or a border river that the
 *   simplified boundary cuts off; ask {@link nearestDistrict} for those
 */
export function findDistrict(latitude: number, longitude: number): DistrictCodes | null {
  const { parts, boxes } = boundaries();
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return null;
  // In code order, so that a point exactly on a shared border always falls to the same district.
  const candidates = boxes.search(longitude, latitude, longitude, latitude).sort((a, b) => a - b);
  for (const candidate of candidates) {
    const part = parts[candidate];
    if (part && contains(part.rings, longitude, latitude)) return codesOf(part);
  }
  return null;
}

/**
 * Finds the district that a point lies in or, failing that, the nearest one within reach: a pier, an islet or a border post
 * may lie just outside the simplified boundary.
 *
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east
 * @param reachKilometres how far outside a boundary still counts
 * @returns the codes, or null farther out
 */
export function nearestDistrict(
  latitude: number,
  longitude: number,
  reachKilometres = sliverKilometres,
): DistrictCodes | null {
  const inside = findDistrict(latitude, longitude);
  if (inside) return inside;
  let nearest: { part: Part; kilometres: number } | null = null;
  for (const found of partsWithin(latitude, longitude, reachKilometres))
    if (found.kilometres <= (nearest?.kilometres ?? reachKilometres)) nearest = found;
  return nearest ? codesOf(nearest.part) : null;
}

/**
 * All districts that a point lies in or near, the one that holds it first: the boundaries are simplified, so that a point near
 * one can be on its other side.
 *
 * @returns their codes; none far out at sea and abroad
 */
export function districtsWithin(latitude: number, longitude: number, reachKilometres = sliverKilometres): string[] {
  const inside = findDistrict(latitude, longitude);
  const near = partsWithin(latitude, longitude, reachKilometres).map(({ part }) => part.districtCode);
  return [...new Set([...(inside ? [inside.districtCode] : []), ...near])];
}

/** The parts whose border is within reach of a point, in code order. */
function partsWithin(
  latitude: number,
  longitude: number,
  reachKilometres: number,
): { part: Part; kilometres: number }[] {
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return [];
  const { parts, boxes } = boundaries();
  const reachNorth = degreesNorth(reachKilometres);
  const reachEast = reachNorth / eastScale(latitude);
  return boxes
    .search(longitude - reachEast, latitude - reachNorth, longitude + reachEast, latitude + reachNorth)
    .sort((a, b) => a - b)
    .flatMap((candidate) => parts[candidate] ?? [])
    .map((part) => ({ part, kilometres: kilometresToBorder(part.rings, longitude, latitude) }))
    .filter(({ kilometres }) => kilometres <= reachKilometres);
}

/** Read on first use, which takes about 20 ms, and kept. */
function boundaries(): BoundaryIndex {
  index ??= readBoundaries();
  return index;
}

function codesOf({ provinceCode, districtCode }: Part): DistrictCodes {
  return { provinceCode, districtCode };
}

function readBoundaries(): BoundaryIndex {
  const file = join(__dirname, "boundaries", "th_districts.geojson");
  const districts = JSON.parse(readFileSync(file, "utf8")) as FeatureCollection<
    Polygon | MultiPolygon,
    { code: string; province_code: string }
  >;
  const parts = districts.features.flatMap(({ geometry, properties }) =>
    (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates).map((rings) => ({
      provinceCode: properties.province_code,
      districtCode: properties.code,
      rings,
    })),
  );
  const boxes = new Flatbush(parts.length);
  for (const { rings } of parts) addBox(boxes, rings[0] ?? []);
  boxes.finish();
  return { parts, boxes };
}

function addBox(boxes: Flatbush, ring: Position[]): void {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = NaN, y = NaN] of ring) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  boxes.add(west, south, east, north);
}
