import type { Operation, Transaction } from "../database/operation";
import { Calendar, type CalendarHoliday } from "./working-days";

/** The calendar, and what time it is by the database's clock, by which every deadline is judged. */
export interface CalendarNow {
  calendar: Calendar;
  now: Date;
}

/** Reads the calendar, some thirty days a year. */
export async function readCalendar({ query }: Pick<Transaction, "query">): Promise<CalendarNow> {
  const [row] = await query<{ now: Date; years: number[]; holidays: CalendarHoliday[] }>(
    `select now() as now, array(select year from calendar.years) as years,
       (select coalesce(json_agg(json_build_object('date', h.date, 'provinceCode', h.province_code)), '[]')
        from calendar.holidays h where h.withdrawn_at is null) as holidays`,
  );
  const { now, years, holidays } = row as { now: Date; years: number[]; holidays: CalendarHoliday[] };
  return { now, calendar: new Calendar(years, holidays) };
}

const calendarsOf = async (operation: Operation, keys: readonly "now"[]): Promise<CalendarNow[]> => {
  const calendar = await readCalendar({ query: (sql, parameters) => operation.query(sql, parameters) });
  return keys.map(() => calendar);
};

/** The calendar of one operation, read once however many records ask. */
export const loadCalendar = async (operation: Operation): Promise<CalendarNow> =>
  (await operation.loaders.load(operation, calendarsOf, "now")) as CalendarNow;
