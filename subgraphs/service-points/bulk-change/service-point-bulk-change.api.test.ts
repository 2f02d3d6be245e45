import { fetchExport } from "../../../local/testing/test-export";
import { TestBulkChange } from "../../../local/testing/test-bulk-change";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, type TestNode } from "../../../local/testing/test-tree";

let pakmut: TestPakmut;
let office: TestNode;
let officer: TestBulkChange;

const inChiangMai = {
  latitude: 18.785,
  longitude: 98.962,
  district_code: "5001",
  province_code: "50",
  pin_source: "IMPORTED",
};

const inChiangRai = { latitude: 19.9, longitude: 99.83, pin_doubts: ["OUTSIDE_PROVINCE"] };

beforeAll(async () => {
  pakmut = await TestPakmut.open();
  office = await addOrganisation(pakmut, "สำนักงาน", { below: await addOrganisation(pakmut, "กรม") });
  officer = new TestBulkChange(await pakmut.as("SERVICE_POINT_OFFICER", office.id), "servicePoint");
}, 60_000);
afterAll(() => pakmut.close());

const confirmPins = { kind: "CONFIRM_PINS" };
const hide = { kind: "CHANGE_STATUS", status: "HIDDEN", reason: "ย้ายที่ทำการ" };

/** Does the jobs that wait, for as long as `work` takes. */
async function withJobs<Result>(work: () => Promise<Result>): Promise<Result> {
  const jobs = await pakmut.startJobs();
  try {
    return await work();
  } finally {
    await jobs.stop();
  }
}

const pinOf = async (id: string) =>
  (
    await pakmut.sql(
      "select pin_source, pin_confirmed_by_name as by, latitude from service_points.service_points where id = $1",
      [id],
    )
  )[0];

