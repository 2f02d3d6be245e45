import { TestBulkChange } from "../../../local/testing/test-bulk-change";
import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, type TestNode } from "../../../local/testing/test-tree";
import { type Weekday, weekdays } from "../../kit/calendar/calendar-day";

const hide = { kind: "CHANGE_STATUS", status: "HIDDEN", reason: "ปิดปรับปรุง" };
const list = `query ($filter: ServicePointFilter) { servicePoints(filter: $filter) { nodes { nameTh } } }`;
const preview = `query ($change: BulkChangeInput!, $filter: ServicePointFilter) {
  servicePointBulkChangePreview(change: $change, filter: $filter) { count judgedAt } }`;
const mondayMorning = "2026-11-23T09:00:00+07:00";
const mondayEvening = "2026-11-23T18:00:00+07:00";
const saturday = "2026-11-28T11:00:00+07:00";

/** Whom a filter by the clock finds is whom somebody was told of, however long she thinks about it. */
describe("those that are open at a moment", () => {
  let pakmut: TestPakmut;
  let office: TestNode;
  let client: TestClient;

  const addPoint = (name: string, days: readonly `${Weekday}`[], closesAt: string): Promise<string> =>
    addServicePoint(pakmut, name, office, {
      opening_hours: {
        week: weekdays.map((day) => ({ day, ranges: days.includes(day) ? [{ opensAt: "08:30", closesAt }] : [] })),
        exceptions: [],
        holidayRule: "CLOSED",
        holidayRanges: [],
      },
    });
  const namesAt = async (openAt: string, isOpenNow = true): Promise<string[]> =>
    (await client.ask(list, { filter: { isOpenNow, openAt } })).servicePoints.nodes.map(
      ({ nameTh }: { nameTh: string }) => nameTh,
    );

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    office = await addOrganisation(pakmut, "สำนักงาน", { below: await addOrganisation(pakmut, "กรม") });
    client = await pakmut.as("SERVICE_POINT_OFFICER", office.id);
    await addPoint("กลางวัน", ["MONDAY"], "16:30");
    await addPoint("ถึงค่ำ", ["MONDAY", "SATURDAY"], "19:00");
    await addServicePoint(pakmut, "ไม่มีเวลา", office);
  });
  afterAll(() => pakmut.close());

  test("are found as of that moment, whatever time it is", async () => {
    expect(await namesAt(mondayMorning)).toEqual(["กลางวัน", "ถึงค่ำ"]);
    expect(await namesAt(mondayEvening)).toEqual(["ถึงค่ำ"]);
    expect(await namesAt(mondayEvening, false)).toEqual(["กลางวัน"]);
    expect(await namesAt(saturday)).toEqual(["ถึงค่ำ"]);
  });

  test("are those that a change begun later means, as its preview told", async () => {
    const filter = { isOpenNow: true, openAt: mondayEvening };
    const { servicePointBulkChangePreview: groups } = await client.ask(preview, { change: hide, filter });
    expect(groups).toMatchObject([{ count: 1 }]);
    const officer = new TestBulkChange(client, "servicePoint");
    const { id } = await officer.start({ change: hide, filter });
    expect(
      await pakmut.sql(
        `select p.name_th from service_points.bulk_change_rows r join service_points.service_points p on p.id = r.record_id
         where r.bulk_change_id = $1`,
        [id],
      ),
    ).toEqual([{ name_th: "ถึงค่ำ" }]);
  });

  test("the preview tells the moment at which it has judged, which is that of its answer", async () => {
    const always = weekdays.map((day) => ({ day, ranges: [{ opensAt: "00:00", closesAt: "24:00" }] }));
    const id = await addServicePoint(pakmut, "ตลอดเวลา", office, {
      opening_hours: { week: always, exceptions: [], holidayRule: "AS_USUAL", holidayRanges: [] },
    });
    const [before] = await pakmut.sql<{ now: Date }>("select now()");
    const filter = { ids: [id], isOpenNow: true };
    const { servicePointBulkChangePreview: groups } = await client.ask(preview, { change: hide, filter });
    const [after] = await pakmut.sql<{ now: Date }>("select now()");
    expect(groups).toMatchObject([{ count: 1 }]);
    const judgedAt = new Date(groups[0].judgedAt);
    expect(judgedAt >= (before?.now as Date) && judgedAt <= (after?.now as Date)).toBe(true);
  });
});
