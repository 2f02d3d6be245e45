import type { TestClient } from "../../../local/testing/test-client";
import type { TestPakmut } from "../../../local/testing/test-pakmut";
import { addServicePoint, type TestNode } from "../../../local/testing/test-tree";
import { at, chiangMai, confirm, inChiangMai, pin, PinStory, place } from "../../../local/testing/pin-story";

describe("pins that should be looked at", () => {
  let pakmut: TestPakmut;
  let college: TestNode;
  let other: TestNode;
  let officer: TestClient;
  let central: TestClient;
  let lookAtAll: PinStory["lookAtAll"];
  let lookAtChanged: PinStory["lookAtChanged"];
  let doubtsOf: PinStory["doubtsOf"];

  beforeAll(async () => {
    ({ pakmut, college, other, officer, central, lookAtAll, lookAtChanged, doubtsOf } = await PinStory.open());
  });
  afterAll(() => pakmut.close());
  beforeEach(() => pakmut.sql("delete from service_points.service_points"));

  test("five at one spot, also of others, and two of one name within 200 metres", async () => {
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1)
      ids.push(
        await addServicePoint(pakmut, `สาขา ${index}`, index % 2 ? other : college, { ...at(), ...inChiangMai }),
      );
    const twin = await addServicePoint(pakmut, "สาขา  3", other, { ...place(18.7888, 98.9931), ...inChiangMai });
    await addServicePoint(pakmut, "สาขา 2", other, { ...place(18.7908, 98.9931), ...inChiangMai });
    await lookAtAll();
    expect(await Promise.all(ids.map((id) => doubtsOf(id)))).toEqual([
      ["CROWDED"],
      ["CROWDED"],
      ["CROWDED"],
      ["CROWDED", "SAME_NAME_NEARBY"],
      ["CROWDED"],
    ]);
    expect(await doubtsOf(twin)).toEqual(["SAME_NAME_NEARBY"]);
    await pakmut.sql("delete from service_points.service_points where id = $1", [ids[4]]);
    await lookAtAll();
    expect(await doubtsOf(ids[0] as string)).toEqual([]);
  });

  test("one that is hidden is nobody's neighbour, however its name is written", async () => {
    const four = ["สาขา ก", "สาขา ข", "สาขา ค", "Branch A"];
    const ids = await Promise.all(
      four.map((nameTh) => addServicePoint(pakmut, nameTh, college, { ...at(), ...inChiangMai })),
    );
    const fifth = await addServicePoint(pakmut, "branch a", other, { ...at(), ...inChiangMai, status: "HIDDEN" });
    await lookAtAll();
    const doubts = async (): Promise<string[][]> => Promise.all(ids.map((id) => doubtsOf(id)));
    expect(await doubts()).toEqual([[], [], [], []]);
    await pakmut.sql("update service_points.service_points set status = 'VISIBLE' where id = $1", [fifth]);
    await lookAtAll();
    expect(await doubts()).toEqual([["CROWDED"], ["CROWDED"], ["CROWDED"], ["CROWDED", "SAME_NAME_NEARBY"]]);
  });

  test("whoever moves the pin where it belongs is done with it at once, and its twin of another office soon", async () => {
    const id = await addServicePoint(pakmut, "จุดหนึ่ง", college, { ...at(), ...inChiangMai });
    const twin = await addServicePoint(pakmut, "จุดหนึ่ง", other, { ...at(), ...inChiangMai });
    await lookAtAll();
    expect([await doubtsOf(id, officer), await doubtsOf(twin)]).toEqual([["SAME_NAME_NEARBY"], ["SAME_NAME_NEARBY"]]);
    const { pinServicePoint } = await officer.ask(pin, { id, version: 1, latitude: 18.795, longitude: 98.98 });
    expect(pinServicePoint.pinDoubts).toEqual([]);
    await lookAtChanged();
    expect([await doubtsOf(id), await doubtsOf(twin)]).toEqual([[], []]);
    await officer.ask(pin, { id, version: 2, ...chiangMai });
    await lookAtChanged();
    expect([await doubtsOf(id), await doubtsOf(twin)]).toEqual([["SAME_NAME_NEARBY"], ["SAME_NAME_NEARBY"]]);
  });

  test("a pin that was moved straight north is no longer its old neighbour's twin", async () => {
    const id = await addServicePoint(pakmut, "จุดหนึ่ง", college, { ...at(), ...inChiangMai });
    const twin = await addServicePoint(pakmut, "จุดหนึ่ง", other, { ...at(), ...inChiangMai });
    await lookAtAll();
    await officer.ask(pin, { id, version: 1, latitude: 18.795, longitude: chiangMai.longitude });
    await lookAtChanged();
    expect(await doubtsOf(twin)).toEqual([]);
  });

  test("where a file has put thousands at one spot, a pin can be moved there and away, and all are looked at", async () => {
    const id = await addServicePoint(pakmut, "จุดหนึ่ง", college, { ...at(), ...inChiangMai });
    await pakmut.sql(
      `insert into service_points.service_points (organisation_id, path_c, code, name_th, search_key, latitude, longitude, pin_source)
       select organisation_id, path_c, (9100000000000 + n)::text, 'จุดที่ ' || n, search_key, latitude, longitude, 'IMPORTED'
       from service_points.service_points, generate_series(1, 4000) n where id = $1`,
      [id],
    );
    const { pinServicePoint } = await officer.ask(pin, { id, version: 1, latitude: 18.795, longitude: 98.98 });
    expect(pinServicePoint.pinDoubts).toEqual([]);
    await officer.ask(pin, { id, version: 2, ...chiangMai });
    await lookAtChanged();
    expect(await doubtsOf(id)).toEqual(["CROWDED"]);
    await lookAtAll();
    const [{ doubted } = {}] = await pakmut.sql<{ doubted: number }>(
      "select count(*)::int as doubted from service_points.service_points where pin_doubts = '{CROWDED}'",
    );
    expect(doubted).toBe(4_001);
  });

  test("whoever says why it is right is done with it as well", async () => {
    const id = await addServicePoint(pakmut, "จุดหนึ่ง", college, { ...at(), province_code: "10" });
    await lookAtAll();
    const { confirmPin } = await officer.ask(confirm, { id, version: 1, reason: "หน่วยเคลื่อนที่" });
    expect(confirmPin.pinDoubts).toEqual([]);
    await lookAtAll();
    expect(await doubtsOf(id)).toEqual([]);
  });

  test("whoever repairs the address is done with it, too", async () => {
    const id = await addServicePoint(pakmut, "จุดหนึ่ง", college, { ...at(), province_code: "50", district_code: "5007" });
    await lookAtAll();
    await officer.ask(
      `mutation ($id: ID!, $key: String!) { updateServicePoint(id: $id, version: 1,
        input: { districtCode: "5001" }, idempotencyKey: $key) { id } }`,
      { id },
    );
    await lookAtChanged();
    expect(await doubtsOf(id)).toEqual([]);
  });

  test("where a file moves a pin that nobody has confirmed, its old surroundings are forgotten", async () => {
    const id = await addServicePoint(pakmut, "จุดหนึ่ง", college, { ...at(), ...inChiangMai });
    await lookAtAll();
    await pakmut.sql(
      "update service_points.service_points set latitude = 13.7516, longitude = 100.4927 where id = $1",
      [id],
    );
    await lookAtAll();
    expect(await doubtsOf(id)).toEqual(["OUTSIDE_PROVINCE"]);
  });

  test("list, map, figures and each doubt count the same, within the scope", async () => {
    await addServicePoint(pakmut, "ผิดจังหวัด", college, { ...at(), province_code: "10" });
    await addServicePoint(pakmut, "ผิดอำเภอ", college, {
      ...place(18.79, 98.99),
      province_code: "50",
      district_code: "5007",
    });
    await addServicePoint(pakmut, "ผิดจังหวัดของผู้อื่น", other, { ...place(18.8, 98.99), province_code: "10" });
    await addServicePoint(pakmut, "ถูกต้อง", college, { ...place(18.77, 98.99), ...inChiangMai });
    await lookAtAll();
    const count = async (who: TestClient, filter: object) => {
      const seen = await who.ask(
        `query ($filter: ServicePointFilter, $bounds: BoundsInput!) {
          servicePoints(filter: $filter) { totalCount }
          servicePointMap(filter: $filter, bounds: $bounds, zoom: 6) { totalInBounds }
          servicePointSummary { doubtfulPinCount } }`,
        { filter, bounds: { west: 90, south: 0, east: 110, north: 25 } },
      );
      return [
        seen.servicePoints.totalCount,
        seen.servicePointMap.totalInBounds,
        seen.servicePointSummary.doubtfulPinCount,
      ];
    };
    expect(await count(officer, { isPinDoubtful: true })).toEqual([2, 2, 2]);
    expect(await count(central, { isPinDoubtful: true })).toEqual([3, 3, 3]);
    expect(await count(officer, { isPinDoubtful: false })).toEqual([1, 1, 2]);
    expect(await count(central, { pinDoubt: "OUTSIDE_PROVINCE" })).toEqual([2, 2, 3]);
    expect(await count(officer, { pinDoubt: "OUTSIDE_DISTRICT" })).toEqual([1, 1, 2]);
  });

  test("what the database finds by its index is what comparing every pair finds", async () => {
    // Some 70 points on a grid of 70 metres with four names: many pairs are just within 200 metres, many just beyond.
    const points = Array.from({ length: 70 }, (_, index) => ({
      name: `ชื่อ ${index % 4}`,
      latitude: 18.78 + ((index * 7) % 11) * 0.00063,
      longitude: 98.98 + ((index * 5) % 13) * 0.00067,
    }));
    for (const { name, latitude, longitude } of points)
      await addServicePoint(pakmut, name, college, { ...place(latitude, longitude), ...inChiangMai });
    await lookAtAll();
    const metres = (one: (typeof points)[number], two: (typeof points)[number]): number =>
      Math.hypot(
        (one.latitude - two.latitude) * 111_320,
        (one.longitude - two.longitude) * 111_320 * Math.cos((one.latitude * Math.PI) / 180),
      );
    const wanted = points.filter((one) =>
      points.some((two) => two !== one && two.name === one.name && metres(one, two) <= 200),
    ).length;
    const { servicePoints } = await central.ask(
      "query { servicePoints(filter: { pinDoubt: SAME_NAME_NEARBY }) { totalCount } }",
    );
    expect(wanted).toBeGreaterThan(5);
    expect(servicePoints.totalCount).toBe(wanted);
  });
});
