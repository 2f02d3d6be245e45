import type { AreaInput } from "../../data/generated/graphql";
import type { FilterValues } from "../../list/filter-definition";
import type { Bounds } from "./map-cells";

/** As many as the API takes. */
export const MOST_CORNERS = 100;
/** Five decimals are a metre. */
const DECIMALS = 5;

const rounded = (degrees: number): number => Number(degrees.toFixed(DECIMALS));

/** An area from corners as the map gives them: longitude first. */
export const areaOf = (corners: readonly (readonly number[])[]): AreaInput => ({
  corners: corners.map(([longitude = 0, latitude = 0]) => ({
    latitude: rounded(latitude),
    longitude: rounded(longitude),
  })),
});

/** What the map shows, as an area: the way to choose one without drawing. */
export const areaOfBounds = ({ west, south, east, north }: Bounds): AreaInput =>
  areaOf([
    [west, north],
    [east, north],
    [east, south],
    [west, south],
  ]);

const isCorner = (corner: unknown): boolean =>
  typeof corner === "object" &&
  corner !== null &&
  ["latitude", "longitude"].every((axis) => Number.isFinite((corner as Record<string, unknown>)[axis]));

/** The area of a filter that stood in an address; null for none and for what is none. */
export function areaOfFilter({ area }: FilterValues): AreaInput | null {
  const corners = (area as Partial<AreaInput> | undefined)?.corners;
  return Array.isArray(corners) && corners.length >= 3 && corners.every(isCorner) ? { corners } : null;
}
