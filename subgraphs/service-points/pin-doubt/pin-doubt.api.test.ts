import { Client } from "pg";
import pino from "pino";
import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, type TestNode } from "../../../local/testing/test-tree";
import { runChore, startChore } from "../../kit/job/chore.runner";
import { districtsWithin, findDistrict } from "../place/boundary-index";
import { judgeChangedPins } from "./judge-changed-pins.chore";
import { judgePins } from "./judge-pins.chore";

const chiangMai = { latitude: 18.7878, longitude: 98.9931 };
const inChiangMai = { province_code: "50", district_code: "5001" };
const place = (latitude: number, longitude: number) => ({ latitude, longitude, pin_source: "IMPORTED" });

const pin = `mutation ($id: ID!, $version: Int!, $latitude: Float!, $longitude: Float!, $key: String!) {
  pinServicePoint(id: $id, version: $version, input: { latitude: $latitude, longitude: $longitude }, idempotencyKey: $key) {
    version pinDoubts pin { matchesAddress reason } } }`;
const confirm = `mutation ($id: ID!, $version: Int!, $reason: String, $key: String!) {
  confirmPin(id: $id, version: $version, reason: $reason, idempotencyKey: $key) { version pinDoubts } }`;

describe("pins that should be looked at", () => {
  let pakmut: TestPakmut;
  let college: TestNode;
  let other: TestNode;
  let officer: TestClient;
  let central: TestClient;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    const ministry = await addOrganisation(pakmut, "กระทรวงศึกษาธิการ");
    const department = await addOrganisation(pakmut, "กรม", { below: ministry });
    college = await addOrganisation(pakmut, "วิทยาลัยเทคนิคเชียงใหม่", { below: department });
    other = await addOrganisation(pakmut, "วิทยาลัยอื่น", { below: department });
    officer = await pakmut.as("SERVICE_POINT_OFFICER", college.id);
    central = await pakmut.as("CENTRAL_OFFICER", department.id);
  });
  afterAll(() => pakmut.close());
  beforeEach(() => pakmut.sql("delete from service_points.service_points"));

  const settings = (signal = new AbortController().signal) => {
    return { database: pakmut.database, logger: pino({ enabled: false }), signal };
  };
  const run = (chore: typeof judgePins, signal?: AbortSignal) => runChore("judge", chore, settings(signal));
  const lookAtAll = () => run(judgePins);
  const lookAtChanged = () => run(judgeChangedPins);
  const isJudged = async (id: string): Promise<boolean> =>
    (await officer.ask("query ($id: ID!) { servicePoint(id: $id) { isPinJudged } }", { id })).servicePoint.isPinJudged;
  const doubtsOf = async (id: string, who = central): Promise<string[]> =>
    (await who.ask("query ($id: ID!) { servicePoint(id: $id) { pinDoubts } }", { id })).servicePoint.pinDoubts;
  const addJudged = async (columns: Record<string, unknown>, nameTh = "จุดบริการ"): Promise<string[]> => {
    const id = await addServicePoint(pakmut, nameTh, college, columns);
    await lookAtAll();
    return doubtsOf(id);
  };
  const at = ({ latitude, longitude } = chiangMai) => place(latitude, longitude);

  /** A point of one district that is less than two kilometres from another. */
  function nearBorder(): { latitude: number; longitude: number } {
    const maeRim = { latitude: 18.913, longitude: 98.94 };
    for (let step = 0; step < 1_000; step += 1) {
      const share = step / 1_000;
      const latitude = chiangMai.latitude + (maeRim.latitude - chiangMai.latitude) * share;
      const longitude = chiangMai.longitude + (maeRim.longitude - chiangMai.longitude) * share;
      const isInside = findDistrict(latitude, longitude)?.districtCode === "5001";
      if (isInside && districtsWithin(latitude, longitude).includes("5007")) return { latitude, longitude };
    }
    throw new Error("The two districts have no border.");
  }

  test.each<[string, () => Record<string, unknown>, string[]]>([
    ["in the district of its address", () => ({ ...at(), ...inChiangMai }), []],
    ["in another province", () => ({ ...at(), province_code: "10", district_code: "1001" }), ["OUTSIDE_PROVINCE"]],
    ["in another province, without a district", () => ({ ...at(), province_code: "10" }), ["OUTSIDE_PROVINCE"]],
    ["in another district", () => ({ ...at(), province_code: "50", district_code: "5007" }), ["OUTSIDE_DISTRICT"]],
    [
      "in another district, two kilometres from its own",
      () => ({ ...at(nearBorder()), province_code: "50", district_code: "5007" }),
      [],
    ],
    [
      "far from its sub-district",
      () => ({ ...place(19.3, 98.97), province_code: "50", subdistrict_code: "500101" }),
      ["FAR_FROM_ADDRESS"],
    ],
    [
      "explained by an officer",
      () => ({ ...at(), province_code: "10", pin_confirmed_at: "2026-11-01", pin_reason: "สำนักงานสนาม" }),
      [],
    ],
    ["of a hidden service point", () => ({ ...at(), province_code: "10", status: "HIDDEN" }), []],
    ["abroad", () => ({ ...place(48.86, 2.3), pin_is_abroad: true }), []],
    ["nowhere", () => ({ province_code: "10" }), []],
  ])("a pin %s", async (_name, columns, doubts) => {
    expect(await addJudged(columns())).toEqual(doubts);
  });

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

  test("a new pin is judged soon after its command, and until then says that it is not judged yet", async () => {
    const [id] = await Promise.all([
      addServicePoint(pakmut, "จุดหนึ่ง", college, inChiangMai),
      addServicePoint(pakmut, "จุดหนึ่ง", other, { ...at(), ...inChiangMai }),
    ]);
    await officer.ask(pin, { id, version: 1, ...chiangMai });
    expect(await isJudged(id)).toBe(false);
    const stop = startChore("judge", judgeChangedPins, settings());
    // Bounded, so that it ends in any case; each look is a request.
    for (let look = 0; look < 5_000 && !(await isJudged(id)); look += 1);
    await stop();
    expect(await doubtsOf(id)).toEqual(["SAME_NAME_NEARBY"]);
  });

  test("a look that is broken off is begun again", async () => {
    const id = await addServicePoint(pakmut, "จุดหนึ่ง", college, inChiangMai);
    await officer.ask(pin, { id, version: 1, ...chiangMai });
    await run(judgeChangedPins, AbortSignal.abort());
    expect(await isJudged(id)).toBe(false);
    await lookAtChanged();
    expect(await isJudged(id)).toBe(true);
  });

  /** A command that takes its time, as far as the database sees of it. */
  let slow: Client;
  afterEach(() => slow?.end());
  async function beginSlowCommand(id: string): Promise<void> {
    slow = new Client({ connectionString: pakmut.testDatabase.adminUrl });
    await slow.connect();
    await slow.query("begin");
    await slow.query(
      "update service_points.service_points set latitude = 18.7001, longitude = 98.9, version = 2 where id = $1",
      [id],
    );
    await slow.query(
      `insert into service_points.audit_entries (request_id, person_name, action, entity_type, entity_id, entity_version,
         path_c, changes)
       select 'slow', 'ทดสอบ', 'pinServicePoint', 'ServicePoint', id, 2, path_c, '{"latitude": {"before": 18.78}}'
       from service_points.service_points where id = $1`,
      [id],
    );
  }

  test("a pin whose command began before a look and ended after it is found by the next", async () => {
    const near = await addServicePoint(pakmut, "จุดหนึ่ง", college, { ...place(18.7, 98.9), ...inChiangMai });
    const late = await addServicePoint(pakmut, "จุดหนึ่ง", college, { ...at(), ...inChiangMai });
    const early = await addServicePoint(pakmut, "จุดสอง", college, inChiangMai);
    await beginSlowCommand(late);
    await officer.ask(pin, { id: early, version: 1, latitude: 18.82, longitude: 98.96 });
    await lookAtChanged();
    expect([await isJudged(early), await doubtsOf(near)]).toEqual([true, []]);
    await slow.query("commit");
    expect(await isJudged(late)).toBe(false);
    await lookAtChanged();
    expect(await Promise.all([near, late].map((id) => doubtsOf(id)))).toEqual([
      ["SAME_NAME_NEARBY"],
      ["SAME_NAME_NEARBY"],
    ]);
  });

  test("a neighbour that somebody is writing is not waited for, and judged by a later look", async () => {
    const id = await addServicePoint(pakmut, "จุดหนึ่ง", college, inChiangMai);
    const twin = await addServicePoint(pakmut, "จุดหนึ่ง", other, { ...at(), ...inChiangMai });
    await beginSlowCommand(twin);
    await officer.ask(pin, { id, version: 1, ...chiangMai });
    await lookAtChanged();
    expect([await doubtsOf(id), await doubtsOf(twin), await isJudged(id)]).toEqual([["SAME_NAME_NEARBY"], [], false]);
    await slow.query("rollback");
    await lookAtChanged();
    expect([await doubtsOf(twin), await isJudged(id)]).toEqual([["SAME_NAME_NEARBY"], true]);
  });

  test("in a copy of the database, whose transactions have other numbers, all pins are looked at", async () => {
    const id = await addServicePoint(pakmut, "ผิดจังหวัด", college, { ...at(), province_code: "10" });
    await pakmut.sql("update service_points.pin_judgements set seen = '900000000000:900000000000:'");
    await lookAtChanged();
    expect(await doubtsOf(id)).toEqual(["OUTSIDE_PROVINCE"]);
    await officer.ask(confirm, { id, version: 1, reason: "หน่วยเคลื่อนที่" });
    expect(await isJudged(id)).toBe(false);
    await lookAtChanged();
    expect(await isJudged(id)).toBe(true);
  });

  test("a pin just across a border needs no word, and is shown as one that fits", async () => {
    const id = await addServicePoint(pakmut, "จุดชายแดน", college, { province_code: "50", district_code: "5007" });
    const { pinServicePoint } = await officer.ask(pin, { id, version: 1, ...nearBorder() });
    expect(pinServicePoint).toEqual({ version: 2, pinDoubts: [], pin: { matchesAddress: true, reason: null } });
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
