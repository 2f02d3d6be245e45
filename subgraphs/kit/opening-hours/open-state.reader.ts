import { loadCalendar } from "../calendar/calendar.reader";
import type { Operation } from "../database/operation";
import { type OpenState, openStateAt } from "./open-state";
import type { OpeningHours } from "./opening-hours.types";

/** A place whose hours are asked for. */
export interface OpenPlace {
  openingHours: OpeningHours | null;
  provinceCode: string | null;
}

/** Is it open now, by the database's clock and the calendar of its province? `null` in both: no hours are given. */
export async function openStateOf(operation: Operation, { openingHours, provinceCode }: OpenPlace): Promise<OpenState> {
  if (!openingHours) return { isOpen: null, nextChangeAt: null };
  const { calendar, now } = await loadCalendar(operation);
  return openStateAt(openingHours, calendar, now, provinceCode);
}
