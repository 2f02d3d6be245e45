import { authoriseOn } from "../../kit/access/authorise";
import { bangkokDayOf, dayProblem } from "../../kit/calendar/calendar-day";
import { recordAudit } from "../../kit/command/audit";
import { type CommandContext, runCommand } from "../../kit/command/command";
import { requireVersion } from "../../kit/command/versioned-record";
import type { Operation } from "../../kit/database/operation";
import { FieldChecks } from "../../kit/input/check-fields";
import type { SetPinningTargetArguments } from "./pinning-progress.inputs";
import { placeOf, readPinningProgress } from "./pinning-progress.reader";
import type { PinningProgress } from "./pinning-progress.types";

const schemaName = "service_points";

interface KeptTarget {
  date: string | null;
  version: number;
  updatedAt: Date;
  updatedByName: string | null;
}

async function readKept({ query }: CommandContext, organisationId: string): Promise<KeptTarget> {
  // One at a time: two people who set a first target must not both find none.
  await query("select pg_advisory_xact_lock(hashtext('pinning-target ' || $1))", [organisationId]);
  const [kept] = await query<KeptTarget & Record<string, unknown>>(
    `select target_on::text as date, version, updated_at as "updatedAt", updated_by_name as "updatedByName"
     from service_points.pinning_targets where organisation_id = $1`,
    [organisationId],
  );
  return kept ?? { date: null, version: 0, updatedAt: new Date(), updatedByName: null };
}

function checkDate(date: string | null): void {
  const checks = new FieldChecks();
  const problem = date === null ? null : dayProblem(date);
  if (problem) checks.add("date", problem);
  else if (date !== null && date < bangkokDayOf(new Date())) checks.add("date", "DAY_PAST");
  checks.done();
}

/**
 * Says by which day all service points of an organisation and of all below it shall be pinned.
 * @throws NOT_FOUND outside the scope, CONFLICT on an older version, BAD_USER_INPUT for no day or one that is over
 */
export async function setPinningTarget(
  operation: Operation,
  { organisationId, version, idempotencyKey, date = null }: SetPinningTargetArguments,
): Promise<PinningProgress> {
  const request = { organisationId, version, date };
  await runCommand(operation, { schemaName, name: "setPinningTarget", idempotencyKey, request }, async (context) => {
    const { pathC } = await placeOf(context, organisationId);
    authoriseOn(context.actor, "SET_PINNING_TARGET", organisationId);
    const kept = await readKept(context, organisationId);
    await requireVersion(context, { ...kept, id: organisationId, pathC }, version, { date: kept.date });
    checkDate(date);
    if (date === kept.date) return organisationId;
    await context.query(
      `insert into service_points.pinning_targets as kept (organisation_id, path_c, target_on, updated_by_name)
       values ($1, $2, $3::date, $4)
       on conflict (organisation_id) do update
         set target_on = $3::date, version = kept.version + 1, updated_at = now(), updated_by_name = $4`,
      [organisationId, pathC, date, context.actor.displayName],
    );
    const record = { typeName: "PinningTarget", id: organisationId, version: kept.version + 1, pathC };
    await recordAudit(context, record, { date: { before: kept.date, after: date } });
    return organisationId;
  });
  return readPinningProgress(operation, organisationId);
}
