import type { TestClient } from "../../../local/testing/test-client";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { countryId } from "../../../local/testing/test-tree";

const add = `mutation ($input: HolidayInput!, $key: String!) {
  addHoliday(input: $input, idempotencyKey: $key) { id date nameTh kind version province { nameTh } updatedByName } }`;
const withdraw = `mutation ($id: ID!, $version: Int!, $reason: String!, $key: String!) {
  withdrawHoliday(id: $id, version: $version, reason: $reason, idempotencyKey: $key) {
    version withdrawnAt withdrawReason updatedByName } }`;
const declare = `mutation ($year: Int!, $key: String!) {
  declareHolidayYear(year: $year, idempotencyKey: $key) { year isDeclared } }`;
const reckon = `query ($from: String!, $days: Int!, $province: ID) {
  workingDay(from: $from, days: $days, provinceCode: $province) { date endsAt } }`;

describe("the public holidays", () => {
  let pakmut: TestPakmut;
  let admin: TestClient;

  beforeAll(async () => {
    pakmut = await TestPakmut.open();
    admin = await pakmut.as("PLATFORM_ADMIN", countryId, "ผู้ดูแลระบบ หนึ่ง");
  });
  afterAll(() => pakmut.close());

  const special = (date: string, change: object = {}) => ({
    input: { date, nameTh: "วันหยุดราชการกรณีพิเศษ", source: "มติคณะรัฐมนตรี ทดสอบ", ...change },
  });
  const dateAfter = async (from: string, days: number, province?: string): Promise<string> =>
    (await admin.ask(reckon, { from, days, province })).workingDay.date;
  const codeOf = async (who: TestClient, query: string, variables: Record<string, unknown>) =>
    (await who.refusal(query, variables)).extensions.code;
  const problems = async (query: string, variables: Record<string, unknown>) =>
    (await admin.send(query, variables)).errors?.[0]?.extensions?.fields;

  test("of five years are there from the start, and everybody reads them", async () => {
    const { holidayYears, holidayYear } = await pakmut
      .stranger()
      .ask("query { holidayYears holidayYear(year: 2026) { isDeclared holidays { date nameTh kind source } } }");
    expect(holidayYears).toEqual([2023, 2024, 2025, 2026, 2027]);
    expect(holidayYear.isDeclared).toBe(true);
    expect(holidayYear.holidays).toHaveLength(24);
    expect(holidayYear.holidays).toContainEqual(
      expect.objectContaining({ date: "2026-05-13", kind: "PLOUGHING", nameTh: expect.stringContaining("พืชมงคล") }),
    );
  });

  test("that are there from the start have names in both languages", async () => {
    const { holidayYears } = await admin.ask("query { holidayYears }");
    for (const year of holidayYears) {
      const { holidayYear } = await admin.ask(
        "query ($year: Int!) { holidayYear(year: $year) { holidays { nameTh nameEn } } }",
        { year },
      );
      expect(holidayYear.holidays.filter(({ nameEn }: { nameEn: string | null }) => !nameEn)).toEqual([]);
      expect(holidayYear.holidays).toContainEqual({ nameTh: "วันสงกรานต์", nameEn: "Songkran Festival" });
    }
  });

  test("a deadline over Songkran ends at midnight in Bangkok", async () => {
    const { workingDay } = await admin.ask(reckon, { from: "2026-04-10", days: 5 });
    expect(workingDay).toEqual({ date: "2026-04-22", endsAt: "2026-04-22T17:00:00.000Z" });
  });

  test("the cabinet adds a day: deadlines move, in the one province that it is for", async () => {
    expect(await dateAfter("2026-09-01", 1)).toBe("2026-09-02");
    const { addHoliday } = await admin.ask(add, special("2026-09-02", { provinceCode: "50" }));
    expect(addHoliday).toMatchObject({ kind: "SPECIAL", province: { nameTh: "เชียงใหม่" } });
    expect(addHoliday.updatedByName).toBe("ผู้ดูแลระบบ หนึ่ง");
    expect(await dateAfter("2026-09-01", 1, "50")).toBe("2026-09-03");
    expect(await dateAfter("2026-09-01", 1, "10")).toBe("2026-09-02");
    await admin.ask(add, special("2026-09-02"));
    expect(await dateAfter("2026-09-01", 1, "10")).toBe("2026-09-03");
  });

  test("a withdrawn day is one like any other, stays on record with who and why, and may be entered again", async () => {
    const { addHoliday } = await admin.ask(add, special("2026-09-09"));
    expect(await dateAfter("2026-09-08", 1)).toBe("2026-09-10");
    const withdrawal = { id: addHoliday.id, version: 1, reason: "คณะรัฐมนตรียกเลิก" };
    const { withdrawHoliday } = await admin.ask(withdraw, withdrawal);
    expect(withdrawHoliday).toMatchObject({ version: 2, withdrawReason: "คณะรัฐมนตรียกเลิก" });
    expect(await dateAfter("2026-09-08", 1)).toBe("2026-09-09");
    const { holidayYear } = await admin.ask("query { holidayYear(year: 2026) { holidays { id withdrawnAt } } }");
    expect(holidayYear.holidays).toContainEqual({ id: addHoliday.id, withdrawnAt: expect.any(String) });
    expect(await codeOf(admin, withdraw, { ...withdrawal, version: 2 })).toBe("INVALID_TRANSITION");
    await admin.ask(add, special("2026-09-09"));
    const entries = await pakmut.sql(
      `select action, person_name, reason from organisations.audit_entries where entity_id = $1 order by id`,
      [addHoliday.id],
    );
    expect(entries).toEqual([
      { action: "addHoliday", person_name: "ผู้ดูแลระบบ หนึ่ง", reason: null },
      { action: "withdrawHoliday", person_name: "ผู้ดูแลระบบ หนึ่ง", reason: "คณะรัฐมนตรียกเลิก" },
    ]);
  });

  test("what is wrong is told with its field, all at once", async () => {
    expect(await problems(add, special("2026-01-01"))).toEqual([{ field: "date", rule: "HOLIDAY_EXISTS" }]);
    expect(await problems(add, special("2569-12-30", { nameTh: " ", source: "", provinceCode: "99" }))).toEqual([
      { field: "date", rule: "BUDDHIST_YEAR" },
      { field: "provinceCode", rule: "UNKNOWN_CODE" },
      { field: "nameTh", rule: "REQUIRED" },
      { field: "source", rule: "REQUIRED" },
    ]);
    expect(await problems(add, special("29/02/2569"))).toEqual([{ field: "date", rule: "DAY_FORMAT" }]);
    const { addHoliday } = await admin.ask(add, special("2026-09-17"));
    expect(await problems(withdraw, { id: addHoliday.id, version: 1, reason: " " })).toEqual([
      { field: "reason", rule: "REQUIRED" },
    ]);
    expect(await codeOf(admin, withdraw, { id: addHoliday.id, version: 7, reason: "ทดสอบ" })).toBe("CONFLICT");
    expect(await codeOf(admin, withdraw, { id: countryId, version: 1, reason: "ทดสอบ" })).toBe("NOT_FOUND");
  });

  test("the same day entered twice at once is one holiday; the same command again is no second one", async () => {
    const both = await Promise.all([1, 2].map(() => admin.send(add, special("2026-09-24"))));
    expect(both.filter(({ errors }) => errors)).toHaveLength(1);
    const same = { ...special("2026-09-25"), key: "the-same-key" };
    const [first, again] = [await admin.ask(add, same), await admin.ask(add, same)];
    expect(again.addHoliday.id).toBe(first.addHoliday.id);
  });

  test("a year without a calendar refuses every deadline until its holidays are declared", async () => {
    const missing = [{ field: "date", rule: "CALENDAR_MISSING", values: { year: 2028 } }];
    expect(await problems(reckon, { from: "2027-12-30", days: 1 })).toEqual(missing);
    expect(await problems(declare, { year: 2028 })).toEqual([{ field: "year", rule: "YEAR_WITHOUT_HOLIDAYS" }]);
    await admin.ask(add, special("2028-01-03"));
    expect(await problems(reckon, { from: "2027-12-30", days: 1 })).toEqual(missing);
    const { declareHolidayYear } = await admin.ask(declare, { year: 2028 });
    expect(declareHolidayYear).toEqual({ year: 2028, isDeclared: true });
    expect(await dateAfter("2027-12-30", 1)).toBe("2028-01-04");
    expect(await codeOf(admin, declare, { year: 2028 })).toBe("INVALID_TRANSITION");
  });

  test("nobody but the platform admin keeps them", async () => {
    for (const role of ["OPDC_OFFICER", "CENTRAL_OFFICER", "SERVICE_POINT_OFFICER"] as const) {
      const officer = await pakmut.as(role, countryId);
      expect(await codeOf(officer, add, special("2026-09-30"))).toBe("FORBIDDEN");
    }
    expect(await codeOf(pakmut.stranger(), add, special("2026-09-30"))).toBe("UNAUTHENTICATED");
  });
});
