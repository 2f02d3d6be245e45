import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation, addServicePoint, countryId, type TestNode } from "../../../local/testing/test-tree";
import { bangkokDayOf, dayNumberOf, isoDayOf } from "../../kit/calendar/calendar-day";

const targetFields =
  "targetVersion target { date daysLeft neededPerWeek updatedByName organisation { id } } allowedActions { action allowed reason }";
const targetQuery = `query ($id: ID!) { pinningProgress(organisationId: $id) { ${targetFields} } }`;
const setTarget = `mutation ($id: ID!, $version: Int!, $date: String, $key: String!) {
  setPinningTarget(organisationId: $id, version: $version, date: $date, idempotencyKey: $key) { ${targetFields} } }`;
const leftQuery = "query ($id: ID!) { pinningProgress(organisationId: $id) { figures { notPinnedCount } } }";

const today = bangkokDayOf(new Date());
const inDays = (days: number): string => isoDayOf(dayNumberOf(today) + days);

describe("the target of the pinning progress", () => {
  let pakmut: TestPakmut;
  let ministry: TestNode;
  let department: TestNode;
  let college: TestNode;
  let central: TestClient;
  let admin: TestClient;
  let officer: TestClient;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    ministry = await addOrganisation(pakmut, "กระทรวงศึกษาธิการ");
    department = await addOrganisation(pakmut, "สำนักงานคณะกรรมการการอาชีวศึกษา", { below: ministry });
    college = await addOrganisation(pakmut, "วิทยาลัยเทคนิคเชียงใหม่", { below: department });
    for (let index = 0; index < 5; index += 1) await addServicePoint(pakmut, `จุดบริการ ${index}`, college);
    central = await pakmut.as("CENTRAL_OFFICER", department.id, "เจ้าหน้าที่ส่วนกลาง หนึ่ง");
    admin = await pakmut.as("PLATFORM_ADMIN", countryId);
    officer = await pakmut.as("SERVICE_POINT_OFFICER", college.id);
  });
  afterAll(() => pakmut.close());

  const targetOf = async (who: TestClient, id: string) => (await who.ask(targetQuery, { id })).pinningProgress;

  test("set by the central officer binds everybody below, with the pace that it takes", async () => {
    const { setPinningTarget } = await central.ask(setTarget, { id: department.id, version: 0, date: inDays(13) });
    const left = (await central.ask(leftQuery, { id: department.id })).pinningProgress.figures.notPinnedCount;
    expect(setPinningTarget).toMatchObject({
      targetVersion: 1,
      target: {
        date: inDays(13),
        daysLeft: 14,
        neededPerWeek: Math.ceil(left / 2),
        updatedByName: "เจ้าหน้าที่ส่วนกลาง หนึ่ง",
        organisation: { id: department.id },
      },
    });
    const below = await targetOf(officer, college.id);
    expect(below).toMatchObject({
      targetVersion: 0,
      target: { date: inDays(13), organisation: { id: department.id } },
    });
    expect(below.allowedActions).toEqual([{ action: "SET_PINNING_TARGET", allowed: false, reason: "ROLE" }]);
  });

  test("of the country counts where there is none nearer, and again when that is taken away", async () => {
    await admin.ask(setTarget, { id: countryId, version: 0, date: inDays(60) });
    expect((await targetOf(central, department.id)).target.date).toBe(inDays(13));
    const { setPinningTarget } = await central.ask(setTarget, { id: department.id, version: 1, date: null });
    expect(setPinningTarget).toMatchObject({ targetVersion: 2, target: { organisation: { id: countryId } } });
    const trail = await pakmut.sql(
      `select action, person_name, changes from service_points.audit_entries
       where entity_id = $1 and entity_type = 'PinningTarget' order by id`,
      [department.id],
    );
    expect(trail).toEqual([
      {
        action: "setPinningTarget",
        person_name: "เจ้าหน้าที่ส่วนกลาง หนึ่ง",
        changes: { date: { before: null, after: inDays(13) } },
      },
      {
        action: "setPinningTarget",
        person_name: "เจ้าหน้าที่ส่วนกลาง หนึ่ง",
        changes: { date: { before: inDays(13), after: null } },
      },
    ]);
  });

  test("is refused for what is no day to come, on an older version, and to those who may not", async () => {
    const problems = async (date: string) =>
      (await central.refusal(setTarget, { id: department.id, version: 2, date })).extensions.fields;
    expect(await problems(inDays(-1))).toEqual([{ field: "date", rule: "DAY_PAST" }]);
    expect(await problems("2569-12-31")).toEqual([{ field: "date", rule: "BUDDHIST_YEAR" }]);
    expect(await problems("31/12/2026")).toEqual([{ field: "date", rule: "DAY_FORMAT" }]);
    const codeOf = async (who: TestClient, id: string, version: number) =>
      (await who.refusal(setTarget, { id, version, date: inDays(5) })).extensions.code;
    expect(await codeOf(central, department.id, 1)).toBe("CONFLICT");
    expect(await codeOf(central, ministry.id, 0)).toBe("NOT_FOUND");
    expect(await codeOf(officer, college.id, 0)).toBe("FORBIDDEN");
  });

  test("set by two at once is set by one", async () => {
    const both = await Promise.all(
      [10, 11].map((days) => central.send(setTarget, { id: college.id, version: 0, date: inDays(days) })),
    );
    expect(both.map(({ errors }) => errors?.[0]?.extensions?.code ?? null).sort()).toEqual(["CONFLICT", null]);
  });

  test("that is over tells that it is, as long as any are missing", async () => {
    await pakmut.sql("update service_points.pinning_targets set target_on = $2 where organisation_id = $1", [
      college.id,
      inDays(-3),
    ]);
    expect((await targetOf(officer, college.id)).target).toMatchObject({ daysLeft: 0, neededPerWeek: null });
  });
});
