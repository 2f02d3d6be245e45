import type { TestClient } from "../../../local/testing/test-client";
import { fetchExport, rowsOf } from "../../../local/testing/test-export";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, type TestNode } from "../../../local/testing/test-tree";
import { contains } from "../place/polygon";

const seenQuery = `query ($filter: ServicePointFilter, $bounds: BoundsInput!) {
  servicePoints(filter: $filter, first: 100) { totalCount nodes { id } }
  servicePointMap(filter: $filter, bounds: $bounds, zoom: 6) { totalInBounds }
  servicePointSummary(filter: $filter) { totalCount } }`;
const everywhere = { west: 90, south: 0, east: 110, north: 25 };
const corner = ([longitude, latitude]: readonly [number, number]) => ({ latitude, longitude });

describe("an area that was drawn on the map", () => {
  let pakmut: TestPakmut;
  let officer: TestClient;
  let college: TestNode;
  const points: { id: string; latitude: number; longitude: number }[] = [];

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    college = await addOrganisation(pakmut, "วิทยาลัยเทคนิคเชียงใหม่");
    officer = await pakmut.as("SERVICE_POINT_OFFICER", college.id);
    const elsewhere = await addOrganisation(pakmut, "วิทยาลัยอื่น");
    for (let index = 0; index < 80; index += 1) {
      // None on a border of the areas below: there the database says inside, and the even-odd rule one or the other.
      const place = { latitude: 18.0031 + ((index * 37) % 80) / 81, longitude: 98.0017 + ((index * 53) % 79) / 80 };
      const columns = { ...place, pin_source: "IMPORTED" };
      points.push({ id: await addServicePoint(pakmut, `จุด ${index}`, college, columns), ...place });
      await addServicePoint(pakmut, `ของผู้อื่น ${index}`, elsewhere, columns);
    }
    await addServicePoint(pakmut, "ไม่มีพิกัด", college);
  });
  afterAll(() => pakmut.close());

  test.each<[string, [number, number][]]>([
    [
      "a triangle",
      [
        [98.1, 18.1],
        [98.9, 18.2],
        [98.4, 18.95],
      ],
    ],
    [
      "an area that is hollow on one side",
      [
        [98, 18],
        [99, 18],
        [99, 19],
        [98.5, 18.4],
        [98, 19],
      ],
    ],
    [
      "an area drawn the other way round",
      [
        [98.2, 18.8],
        [98.8, 18.8],
        [98.8, 18.2],
        [98.2, 18.2],
      ],
    ],
    [
      "a rectangle around all",
      [
        [97, 17],
        [97, 20],
        [100, 20],
        [100, 17],
      ],
    ],
    [
      "a place where nothing is",
      [
        [100, 13],
        [101, 13],
        [101, 14],
      ],
    ],
  ])("%s holds in list, map, figures and file what lies inside", async (_name, corners) => {
    const ring = [...corners, corners[0] as [number, number]];
    const inside = points
      .filter(({ latitude, longitude }) => contains([ring], longitude, latitude))
      .map(({ id }) => id);
    const filter = { area: { corners: corners.map(corner) } };
    const seen = await officer.ask(seenQuery, { filter, bounds: everywhere });
    const rows = await rowsOf(await fetchExport(pakmut, officer, "service-points/service-points.ndjson", { filter }));
    expect(seen.servicePoints.nodes.map(({ id }: { id: string }) => id).sort()).toEqual([...inside].sort());
    expect(rows.map(({ id }) => id).sort()).toEqual([...inside].sort());
    expect([
      seen.servicePoints.totalCount,
      seen.servicePointMap.totalInBounds,
      seen.servicePointSummary.totalCount,
    ]).toEqual([inside.length, inside.length, inside.length]);
  });

  test.each([
    [
      "two corners",
      [
        { latitude: 1, longitude: 1 },
        { latitude: 2, longitude: 2 },
      ],
    ],
    ["101 corners", Array.from({ length: 101 }, (_, index) => ({ latitude: index / 10, longitude: 100 }))],
    [
      "a corner off the earth",
      [
        { latitude: 91, longitude: 1 },
        { latitude: 2, longitude: 2 },
        { latitude: 3, longitude: 1 },
      ],
    ],
  ])("%s are refused, in the list and in the file", async (_name, corners) => {
    const filter = { area: { corners } };
    const refused = await officer.refusal(seenQuery, { filter, bounds: everywhere });
    expect(refused.extensions.code).toBe("BAD_USER_INPUT");
    const file = await fetchExport(pakmut, officer, "service-points/service-points.csv", { filter });
    expect(file.status).toBe(400);
  });
});
