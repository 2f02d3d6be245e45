import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, type TestNode } from "../../../local/testing/test-tree";

const ranges = "ranges { opensAt closesAt }";
const hours = `version isOpenNow nextChangeAt openingHours { holidayRule holidayRanges { opensAt closesAt }
  week { day ${ranges} } exceptions { firstDate lastDate note ${ranges} } }`;
const update = `mutation ($id: ID!, $version: Int!, $input: ServicePointInput!, $key: String!) {
  updateServicePoint(id: $id, version: $version, input: $input, idempotencyKey: $key) {
    ${hours} facilities completeness { missing } history { changes { field } } } }`;
const updateOrganisation = `mutation ($id: ID!, $version: Int!, $input: OrganisationProfileInput!, $key: String!) {
  updateOrganisationProfile(id: $id, version: $version, input: $input, idempotencyKey: $key) { ${hours} } }`;

const workdays = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"];
const office = [
  { opensAt: "08:30", closesAt: "12:00" },
  { opensAt: "13:00", closesAt: "16:30" },
];
const officeHours = {
  week: workdays.map((day) => ({ day, ranges: office })),
  exceptions: [],
  holidayRule: "CLOSED",
  holidayRanges: [],
};
const always = {
  ...officeHours,
  week: [...workdays, "SATURDAY", "SUNDAY"].map((day) => ({ day, ranges: [{ opensAt: "00:00", closesAt: "24:00" }] })),
  holidayRule: "AS_USUAL",
};

