import fc from "fast-check";
import { cellAround, widenToCells } from "./map-cells";

const latitude = fc.double({ min: -80, max: 80, noNaN: true });
const longitude = fc.double({ min: -179, max: 178, noNaN: true });
const zoom = fc.integer({ min: 0, max: 19 });
const tolerance = 1e-5;

describe("bounds of whole cells", () => {
  it("hold the bounds asked for, and at most a cell more on each side", () => {
    fc.assert(
      fc.property(latitude, longitude, zoom, (north, west, level) => {
        const asked = { west, east: west + 1, north, south: north - 1 };
        const wide = widenToCells(asked, level);
        const cellDegrees = 90 / 2 ** level;
        expect(wide.west).toBeLessThanOrEqual(asked.west + tolerance);
        expect(wide.east).toBeGreaterThanOrEqual(asked.east - tolerance);
        expect(wide.north).toBeGreaterThanOrEqual(asked.north - tolerance);
        expect(wide.south).toBeLessThanOrEqual(asked.south + tolerance);
        expect(wide.east - wide.west).toBeLessThanOrEqual(1 + 2 * cellDegrees + tolerance);
      }),
    );
  });

  it("do not change while the map moves within a cell", () => {
    const here = { west: 98.95, east: 99.05, south: 18.75, north: 18.85 };
    const nearby = { west: 98.951, east: 99.049, south: 18.751, north: 18.849 };
    expect(widenToCells(nearby, 10)).toEqual(widenToCells(here, 10));
  });

  it("are one cell around a place", () => {
    const cell = cellAround(18.785, 98.962, 16);
    expect(cell.east - cell.west).toBeCloseTo(90 / 2 ** 16, 5);
    expect(cell.west).toBeLessThanOrEqual(98.962);
    expect(cell.north).toBeGreaterThanOrEqual(18.785);
  });
});
