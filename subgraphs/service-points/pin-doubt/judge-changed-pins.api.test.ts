import { Client } from "pg";
import type { TestClient } from "../../../local/testing/test-client";
import type { TestPakmut } from "../../../local/testing/test-pakmut";
import { addServicePoint, type TestNode } from "../../../local/testing/test-tree";
import { at, chiangMai, confirm, inChiangMai, pin, PinStory, place } from "../../../local/testing/pin-story";

describe("pins are judged after the command that changed them", () => {
  let pakmut: TestPakmut;
  let college: TestNode;
  let other: TestNode;
  let officer: TestClient;
  let lookAtAll: PinStory["lookAtAll"];
  let lookAtChanged: PinStory["lookAtChanged"];
  let keepLooking: PinStory["keepLooking"];
  let isJudged: PinStory["isJudged"];
  let doubtsOf: PinStory["doubtsOf"];

  beforeAll(async () => {
    ({ pakmut, college, other, officer, lookAtAll, lookAtChanged, keepLooking, isJudged, doubtsOf } =
      await PinStory.open());
  });
  afterAll(() => pakmut.close());
  beforeEach(() => pakmut.sql("delete from service_points.service_points"));

  test("a new pin is judged soon after its command, and until then says that it is not judged yet", async () => {
    const [id] = await Promise.all([
      addServicePoint(pakmut, "จุดหนึ่ง", college, inChiangMai),
      addServicePoint(pakmut, "จุดหนึ่ง", other, { ...at(), ...inChiangMai }),
    ]);
    await officer.ask(pin, { id, version: 1, ...chiangMai });
    expect(await isJudged(id)).toBe(false);
    const stop = keepLooking();
    // Bounded, so that it ends in any case; each look is a request.
    for (let look = 0; look < 5_000 && !(await isJudged(id)); look += 1);
    await stop();
    expect(await doubtsOf(id)).toEqual(["SAME_NAME_NEARBY"]);
  });

  const hide = `changeServicePointStatus(id: $id, version: 1, status: HIDDEN, reason: "ปิด", idempotencyKey: $key)`;
  const rename = `updateServicePoint(id: $id, version: 1, input: { nameTh: "จุดใหม่" }, idempotencyKey: $key)`;
  test.each([
    ["hidden", hide],
    ["renamed", rename],
  ])("the twin of one that is %s is looked at again, too", async (_how, command) => {
    const id = await addServicePoint(pakmut, "จุดหนึ่ง", college, { ...at(), ...inChiangMai });
    const twin = await addServicePoint(pakmut, "จุดหนึ่ง", other, { ...at(), ...inChiangMai });
    await lookAtAll();
    expect(await doubtsOf(twin)).toEqual(["SAME_NAME_NEARBY"]);
    await officer.ask(`mutation ($id: ID!, $key: String!) { ${command} { id } }`, { id });
    await lookAtChanged();
    expect(await doubtsOf(twin)).toEqual([]);
  });

  test.each([
    ["province", { ...at(), province_code: "10" }, `provinceCode: "50"`],
    [
      "sub-district",
      { ...place(19.3, 98.97), province_code: "50", subdistrict_code: "500101" },
      "subdistrictCode: null",
    ],
  ])("one whose %s has been put right is looked at again", async (_what, columns, input) => {
    const id = await addServicePoint(pakmut, "จุดหนึ่ง", college, columns);
    await lookAtAll();
    expect(await doubtsOf(id)).toHaveLength(1);
    await officer.ask(
      `mutation ($id: ID!, $key: String!) {
        updateServicePoint(id: $id, version: 1, input: { ${input} }, idempotencyKey: $key) { id } }`,
      { id },
    );
    await lookAtChanged();
    expect(await doubtsOf(id)).toEqual([]);
  });

  test("the fifth at one spot makes the other four doubtful, whatever their names, until it goes elsewhere", async () => {
    const names = ["สาขา ก", "สาขา ข", "สาขา ค", "สาขา ง"];
    const four = await Promise.all(
      names.map((nameTh) => addServicePoint(pakmut, nameTh, other, { ...at(), ...inChiangMai })),
    );
    const fifth = await addServicePoint(pakmut, "สาขา จ", college, inChiangMai);
    const doubts = async (): Promise<string[][]> => Promise.all(four.map((id) => doubtsOf(id)));
    await officer.ask(pin, { id: fifth, version: 1, ...chiangMai });
    await lookAtChanged();
    expect(await doubts()).toEqual(names.map(() => ["CROWDED"]));
    await officer.ask(pin, { id: fifth, version: 2, latitude: 18.795, longitude: 98.98 });
    await lookAtChanged();
    expect(await doubts()).toEqual(names.map(() => []));
  });

  test("a look that is broken off is begun again", async () => {
    const id = await addServicePoint(pakmut, "จุดหนึ่ง", college, inChiangMai);
    await officer.ask(pin, { id, version: 1, ...chiangMai });
    await lookAtChanged(AbortSignal.abort());
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
});