describe("opening hours of a service point", () => {
  let pakmut: TestPakmut;
  let college: TestNode;
  let officer: TestClient;
  let id: string;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    const ministry = await addOrganisation(pakmut, "กระทรวงศึกษาธิการ");
    college = await addOrganisation(pakmut, "วิทยาลัยเทคนิคเชียงใหม่", { below: ministry });
    officer = await pakmut.as("SERVICE_POINT_OFFICER", college.id, "เจ้าหน้าที่ หนึ่ง");
  });
  afterAll(() => pakmut.close());
  beforeEach(async () => {
    id = await addServicePoint(pakmut, "วิทยาลัยเทคนิคเชียงใหม่", college, { province_code: "50" });
  });

  const save = async (openingHours: object | null, version = 1) =>
    (await officer.ask(update, { id, version, input: { openingHours } })).updateServicePoint;
  /** The day in Bangkok so many days from now, by the database's clock. */
  const dayFromNow = async (days: number): Promise<string> => {
    const [row] = await pakmut.sql<{ day: string }>(
      "select ((now() at time zone 'Asia/Bangkok')::date + $1::int)::text as day",
      [days],
    );
    return row?.day as string;
  };

  test("nobody has given any: nothing is claimed, and they are missing", async () => {
    const { servicePoint } = await officer.ask(
      "query ($id: ID!) { servicePoint(id: $id) { isOpenNow nextChangeAt openingHours { holidayRule } completeness { missing } } }",
      { id },
    );
    expect(servicePoint).toMatchObject({ isOpenNow: null, nextChangeAt: null, openingHours: null });
    expect(servicePoint.completeness.missing).toContain("openingHours");
  });

  test("office hours with a lunch break are kept, count as complete, and the API says when that changes", async () => {
    const saved = await save(officeHours);
    expect(saved.openingHours.week).toEqual([
      ...officeHours.week,
      { day: "SATURDAY", ranges: [] },
      { day: "SUNDAY", ranges: [] },
    ]);
    expect(saved.completeness.missing).not.toContain("openingHours");
    expect(typeof saved.isOpenNow).toBe("boolean");
    expect(new Date(saved.nextChangeAt).getTime()).toBeGreaterThan(Date.now() - 60_000);
    const [row] = await pakmut.sql<{ completeness_percent: number }>(
      "select completeness_percent from service_points.service_points where id = $1",
      [id],
    );
    expect(row?.completeness_percent).toBe(10);
  });

  test("the same hours again are no change, and no entry in the history", async () => {
    const first = await save(officeHours);
    const again = await save(first.openingHours, 2);
    expect(again.version).toBe(2);
    expect(again.history).toHaveLength(1);
    expect(again.history[0].changes).toEqual([{ field: "openingHours" }]);
    expect((await save(null, 2)).openingHours).toBeNull();
  });

  test("around the clock it is open now and never changes; closed today by an exception it opens at midnight", async () => {
    expect(await save(always)).toMatchObject({ isOpenNow: true, nextChangeAt: null });
    const [today, tomorrow] = [await dayFromNow(0), await dayFromNow(1)];
    const closing = { firstDate: today, lastDate: today, note: "ปรับปรุงอาคาร", ranges: [] };
    const saved = await save({ ...always, exceptions: [closing] }, 2);
    expect(saved.isOpenNow).toBe(false);
    expect(saved.nextChangeAt).toBe(new Date(`${tomorrow}T00:00:00+07:00`).toISOString());
  });

  test("closed on public holidays it follows the calendar of its province", async () => {
    await pakmut.sql(
      "insert into calendar.years (year) select extract(year from now() + n * interval '1 year') from generate_series(0, 1) n on conflict do nothing",
    );
    const today = await dayFromNow(0);
    const enter = (province: string | null) =>
      pakmut.sql(
        "insert into calendar.holidays (date, name_th, kind, province_code, source) values ($1, 't', 'SPECIAL', $2, 't')",
        [today, province],
      );
    const onHolidays = { ...always, holidayRule: "CLOSED" };
    await pakmut.sql("update calendar.holidays set withdrawn_at = now(), withdraw_reason = 't' where date = $1", [
      today,
    ]);
    await enter("10");
    expect((await save(onHolidays)).isOpenNow).toBe(true);
    await enter("50");
    const { servicePoints } = await officer.ask(
      "query ($ids: [ID!]) { servicePoints(filter: { ids: $ids }) { nodes { isOpenNow } } }",
      { ids: [id] },
    );
    expect(servicePoints.nodes).toEqual([{ isOpenNow: false }]);
    const ownHours = {
      ...onHolidays,
      holidayRule: "OWN_HOURS",
      holidayRanges: [{ opensAt: "0:00", closesAt: "24:00" }],
    };
    expect((await save(ownHours, 2)).isOpenNow).toBe(true);
  });

  test("what overlaps, is turned round, or is no time or day is refused with its field, all at once", async () => {
    const wrong = {
      week: [
        { day: "MONDAY", ranges: [...office, { opensAt: "11:00", closesAt: "14:00" }] },
        { day: "TUESDAY", ranges: [{ opensAt: "16:30", closesAt: "08:30" }] },
        { day: "WEDNESDAY", ranges: [{ opensAt: "25:00", closesAt: "บ่าย" }] },
      ],
      exceptions: [{ firstDate: "2569-12-30", lastDate: "2026-02-30", ranges: [] }],
      holidayRule: "OWN_HOURS",
      holidayRanges: [],
    };
    const { extensions } = await officer.refusal(update, { id, version: 1, input: { openingHours: wrong } });
    expect(extensions.code).toBe("BAD_USER_INPUT");
    expect(extensions.fields?.map(({ field, rule }) => [field, rule])).toEqual([
      ["openingHours.holidayRanges", "REQUIRED"],
      ["openingHours.week.0.ranges.2.opensAt", "RANGE_OVERLAP"],
      ["openingHours.week.1.ranges.0.closesAt", "RANGE_ORDER"],
      ["openingHours.week.2.ranges.0.opensAt", "TIME_FORMAT"],
      ["openingHours.week.2.ranges.0.closesAt", "TIME_FORMAT"],
      ["openingHours.exceptions.0.firstDate", "BUDDHIST_YEAR"],
      ["openingHours.exceptions.0.lastDate", "DAY_FORMAT"],
    ]);
  });

  test("two officers change the hours: the later one is told, with the hours as they are", async () => {
    const { openingHours } = await save(officeHours);
    const late = await officer.refusal(update, { id, version: 1, input: { openingHours: always } });
    expect(late.extensions.conflict).toMatchObject({ fields: ["openingHours"], current: { openingHours } });
  });

  test("facilities are kept once each, in the order of the table", async () => {
    const input = { facilities: ["LIFT", "PARKING", "LIFT", "SIGN_LANGUAGE"] };
    const { updateServicePoint } = await officer.ask(update, { id, version: 1, input });
    expect(updateServicePoint.facilities).toEqual(["PARKING", "LIFT", "SIGN_LANGUAGE"]);
    expect(await officer.refusal(update, { id, version: 2, input: { facilities: ["POOL"] } })).toBeTruthy();
  });

  test("an organisation has hours too", async () => {
    const input = { openingHours: always };
    const { updateOrganisationProfile } = await officer.ask(updateOrganisation, { id: college.id, version: 1, input });
    expect(updateOrganisationProfile).toMatchObject({ isOpenNow: true, nextChangeAt: null });
    const wrong = { ...officeHours, week: [{ day: "SUNDAY", ranges: [{ opensAt: "12:00", closesAt: "09:00" }] }] };
    const refusal = { id: college.id, version: 2, input: { openingHours: wrong } };
    expect((await officer.refusal(updateOrganisation, refusal)).extensions.fields).toEqual([
      { field: "openingHours.week.0.ranges.0.closesAt", rule: "RANGE_ORDER", values: { opensAt: "12:00" } },
    ]);
  });
});
