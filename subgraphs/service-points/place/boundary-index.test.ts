import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import type { FeatureCollection, Polygon, Position } from "geojson";
import { districtsWithin, findDistrict, nearestDistrict } from "./boundary-index";

interface Names {
  code: string;
  province_code: string;
  name_th: string;
  name_en: string;
}

const file = join(__dirname, "boundaries", "th_districts.geojson");
const districts = (JSON.parse(readFileSync(file, "utf8")) as FeatureCollection<Polygon, Names>).features;

describe("the boundary file", () => {
  it("has every district once, under the province its code begins with", () => {
    const codes = districts.map(({ properties }) => properties.code);
    expect(new Set(codes).size).toBe(928);
    expect(districts.filter(({ properties }) => !properties.code.startsWith(properties.province_code))).toEqual([]);
    expect(new Set(districts.map(({ properties }) => properties.province_code)).size).toBe(77);
  });

  it("names every district in Thai and English", () => {
    expect(districts.filter(({ properties }) => !/^[\u0E01-\u0E4E-]+$/.test(properties.name_th))).toEqual([]);
    expect(districts.filter(({ properties }) => !/^[A-Z][A-Za-z ."-]+$/.test(properties.name_en))).toEqual([]);
  });
});

describe("finding the district of a point", () => {
  it.each([
    ["ประตูท่าแพ เมืองเชียงใหม่", 18.7878, 98.9931, "5001"],
    ["วัดพระแก้ว พระนคร", 13.7516, 100.4927, "1001"],
    ["ศาลากลางจังหวัดขอนแก่น เมืองขอนแก่น", 16.4419, 102.8359, "4001"],
    ["วัดฉลอง เมืองภูเก็ต", 7.8469, 98.3369, "8301"],
    ["หาดใหญ่", 7.0086, 100.4747, "9011"],
    ["เกาะสมุย", 9.5, 100.0, "8404"],
  ])("%s", (_name, latitude, longitude, districtCode) => {
    expect(findDistrict(latitude, longitude)).toEqual({ provinceCode: districtCode.slice(0, 2), districtCode });
  });

  it.each([
    ["ลอนดอน", 51.4993, -0.1773],
    ["เวียงจันทน์", 17.9757, 102.6331],
    ["ปีนัง", 5.4141, 100.3288],
    ["กลางอ่าวไทย", 10.5, 101.2],
    ["ศูนย์ ศูนย์", 0, 0],
    ["ไม่ใช่ตัวเลข", Number.NaN, 100],
    ["อนันต์", 13, Number.POSITIVE_INFINITY],
  ])("finds none for %s", (_name, latitude, longitude) => {
    expect(findDistrict(latitude, longitude)).toBeNull();
    expect(nearestDistrict(latitude, longitude)).toBeNull();
  });

  it("takes two kilometres beyond a border for both sides, and no more", () => {
    // From the middle of Mueang Chiang Mai northwards, some 110 metres a step.
    const way = Array.from({ length: 200 }, (_, step) => [18.7878 + step / 1_000, 98.97] as const);
    const reached = (kilometres?: number): number =>
      way.flatMap(([latitude, longitude]) => districtsWithin(latitude, longitude, kilometres)).length;
    expect(reached()).toBe(reached(2));
    expect(reached(1.5)).toBeLessThan(reached());
    expect(reached(2.5)).toBeGreaterThan(reached());
  });

  it("finds the district of any point between the corners of a triangle that lies in it", () => {
    const share = fc.double({ min: 0.02, max: 0.49, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...trianglesInside()), share, share, ({ code, corners }, first, second) => {
        const [longitude, latitude] = between(corners, first, second);
        expect(findDistrict(latitude, longitude)?.districtCode).toBe(code);
      }),
      { numRuns: 500 },
    );
  });

  it("answers for any place on earth, and the nearest is the one that contains it", () => {
    const latitude = fc.double({ min: -90, max: 90, noNaN: true });
    const longitude = fc.double({ min: -180, max: 180, noNaN: true });
    const inThailand = [
      fc.double({ min: 5.6, max: 20.5, noNaN: true }),
      fc.double({ min: 97.3, max: 105.7, noNaN: true }),
    ] as const;
    fc.assert(
      fc.property(fc.oneof(fc.tuple(latitude, longitude), fc.tuple(...inThailand)), ([north, east]) => {
        const found = findDistrict(north, east);
        if (found) expect(nearestDistrict(north, east)).toEqual(found);
      }),
    );
  });
});

describe("finding the nearest district", () => {
  it("agrees with the boundary inside the country", () => {
    expect(nearestDistrict(18.7878, 98.9931)).toEqual({ provinceCode: "50", districtCode: "5001" });
  });

  it("reaches a point just off the coast, and not one far out", () => {
    const [longitude, latitude] = southernmostPoint();
    expect(findDistrict(latitude - 0.005, longitude)).toBeNull();
    expect(nearestDistrict(latitude - 0.005, longitude)).not.toBeNull();
    expect(nearestDistrict(latitude - 0.05, longitude)).toBeNull();
    expect(nearestDistrict(latitude - 0.05, longitude, 10)).not.toBeNull();
  });
});

describe("the districts that a point is near", () => {
  it("are its own alone in the middle of one, both at a border, and none abroad", () => {
    expect(districtsWithin(18.7878, 98.9931)).toEqual(["5001"]);
    expect(districtsWithin(51.4993, -0.1773)).toEqual([]);
    expect(districtsWithin(Number.NaN, 100)).toEqual([]);
  });

  it("begin with the one that holds it, and hold the nearest", () => {
    const inThailand = [
      fc.double({ min: 5.6, max: 20.5, noNaN: true }),
      fc.double({ min: 97.3, max: 105.7, noNaN: true }),
    ] as const;
    fc.assert(
      fc.property(fc.tuple(...inThailand), ([north, east]) => {
        const near = districtsWithin(north, east);
        const found = findDistrict(north, east);
        if (found) expect(near[0]).toBe(found.districtCode);
        const nearest = nearestDistrict(north, east);
        expect(nearest === null).toBe(near.length === 0);
        if (nearest) expect(near).toContain(nearest.districtCode);
      }),
    );
  });
});

/** For each convex corner of each district whose triangle holds no other corner of it: that triangle. */
function trianglesInside(): { code: string; corners: Position[] }[] {
  return districts
    .filter(({ geometry }) => geometry.type === "Polygon")
    .flatMap(({ geometry, properties }) => {
      const ring = (geometry.coordinates[0] ?? []).slice(1);
      const isClockwise = signedArea(ring) < 0;
      return ring
        .map((_, at) => [0, 1, 2].map((step) => ring[(at + step) % ring.length] as Position))
        .filter((corners) => signedArea(corners) < 0 === isClockwise)
        .filter((corners) => !ring.some((point) => !corners.includes(point) && isInTriangle(point, corners)))
        .map((corners) => ({ code: properties.code, corners }));
    });
}

function isInTriangle(point: Position, [a, b, c]: Position[]): boolean {
  const signs = [
    [a, b],
    [b, c],
    [c, a],
  ].map(([from, to]) => signedArea([from as Position, to as Position, point]) >= 0);
  return new Set(signs).size === 1;
}

function signedArea(ring: Position[]): number {
  return ring.reduce((sum, [x = 0, y = 0], at) => {
    const [nextX = 0, nextY = 0] = ring[(at + 1) % ring.length] ?? [];
    return sum + x * nextY - nextX * y;
  }, 0);
}

/** A point of a triangle by its weights for two corners; the third gets the rest. */
function between([a, b, c]: Position[], first: number, second: number): [number, number] {
  const mix = (axis: 0 | 1) =>
    (a?.[axis] ?? 0) * first + (b?.[axis] ?? 0) * second + (c?.[axis] ?? 0) * (1 - first - second);
  return [mix(0), mix(1)];
}

function southernmostPoint(): [number, number] {
  const points = districts.flatMap(({ geometry }) =>
    geometry.coordinates.flat(geometry.type === "Polygon" ? 1 : 2),
  ) as Position[];
  const [longitude = 0, latitude = 0] = points.reduce((lowest, point) =>
    (point[1] ?? 0) < (lowest[1] ?? 0) ? point : lowest,
  );
  return [longitude, latitude];
}
