import { normalizeAngles, readAngle, type Angle, type Axis } from "./coordinate-angle";
import { isMapLink, isShortLink, readMapLink } from "./coordinate-link";

export interface Coordinates {
  /** Degrees north, WGS 84. */
  latitude: number;
  /** Degrees east. */
  longitude: number;
}

/** What a typed or pasted text turned out to be. */
export type CoordinatesReading =
  | ({ kind: "point" } & Coordinates)
  /** Longitude stood first; the fields hold the right order, to be offered back rather than taken silently. */
  | ({ kind: "swapped" } & Coordinates)
  | { kind: "short-link" }
  | { kind: "link-without-coordinates" }
  | { kind: "out-of-range" }
  | { kind: "unreadable" };

const maxLatitude = 90;
const maxLongitude = 180;

/**
 * Reads a pair of coordinates the way people write or paste them: decimal degrees, degrees-minutes-seconds, map links, with
 * Arabic or Thai digits and words in either language. Latitude comes first unless the text says otherwise.
 */
export function parseCoordinates(text: string): CoordinatesReading {
  const trimmed = text.trim();
  if (isShortLink(trimmed)) return { kind: "short-link" };
  if (isMapLink(trimmed)) {
    const pair = readMapLink(trimmed);
    return pair ? order({ degrees: pair[0] }, { degrees: pair[1] }) : { kind: "link-without-coordinates" };
  }
  const halves = splitPair(decimalPoints(normalizeAngles(trimmed)));
  const [first, second] = halves.map(readAngle);
  return first && second ? order(first, second) : { kind: "unreadable" };
}

/**
 * Reads one coordinate for the field of its axis.
 *
 * @returns degrees, or null when the text is no angle, belongs to the other axis, or is out of range
 */
export function parseCoordinate(text: string, axis: Axis): number | null {
  const normalized = normalizeAngles(text.trim());
  const angle = readAngle(/^[+-]?\d+,\d+$/.test(normalized) ? normalized.replace(",", ".") : normalized);
  if (!angle || (angle.axis && angle.axis !== axis)) return null;
  return isInRange(angle.degrees, axis) ? roundCoordinate(angle.degrees) : null;
}

/** Degrees with at most six decimals (0.1 m), as the fields show them: 18.78502. */
export function formatCoordinate(degrees: number): string {
  return String(roundCoordinate(degrees));
}

/** Rounded to 0.000001 degree, as fine as anybody writes it. */
export function roundCoordinate(degrees: number): number {
  return Number(degrees.toFixed(6));
}

/** Rounded to 0.00001 degree, about a metre: finer than anybody points on a map. */
export function roundPointed(degrees: number): number {
  return Number(degrees.toFixed(5));
}

function order(first: Angle, second: Angle): CoordinatesReading {
  const isLongitudeFirst = first.axis === "longitude" || second.axis === "latitude";
  if (isLongitudeFirst && first.axis === second.axis) return { kind: "unreadable" };
  const [latitude, longitude] = isLongitudeFirst ? [second.degrees, first.degrees] : [first.degrees, second.degrees];
  if (isInRange(latitude, "latitude") && isInRange(longitude, "longitude")) return point("point", latitude, longitude);
  // Every longitude in Thailand is above 90, so longitude first can always be told apart.
  const isUnlabelled = !first.axis && !second.axis;
  if (isUnlabelled && isInRange(longitude, "latitude") && isInRange(latitude, "longitude"))
    return point("swapped", longitude, latitude);
  return { kind: "out-of-range" };
}

function point(kind: "point" | "swapped", latitude: number, longitude: number): CoordinatesReading {
  return { kind, latitude: roundCoordinate(latitude), longitude: roundCoordinate(longitude) };
}

function isInRange(degrees: number, axis: Axis): boolean {
  return Math.abs(degrees) <= (axis === "latitude" ? maxLatitude : maxLongitude);
}

/** "18,78502 98,96204": a comma inside both numbers is a decimal comma. */
function decimalPoints(text: string): string {
  return /^[+-]?\d{1,3},\d+[ ;]+[+-]?\d{1,3},\d+$/.test(text) ? text.replace(/(\d),(\d)/g, "$1.$2") : text;
}

/** Cuts a normalised text into the texts of its two angles; gives one piece when there is no telling where. */
function splitPair(text: string): string[] {
  const atLetter = /^[XY]/.test(text)
    ? /^([XY][^XY]*\d[^XY]*)([XY].*)$/.exec(text)
    : /^[A-Z]/.test(text)
      ? /^([A-Z][^A-Z]*\d[^A-Z]*)([A-Z].*)$/.exec(text)
      : /^([^A-Z]*\d[^A-Z]*[NSEW])(.*)$/.exec(text);
  if (atLetter) return atLetter.slice(1);
  const pieces = text.split(/[,;]/).filter((piece) => piece.trim() !== "");
  if (pieces.length === 2) return pieces;
  const degreeSigns = /^(.*?\d\s*°.*?)([+-]?\d{1,3}(?:\.\d+)?\s*°.*)$/.exec(text);
  if (degreeSigns) return degreeSigns.slice(1);
  return splitEvenly(text.split(" "));
}

/** "18 47 06 98 57 43" is two angles of three numbers. */
function splitEvenly(numbers: string[]): string[] {
  if (numbers.length % 2 !== 0) return [numbers.join(" ")];
  const half = numbers.length / 2;
  return [numbers.slice(0, half).join(" "), numbers.slice(half).join(" ")];
}
