import { loadCalendar } from "../calendar/calendar.reader";
import { bangkokMinuteOf, dayMinutes } from "../calendar/calendar-day";
import type { Conditions } from "../database/conditions";
import type { OfficeFilter } from "../directory/office-filter.inputs";
import type { Operation } from "../database/operation";
import { isOpenAt } from "./open-state";
import type { OpeningHours } from "./opening-hours.types";

/** Hours by their kind, which is a hash of them: they never change, so they are read once a process. */
const knownHours = new Map<string, OpeningHours>();
const maxKnown = 5_000;

/** The kinds of hours that offices have, wherever they stand: when an office is open is no secret, whose hours they are is not told. */
async function readKinds(operation: Operation, schemaName: string): Promise<Map<string, OpeningHours>> {
  if (knownHours.size > maxKnown) knownHours.clear();
  const rows = await operation.query<{ kind: string; hours: OpeningHours | null }>(
    `select kind, hours from ${schemaName}.hours_kinds($1)`,
    [[...knownHours.keys()]],
  );
  const kinds = new Map<string, OpeningHours>();
  for (const { kind, hours } of rows) {
    const told = hours ?? knownHours.get(kind);
    if (!told) continue;
    kinds.set(kind, told);
    knownHours.set(kind, told);
  }
  return kinds;
}

/**
 * The condition that an office is open, or shut, at this moment or another: judged in TypeScript, by the rule of the field, once for each
 * kind of hours; PostgreSQL finds the offices of these kinds. An office of which nobody can tell is found by neither.
 * @param alias of the table that `hoursKinds` was given
 */
export async function openNowCondition(
  operation: Operation,
  schemaName: string,
  alias: string,
  { isOpenNow: isOpen, openAt }: Pick<OfficeFilter, "isOpenNow" | "openAt">,
): Promise<(conditions: Conditions) => void> {
  if (typeof isOpen !== "boolean") return () => undefined;
  const { calendar, now } = await loadCalendar(operation);
  const at = openAt ?? now;
  const kinds = [...(await readKinds(operation, schemaName))];
  const kindsIn = (province: string | null): string[] =>
    kinds.filter(([, hours]) => isOpenAt(hours, calendar, at, province) === isOpen).map(([kind]) => kind);
  const provinces = calendar.provincesOnHoliday(Math.floor(bangkokMinuteOf(at) / dayMinutes));
  const elsewhere = kindsIn(null);
  const kind = `${alias}.hours_kind`;
  const isOnHoliday = `${alias}.province_code = any(?)`;
  if (!provinces.length) return (conditions) => void conditions.add(`${kind} = any(?::bigint[])`, elsewhere);
  // A holiday of a province is one day for all who have it: one of them stands for the others.
  const onHoliday = kindsIn(provinces[0] as string);
  return (conditions) =>
    void conditions.add(
      `(${kind} = any(?::bigint[]) and (${isOnHoliday}) is not true or ${kind} = any(?::bigint[]) and ${isOnHoliday})`,
      elsewhere,
      provinces,
      onHoliday,
      provinces,
    );
}
