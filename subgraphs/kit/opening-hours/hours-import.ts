import type { ImportSession } from "../import/import-session";
import type { RecordColumn } from "../import/merge";
import { badRows } from "../import/run-import";
import { HoursCells } from "./hours-cells";

const cells = new WeakMap<ImportSession, HoursCells>();

/** The reader of one import's cells of opening hours. */
export function hoursCellsOf(session: ImportSession): HoursCells {
  const known = cells.get(session) ?? new HoursCells();
  cells.set(session, known);
  return known;
}

/**
 * Brings the hours of the staged rows to the database, each that differs once: they are some 700 bytes, a file has a few
 * kinds of them, and a row its number.
 */
export async function stageHours(session: ImportSession): Promise<void> {
  await session.query("create temp table staged_hours (id integer primary key, hours jsonb not null) on commit drop");
  await session.copy("staged_hours", ["id", "hours"], [hoursCellsOf(session).distinct.map((json, id) => [id, json])]);
  await session.query("analyze staged_hours");
}

const noSpecialDays = `'{"exceptions": []}'::jsonb`;
const staged = "(select h.hours from staged_hours h where h.id = s.opening_hours)";

/** A row gives the week, the days that differ, or both: what it does not give stays as the record has it. */
export const hoursRecordColumn: RecordColumn = {
  field: "openingHours",
  column: "opening_hours",
  type: "integer",
  value: `(coalesce(o.opening_hours, ${noSpecialDays}) || ${staged})`,
};

/** The hours of a row that adds a record. */
export const newHours = `(${noSpecialDays} || ${staged})`;

/** Days that differ are told of hours: without a week, in the file or the record, nobody can say what they differ from. */
export const hoursCheck = (table: string): string =>
  badRows(`select m.line, 'specialDays', 'HOURS_REQUIRED', null, null
    from (select line from staged where opening_hours in (select id from staged_hours where not hours ? 'week')) s
    join matched m using (line) left join ${table} o on o.id = m.existing_id where o.opening_hours is null`);
