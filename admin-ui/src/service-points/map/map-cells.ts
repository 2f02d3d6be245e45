/** A rectangle in degrees, as the API takes it. */
export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** The server gathers points in cells of 64 pixels, four to the side of a tile. */
const cellsPerTile = 4;
const maxLatitude = 85.0511;

/**
 * Widens bounds to whole cells: the clusters at the edge then hold all of their points and do not change while the map is
 * moved a little, and the answer can be used again.
 */
export function widenToCells({ west, south, east, north }: Bounds, zoom: number): Bounds {
  const cells = cellsPerTile * 2 ** zoom;
  const xOf = (longitude: number) => ((longitude + 180) / 360) * cells;
  const yOf = (latitude: number) =>
    (0.5 - Math.asinh(Math.tan((clampLatitude(latitude) * Math.PI) / 180)) / (2 * Math.PI)) * cells;
  return {
    west: longitudeAt(Math.max(0, Math.floor(xOf(west))) / cells),
    east: longitudeAt(Math.min(cells, Math.ceil(xOf(east))) / cells),
    north: latitudeAt(Math.max(0, Math.floor(yOf(north))) / cells),
    south: latitudeAt(Math.min(cells, Math.ceil(yOf(south))) / cells),
  };
}

/** The bounds of the one cell that a place lies in. */
export function cellAround(latitude: number, longitude: number, zoom: number): Bounds {
  const nudge = 1e-9;
  return widenToCells({ west: longitude, east: longitude + nudge, north: latitude, south: latitude - nudge }, zoom);
}

function clampLatitude(latitude: number): number {
  return Math.min(maxLatitude, Math.max(-maxLatitude, latitude));
}

function longitudeAt(share: number): number {
  return roundDegrees(share * 360 - 180);
}

function latitudeAt(share: number): number {
  return roundDegrees((Math.atan(Math.sinh(2 * Math.PI * (0.5 - share))) * 180) / Math.PI);
}

function roundDegrees(degrees: number): number {
  return Number(degrees.toFixed(6));
}
