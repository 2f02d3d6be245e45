import fc from "fast-check";
import { latitudeOf, longitudeOf, mercatorX, mercatorY, roundedForZoom } from "./mercator";

const degrees = (limit: number) =>
  fc.integer({ min: -limit * 100_000, max: limit * 100_000 }).map((units) => units / 100_000);
const zoom = fc.integer({ min: 0, max: 22 });

describe("Web Mercator units", () => {
  test("a pin alone gets its own coordinates back, near enough", () => {
    fc.assert(
      fc.property(degrees(84), degrees(179), (latitude, longitude) => {
        // Plus zero, because a little less than nothing is rounded to -0.
        expect(roundedForZoom(latitudeOf(mercatorY(latitude) + 0.5), 22) + 0).toBe(latitude + 0);
        expect(roundedForZoom(longitudeOf(mercatorX(longitude) + 0.5), 22) + 0).toBe(longitude + 0);
      }),
    );
  });

  test("rounding moves nothing by more than half a pixel, or half a metre", () => {
    fc.assert(
      fc.property(degrees(179), zoom, (longitude, level) => {
        const pixel = 360 / (256 * 2 ** level);
        const moved = Math.abs(roundedForZoom(longitude, level) - longitude);
        expect(moved).toBeLessThanOrEqual(Math.max(pixel / 2, 0.000_005) + 1e-9);
      }),
    );
  });

  test("and keeps no more digits than that takes", () => {
    expect([4, 9, 12, 15, 22].map((level) => roundedForZoom(100.123456789, level))).toEqual([
      100.12, 100.123, 100.1235, 100.12346, 100.12346,
    ]);
  });
});
