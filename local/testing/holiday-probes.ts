import type { Probe } from "./access-probe";

let holidayYear = 2100;
/** A day of a year that nobody has asked about yet. */
export const newHolidayDate = (): string => `${holidayYear++}-05-05`;

/** How the root fields of holidays are asked. */
export const holidayProbes: Readonly<Record<string, Probe>> = {
  holidayYear: {
    action: "READ_PUBLISHED",
    query: "query { holidayYear(year: 2026) { holidays { date } } }",
    variables: () => ({}),
    reached: ({ holidayYear }) => holidayYear.holidays.length > 0,
    isUnscoped: true,
  },
  holidayYears: {
    action: "READ_PUBLISHED",
    query: "query { holidayYears }",
    variables: () => ({}),
    reached: ({ holidayYears }) => holidayYears.includes(2026),
    isUnscoped: true,
  },
  workingDay: {
    action: "READ_PUBLISHED",
    query: 'query { workingDay(from: "2026-11-20", days: 1) { date } }',
    variables: () => ({}),
    reached: ({ workingDay }) => workingDay.date === "2026-11-23",
    isUnscoped: true,
  },
  addHoliday: {
    action: "MANAGE_HOLIDAYS",
    query: `mutation ($date: String!, $key: String!) { addHoliday(
      input: { date: $date, nameTh: "ทดสอบ", source: "ทดสอบ" }, idempotencyKey: $key) { date } }`,
    variables: () => ({ date: newHolidayDate() }),
    reached: ({ addHoliday }) => addHoliday.date > "2100",
    isUnscoped: true,
  },
  withdrawHoliday: {
    action: "MANAGE_HOLIDAYS",
    query: `mutation ($id: ID!, $key: String!) {
      withdrawHoliday(id: $id, version: 1, reason: "ทดสอบ", idempotencyKey: $key) { withdrawnAt } }`,
    variables: async ({ holidayId }) => ({ id: await holidayId(newHolidayDate()) }),
    reached: ({ withdrawHoliday }) => withdrawHoliday.withdrawnAt !== null,
    isUnscoped: true,
  },
  declareHolidayYear: {
    action: "MANAGE_HOLIDAYS",
    query: `mutation ($year: Int!, $key: String!) {
      declareHolidayYear(year: $year, idempotencyKey: $key) { isDeclared } }`,
    variables: async ({ holidayId }) => {
      const date = newHolidayDate();
      await holidayId(date);
      return { year: Number(date.slice(0, 4)) };
    },
    reached: ({ declareHolidayYear }) => declareHolidayYear.isDeclared,
    isUnscoped: true,
  },
};
