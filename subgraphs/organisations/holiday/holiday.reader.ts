import { dayProblem, endOfDay } from "../../kit/calendar/calendar-day";
import { loadCalendar } from "../../kit/calendar/calendar.reader";
import { addWorkingDays } from "../../kit/calendar/working-days";
import type { Operation } from "../../kit/database/operation";
import { badUserInput, notFound } from "../../kit/errors";
import type { WorkingDayArguments } from "./holiday.inputs";
import type { Holiday, HolidayYear, WorkingDay } from "./holiday.types";

type HolidayRow = Holiday & Record<string, unknown>;

/** Days as text: as a date they would be one of the process's own time zone. */
export const holidayColumns = `h.id, h.date::text as date, h.name_th as "nameTh", h.name_en as "nameEn", h.kind,
  h.province_code as "provinceCode", h.source, h.version, h.updated_at as "updatedAt",
  h.updated_by_name as "updatedByName", h.withdrawn_at as "withdrawnAt", h.withdraw_reason as "withdrawReason"`;

/** The public holidays of a year, and whether they are known to be all. */
export async function readHolidayYear(operation: Operation, year: number): Promise<HolidayYear> {
  const [declared] = await operation.query("select 1 as is_declared from calendar.years where year = $1", [year]);
  const holidays = await operation.query<HolidayRow>(
    `select ${holidayColumns} from calendar.holidays h
     where h.date >= make_date($1, 1, 1) and h.date < make_date($1 + 1, 1, 1)
     order by h.date, h.province_code nulls first, h.id`,
    [year],
  );
  return { year, isDeclared: declared !== undefined, holidays };
}

/** The years whose holidays are known, the first one first. */
export async function listHolidayYears(operation: Operation): Promise<number[]> {
  const rows = await operation.query<{ year: number }>("select year from calendar.years order by year");
  return rows.map(({ year }) => year);
}

/** One holiday, withdrawn or not. Throws NOT_FOUND. */
export async function getHoliday(operation: Operation, id: string): Promise<Holiday> {
  const [holiday] = await operation.query<HolidayRow>(
    `select ${holidayColumns} from calendar.holidays h where h.id = $1`,
    [id],
  );
  if (!holiday) throw notFound();
  return holiday;
}

/**
 * The day on which so many working days after a day are over.
 * @throws BAD_USER_INPUT for what is no day, and with the rule CALENDAR_MISSING for a year without a calendar
 */
export async function reckonWorkingDay(
  operation: Operation,
  { from, days, provinceCode }: WorkingDayArguments,
): Promise<WorkingDay> {
  const problem = dayProblem(from);
  if (problem) throw badUserInput([{ field: "from", rule: problem }]);
  const { calendar } = await loadCalendar(operation);
  const date = addWorkingDays(calendar, from, days, provinceCode ?? null);
  return { date, endsAt: endOfDay(date) };
}
