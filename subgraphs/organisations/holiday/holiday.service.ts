import { authorise } from "../../kit/access/authorise";
import { dayProblem } from "../../kit/calendar/calendar-day";
import { type Changes, recordAudit } from "../../kit/command/audit";
import { type CommandContext, runCommand } from "../../kit/command/command";
import { requireVersion } from "../../kit/command/versioned-record";
import type { Operation } from "../../kit/database/operation";
import { invalidTransition, notFound } from "../../kit/errors";
import { FieldChecks } from "../../kit/input/check-fields";
import type {
  AddHolidayArguments,
  DeclareHolidayYearArguments,
  HolidayInput,
  WithdrawHolidayArguments,
} from "./holiday.inputs";
import { getHoliday, holidayColumns, readHolidayYear } from "./holiday.reader";
import type { Holiday, HolidayYear } from "./holiday.types";

const schemaName = "organisations";
const typeName = "Holiday";
const maxNameLength = 200;
const maxSourceLength = 500;
const maxReasonLength = 1_000;

const asChanges = (made: Record<string, unknown>): Changes =>
  Object.fromEntries(Object.entries(made).map(([field, after]) => [field, { before: null, after }]));

/** Holidays belong to no organisation: their entries stand where whoever made them does. */
const leaveEntry = (context: CommandContext, of: { typeName: string; id: string; version: number }, changes: Changes) =>
  recordAudit(context, { ...of, pathC: context.actor.grant.scopePath }, changes);

async function readHoliday({ query }: CommandContext, input: HolidayInput): Promise<HolidayInput> {
  const checks = new FieldChecks();
  const problem = dayProblem(input.date);
  if (problem) checks.add("date", problem);
  const provinceCode = input.provinceCode || null;
  const [found] = await query<{ hasProvince: boolean; isTaken: boolean }>(
    `select $2::text is null or exists (select from directory.provinces where code = $2) as "hasProvince",
       exists (select from calendar.holidays where date = $1::date and province_code is not distinct from $2
         and withdrawn_at is null) as "isTaken"`,
    [problem ? null : input.date, provinceCode],
  );
  if (!found?.hasProvince) checks.add("provinceCode", "UNKNOWN_CODE");
  if (found?.isTaken) checks.add("date", "HOLIDAY_EXISTS");
  const read = {
    date: input.date,
    nameTh: checks.requiredText("nameTh", input.nameTh, maxNameLength) as string,
    nameEn: checks.englishText("nameEn", input.nameEn ?? null, maxNameLength),
    kind: input.kind,
    provinceCode,
    source: checks.requiredText("source", input.source, maxSourceLength) as string,
  };
  checks.done();
  return read;
}

/**
 * Enters a public holiday, such as one that the cabinet has added.
 * @throws BAD_USER_INPUT with every wrong field: no day, a day that is a holiday there already, no source
 */
export async function addHoliday(
  operation: Operation,
  { input, idempotencyKey }: AddHolidayArguments,
): Promise<Holiday> {
  const command = { schemaName, name: "addHoliday", idempotencyKey, request: input };
  const id = await runCommand(operation, command, async (context) => {
    authorise(context.actor, "MANAGE_HOLIDAYS");
    // One at a time: two people who enter the same day must not both find it free.
    await context.query("select pg_advisory_xact_lock(hashtext('calendar.holidays'))");
    const holiday = await readHoliday(context, input);
    const { date, nameTh, nameEn, kind, provinceCode, source } = holiday;
    const [row] = await context.query<{ id: string }>(
      `insert into calendar.holidays (date, name_th, name_en, kind, province_code, source, updated_by_name)
       values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [date, nameTh, nameEn, kind, provinceCode, source, context.actor.displayName],
    );
    const { id: newId } = row as { id: string };
    await leaveEntry(context, { typeName, id: newId, version: 1 }, asChanges({ ...holiday }));
    return newId;
  });
  return getHoliday(operation, id);
}

/**
 * Withdraws a public holiday: the day is one like any other again, and stays on record.
 * @throws NOT_FOUND, CONFLICT on an older version, INVALID_TRANSITION when it is withdrawn already, BAD_USER_INPUT
 * without a reason
 */
export async function withdrawHoliday(
  operation: Operation,
  { id, version, reason, idempotencyKey }: WithdrawHolidayArguments,
): Promise<Holiday> {
  const command = { schemaName, name: "withdrawHoliday", idempotencyKey, request: { id, version, reason } };
  await runCommand(operation, command, async (context) => {
    authorise(context.actor, "MANAGE_HOLIDAYS");
    const [holiday] = await context.query<Holiday & Record<string, unknown>>(
      `select ${holidayColumns} from calendar.holidays h where h.id = $1 for update`,
      [id],
    );
    if (!holiday) throw notFound();
    if (holiday.withdrawnAt) throw invalidTransition("The holiday has been withdrawn already.");
    const current = { date: holiday.date, nameTh: holiday.nameTh };
    await requireVersion(context, { ...holiday, pathC: context.actor.grant.scopePath }, version, current);
    const checks = new FieldChecks();
    const why = checks.requiredText("reason", reason, maxReasonLength);
    checks.done();
    const [withdrawn] = await context.query<{ withdrawnAt: Date }>(
      `update calendar.holidays set withdrawn_at = now(), withdrawn_by_name = $2, withdraw_reason = $3,
         version = version + 1, updated_at = now(), updated_by_name = $2
       where id = $1 returning withdrawn_at as "withdrawnAt"`,
      [id, context.actor.displayName, why],
    );
    const changes = { withdrawnAt: { before: null, after: withdrawn?.withdrawnAt } };
    const record = { typeName, id, version: version + 1, pathC: context.actor.grant.scopePath };
    await recordAudit(context, record, changes, why);
    return id;
  });
  return getHoliday(operation, id);
}

/**
 * Says that all holidays of a year are entered: from now on working days in it are reckoned.
 * @throws INVALID_TRANSITION when it has been said already, BAD_USER_INPUT for a year without any holiday
 */
export async function declareHolidayYear(
  operation: Operation,
  { year, idempotencyKey }: DeclareHolidayYearArguments,
): Promise<HolidayYear> {
  const command = { schemaName, name: "declareHolidayYear", idempotencyKey, request: { year } };
  await runCommand(operation, command, async (context) => {
    authorise(context.actor, "MANAGE_HOLIDAYS");
    const [found] = await context.query<{ hasHolidays: boolean }>(
      `select exists (select from calendar.holidays where withdrawn_at is null and province_code is null
         and extract(year from date) = $1) as "hasHolidays"`,
      [year],
    );
    const checks = new FieldChecks();
    if (!found?.hasHolidays) checks.add("year", "YEAR_WITHOUT_HOLIDAYS");
    checks.done();
    const [declared] = await context.query<{ id: string }>(
      "insert into calendar.years (year, declared_by_name) values ($1, $2) on conflict do nothing returning id",
      [year, context.actor.displayName],
    );
    if (!declared) throw invalidTransition("The holidays of the year have been declared already.");
    await leaveEntry(context, { typeName: "HolidayYear", id: declared.id, version: 1 }, asChanges({ year }));
    return declared.id;
  });
  return readHolidayYear(operation, year);
}