describe("many service points at a time", () => {
  test("get their pins confirmed where that may be, and each says why where not; taken back, all but what was changed since", async () => {
    const [near, far, bare] = [
      await addServicePoint(pakmut, "ก อยู่ถูกที่", office, inChiangMai),
      await addServicePoint(pakmut, "ข อยู่ผิดอำเภอ", office, { ...inChiangMai, ...inChiangRai }),
      await addServicePoint(pakmut, "ค ไม่มีพิกัด", office),
    ];
    const also = await addServicePoint(pakmut, "ง อยู่ถูกที่ด้วย", office, inChiangMai);
    await addServicePoint(pakmut, "จ ยืนยันแล้ว", office, {
      ...inChiangMai,
      pin_confirmed_at: new Date(),
      pin_confirmed_by_name: "คนก่อน",
    });
    const asked = { change: confirmPins, filter: { within: office.id } };
    expect(await officer.preview(asked)).toEqual([
      "CONFIRMED UNCHANGED 1",
      "NONE REFUSED 1",
      "PROPOSED CHANGED 2",
      "PROPOSED REFUSED 1",
    ]);

    await withJobs(async () => {
      const { id } = await officer.start(asked);
      expect(await officer.settled(id)).toMatchObject({
        state: "DONE",
        total: 5,
        changed: 2,
        unchanged: 1,
        refused: 2,
      });
      expect(await officer.rows(id, "CHANGED")).toEqual(["ก อยู่ถูกที่", "ง อยู่ถูกที่ด้วย"]);
      expect(await officer.rows(id, "REFUSED")).toEqual(["ข อยู่ผิดอำเภอ PIN_NOT_IN_DISTRICT", "ค ไม่มีพิกัด NO_COORDINATES"]);
      expect(await pinOf(near)).toEqual({
        pin_source: "IMPORTED",
        by: "SERVICE_POINT_OFFICER ทดสอบ",
        latitude: 18.785,
      });
      expect([await pinOf(far), await pinOf(bare)]).toMatchObject([{ by: null }, { by: null }]);
      const trail = "select action, entity_version from service_points.audit_entries where entity_id = $1 order by id";
      expect(await pakmut.sql(trail, [near])).toEqual([{ action: "confirmPin", entity_version: 2 }]);

      await officer.client.ask(
        `mutation ($id: ID!, $key: String!) {
          updateServicePoint(id: $id, version: 2, input: { note: "มีคนแก้" }, idempotencyKey: $key) { id } }`,
        { id: also },
      );
      const undoing = await officer.undo(id);
      expect(await officer.settled(undoing.id)).toMatchObject({
        state: "DONE",
        total: 2,
        changed: 1,
        refused: 1,
        undoesId: id,
      });
      expect(await officer.rows(undoing.id, "REFUSED")).toEqual(["ง อยู่ถูกที่ด้วย CONFLICT"]);
      expect(await pinOf(near)).toEqual({ pin_source: "IMPORTED", by: null, latitude: 18.785 });
      expect(await pinOf(also)).toMatchObject({ by: "SERVICE_POINT_OFFICER ทดสอบ" });
      expect(await pakmut.sql(trail, [near])).toEqual([
        { action: "confirmPin", entity_version: 2 },
        { action: "undoServicePointBulkChange", entity_version: 3 },
      ]);
      expect(await officer.state(id)).toMatchObject({ undoneById: undoing.id, undoableUntil: null });
      expect((await officer.refusalTo("undo", id)).extensions.code).toBe("INVALID_TRANSITION");
      expect((await officer.refusalTo("undo", undoing.id)).extensions.code).toBe("INVALID_TRANSITION");

      const parameters = { change: id, language: "th" };
      const answer = await fetchExport(pakmut, officer.client, "service-points/bulk-change-report.csv", parameters);
      const lines = (await answer.text()).trim().split("\r\n");
      expect(lines).toHaveLength(6);
      expect(lines[2]).toMatch(/^2,.*,ข อยู่ผิดอำเภอ,.*,ทำไม่ได้,หมุดอยู่นอกเขตตามที่อยู่/);
    });
  }, 60_000);

  test("what somebody changes before its turn stays hers; the same click twice is one change", async () => {
    const [calm, busy] = [
      await addServicePoint(pakmut, "เงียบ", office),
      await addServicePoint(pakmut, "มีคนแก้", office),
    ];
    const asked = { change: hide, ids: [calm, busy], key: "one-click-twice" };
    expect(await officer.preview(asked)).toEqual(["VISIBLE CHANGED 2"]);
    const started = await officer.start(asked);
    expect((await officer.start(asked)).id).toBe(started.id);
    expect(started).toMatchObject({ state: "WAITING", total: 2, changed: 0 });
    await officer.client.ask(
      `mutation ($id: ID!, $key: String!) {
        updateServicePoint(id: $id, version: 1, input: { note: "ก่อนถึงคิว" }, idempotencyKey: $key) { id } }`,
      { id: busy },
    );
    await withJobs(() => officer.settled(started.id));
    expect(await officer.rows(started.id, "CHANGED")).toEqual(["เงียบ"]);
    expect(await officer.rows(started.id, "REFUSED")).toEqual(["มีคนแก้ CONFLICT"]);

    // Chosen by hand, she has seen an earlier version: that is told before, and again in the report.
    const [seen, since] = [
      { recordId: calm, version: 2 },
      { recordId: busy, version: 1 },
    ];
    const again = { change: hide, records: [seen, since] };
    expect(await officer.preview(again)).toEqual(["HIDDEN UNCHANGED 1", "VISIBLE REFUSED CHANGED_SINCE 1"]);
    const late = await officer.start(again);
    await withJobs(() => officer.settled(late.id));
    expect(await officer.rows(late.id, "UNCHANGED")).toEqual(["เงียบ"]);
    expect(await officer.rows(late.id, "REFUSED")).toEqual(["มีคนแก้ CONFLICT"]);
    // Chosen by a filter, nobody has seen any.
    const found = { change: hide, filter: { ids: [busy] } };
    expect(await officer.preview(found)).toEqual(["VISIBLE CHANGED 1"]);
    const { id: byFilter } = await officer.start(found);
    await withJobs(() => officer.settled(byFilter));
    expect(await officer.rows(byFilter, "CHANGED")).toEqual(["มีคนแก้"]);
    const [entry] = await pakmut.sql("select reason, changes from service_points.audit_entries where entity_id = $1", [
      calm,
    ]);
    expect(entry).toEqual({ reason: "ย้ายที่ทำการ", changes: { status: { before: "VISIBLE", after: "HIDDEN" } } });
  }, 60_000);

  test("stopped, nothing more is changed; of a grant that has ended nothing is", async () => {
    const id = await addServicePoint(pakmut, "อยู่อย่างเดิม", office);
    const stopped = await officer.start({ change: hide, ids: [id] });
    expect(await officer.cancel(stopped.id)).toMatchObject({ state: "CANCELLED", changed: 0, undoableUntil: null });
    expect((await officer.refusalTo("cancel", stopped.id)).extensions.code).toBe("INVALID_TRANSITION");
    const leaver = new TestBulkChange(await pakmut.as("SERVICE_POINT_OFFICER", office.id), "servicePoint");
    const orphan = await leaver.start({ change: hide, ids: [id] });
    await pakmut.sql("update accounts.grants set ended_at = now() where id = $1", [leaver.client.session?.grantId]);
    await withJobs(() => officer.settled(orphan.id));
    expect(await officer.state(orphan.id)).toMatchObject({ state: "FAILED", changed: 0, refused: 0 });
    expect((await officer.state(stopped.id)).changed).toBe(0);
    const [row] = await pakmut.sql("select status, version from service_points.service_points where id = $1", [id]);
    expect(row).toEqual({ status: "VISIBLE", version: 1 });
  }, 60_000);

  test("are each changed once, also when the connection breaks in the middle", async () => {
    const ids = [];
    for (const name of ["ก หนึ่ง", "ข สอง", "ค สาม"]) ids.push(await addServicePoint(pakmut, name, office));
    const { id } = await officer.start({ change: hide, ids });
    await pakmut.sql("begin");
    await pakmut.sql("select 1 from service_points.service_points where id = $1 for update", [ids[1]]);
    await withJobs(async () => {
      let ended: unknown[] = [];
      while (!ended.length)
        ended = await pakmut.sql(
          `select pg_terminate_backend(pid) from pg_locks
           where not granted and locktype = 'transactionid' and transactionid = pg_current_xact_id()::xid`,
        );
      await pakmut.sql("rollback");
      expect(await officer.settled(id)).toMatchObject({ state: "DONE", changed: 3, refused: 0 });
    });
    expect(pakmut.log.join()).toContain("will be tried again");
    const entries = "select count(*)::int as count from service_points.audit_entries where entity_id = any($1::uuid[])";
    expect(await pakmut.sql(entries, [ids])).toEqual([{ count: 3 }]);
  }, 60_000);

  test("are those of the scope alone, for who may, and with what a change needs", async () => {
    const other = await addOrganisation(pakmut, "กรมอื่น");
    const foreign = await addServicePoint(pakmut, "ของคนอื่น", other);
    const own = await addServicePoint(pakmut, "ของเรา", office);
    expect((await officer.refusalToStart({ change: hide, ids: [foreign] })).extensions.code).toBe("NOT_FOUND");
    const { id } = await officer.start({ change: hide, ids: [foreign, own] });
    expect(await officer.state(id)).toMatchObject({ total: 1 });
    const stranger = new TestBulkChange(await pakmut.as("CENTRAL_OFFICER", other.id), "servicePoint");
    for (const verb of ["cancel", "undo"] as const)
      expect((await stranger.refusalTo(verb, id)).extensions.code).toBe("NOT_FOUND");
    await officer.cancel(id);
    const reader = new TestBulkChange(await pakmut.as("BI_READER", office.id), "servicePoint");
    expect((await reader.refusalToStart({ change: hide, ids: [own] })).extensions.code).toBe("FORBIDDEN");
    const wrong: [object, object][] = [
      [
        { ids: [own], change: { ...hide, reason: " " } },
        { field: "change.reason", rule: "REQUIRED" },
      ],
      [
        { ids: [own], change: { kind: "CHANGE_STATUS" } },
        { field: "change.status", rule: "REQUIRED" },
      ],
      [
        { ids: [own], change: { kind: "CHANGE_TYPE", typeCode: "x" } },
        { field: "change.kind", rule: "NOT_VALID" },
      ],
      [{ change: confirmPins }, { field: "records", rule: "REQUIRED" }],
      [
        { change: confirmPins, records: [], filter: {} },
        { field: "records", rule: "REQUIRED" },
      ],
    ];
    for (const [asked, field] of wrong)
      expect((await officer.refusalToStart(asked as never)).extensions.fields).toEqual([field]);
  });
});
