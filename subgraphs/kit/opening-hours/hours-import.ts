import type { RecordColumn } from "../import/merge";
import { badRows } from "../import/run-import";

const noSpecialDays = `'{"exceptions": []}'::jsonb`;

/** A row gives the week, the days that differ, or both: what it does not give stays as the record has it. */
export const hoursRecordColumn: RecordColumn = {
  field: "openingHours",
  column: "opening_hours",
  type: "jsonb",
  value: `(coalesce(o.opening_hours, ${noSpecialDays}) || s.opening_hours)`,
};

/** The hours of a row that adds a record. */
export const newHours = `(${noSpecialDays} || s.opening_hours)`;

/** Days that differ are told of hours: without a week, in the file or the record, nobody can say what they differ from. */
export const hoursCheck = (table: string): string =>
  badRows(`select m.line, 'specialDays', 'HOURS_REQUIRED', null, null
    from (select line from staged where opening_hours is not null and not opening_hours ? 'week') s
    join matched m using (line) left join ${table} o on o.id = m.existing_id where o.opening_hours is null`);
