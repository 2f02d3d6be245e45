import type { Conditions } from "../../kit/database/conditions";
import type { AreaInput, BoundsInput } from "./service-point.inputs";

/** The world is 2^30 units a side, in the database too: cells of a zoom level are shifts. */
const worldBits = 30;
/** At zoom 0 the world is 256 pixels wide: four cells of 64. */
const cellBitsAtZoom0 = 2;
const maxLatitude = 85;

/** How far the database's units are shifted so that points of one 64-pixel cell become equal. */
export const cellShift = (zoom: number): number => Math.max(0, worldBits - cellBitsAtZoom0 - zoom);

const clamp = (value: number, limit: number): number => Math.min(limit, Math.max(-limit, value));

/** Web Mercator units from the left edge of the world. */
export const mercatorX = (longitude: number): number =>
  Math.floor(((clamp(longitude, 180) + 180) / 360) * 2 ** worldBits);

/** Web Mercator units from the top edge of the world. */
export function mercatorY(latitude: number): number {
  const radians = (clamp(latitude, maxLatitude) * Math.PI) / 180;
  return Math.floor(((1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2) * 2 ** worldBits);
}

/** The degrees east of a place in Web Mercator units. */
export const longitudeOf = (x: number): number => (x / 2 ** worldBits) * 360 - 180;

/** The degrees north of a place in Web Mercator units. */
export const latitudeOf = (y: number): number =>
  (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** worldBits))) * 180) / Math.PI;

/** Pins have five decimals (a metre). */
const pinDecimals = 5;

/** Rounds degrees to what can be seen at a zoom level: half a unit of the last decimal is less than half a pixel. */
export function roundedForZoom(degrees: number, zoom: number): number {
  const pixelsPerDegree = (256 * 2 ** zoom) / 360;
  return Number(degrees.toFixed(Math.min(pinDecimals, Math.max(0, Math.ceil(Math.log10(pixelsPerDegree))))));
}

/** Limits a statement on service points ("s") to a rectangle, by the columns of the map's index. */
export function addBounds(conditions: Conditions, { west, south, east, north }: BoundsInput): void {
  conditions
    .add("s.latitude is not null")
    .add("s.mercator_x between ? and ?", mercatorX(west), mercatorX(east))
    .add("s.mercator_y between ? and ?", mercatorY(north), mercatorY(south));
}

/** Limits a statement on service points ("s") to an area: first to the rectangle around it, which the map's index knows. */
export function addArea(conditions: Conditions, { corners }: AreaInput): void {
  const latitudes = corners.map(({ latitude }) => latitude);
  const longitudes = corners.map(({ longitude }) => longitude);
  addBounds(conditions, {
    west: Math.min(...longitudes),
    south: Math.min(...latitudes),
    east: Math.max(...longitudes),
    north: Math.max(...latitudes),
  });
  const polygon = corners.map(({ latitude, longitude }) => `(${longitude},${latitude})`).join(",");
  conditions.add("point(s.longitude, s.latitude) <@ ?::polygon", `(${polygon})`);
}
