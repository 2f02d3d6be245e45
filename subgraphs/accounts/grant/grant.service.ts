import { recordAudit } from "../../kit/command/audit";
import { type Command, type CommandContext, runCommand } from "../../kit/command/command";
import { withRefusalsRecorded } from "../../kit/command/record-refusal";
import { changeRecord, lockRecord, type LockedRecord, requireVersion } from "../../kit/command/versioned-record";
import type { Operation } from "../../kit/database/operation";
import { badUserInput, forbidden, invalidTransition } from "../../kit/errors";
import { FieldChecks } from "../../kit/input/check-fields";
import { mailGrantChanged, mailGrantEnded } from "../mail/account-mails";
import { Grant } from "./grant.entity";
import {
  type ChangeGrantArguments,
  type EndGrantArguments,
  type EndGrantSessionsArguments,
  maxReasonLength,
} from "./grant.inputs";
import { getGrant } from "./grant.reader";
import { type GrantPlace, managedGrantOf, managerOf, readPlace, refusalToLoseGrant } from "./grant.rules";
import { type GrantRefusal, isLocalGovernment, refusalToChange, refusalToManage, roleFits } from "./grant.workflow";

export const schemaName = "accounts";

const requireNone = (refusal: GrantRefusal | null): void => {
  if (refusal) throw forbidden(refusal);
};

/** Two who end each other's grants at once wait for each other: PostgreSQL ends one, which then finds that it is too late. */
export async function again<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const isDeadlock = error instanceof Error && "code" in error && error.code === "40P01";
    if (!isDeadlock) throw error;
    return work();
  }
}

/** Runs a command on one grant, remembers when it is refused, and gives the grant as it is afterwards. */
async function manage(
  operation: Operation,
  command: Omit<Command, "schemaName" | "request"> & { request: { id: string } },
  work: (context: CommandContext, record: LockedRecord<Grant>) => Promise<void>,
): Promise<Grant> {
  const { id } = command.request;
  const whole = { schemaName, ...command, entity: { typeName: "Grant", id } };
  await withRefusalsRecorded(operation, whole, () =>
    again(() =>
      runCommand(operation, { schemaName, ...command }, async (context) => {
        const record = await lockRecord(context, Grant, id);
        await work(context, record);
        return id;
      }),
    ),
  );
  return getGrant(operation, id);
}

/** Throws INVALID_TRANSITION for a grant that has ended. */
export function requireLive({ endedAt }: Grant): void {
  if (endedAt) throw invalidTransition("The grant has ended already.");
}

function readReason(reason: string): string {
  const checks = new FieldChecks();
  const text = checks.requiredText("reason", reason, maxReasonLength);
  checks.done();
  return text as string;
}

/** Throws BAD_USER_INPUT when the role is not held at such an organisation, or the person holds it there already. */
async function requireFree(
  { query }: CommandContext,
  grant: Grant,
  role: Grant["role"],
  place: GrantPlace,
): Promise<void> {
  if (!roleFits(role, place.level, isLocalGovernment(place.typeCode)))
    throw badUserInput([{ field: "role", rule: "ROLE_NOT_AT_LEVEL", values: { level: place.level } }]);
  const same = await query(
    `select 1 as found from accounts.grants
     where person_id = $1 and role = $2 and organisation_id = $3 and ended_at is null and id <> $4`,
    [grant.personId, role, place.id, grant.id],
  );
  if (same.length) throw badUserInput([{ field: "role", rule: "ALREADY_GRANTED" }]);
}

/**
 * Gives a grant another role or another organisation. The person's next request is judged by it.
 * @throws NOT_FOUND outside the scope; FORBIDDEN when either side is not the actor's to give; CONFLICT on an older version;
 * INVALID_TRANSITION when it has ended; BAD_USER_INPUT for a role that does not fit there, or that she holds there already
 */
export function changeGrant(
  operation: Operation,
  { id, version, role, organisationId, reason, idempotencyKey }: ChangeGrantArguments,
): Promise<Grant> {
  const request = { id, version, role, organisationId, reason };
  return manage(operation, { name: "changeGrant", idempotencyKey, request }, async (context, record) => {
    const { entity } = record;
    const place = await readPlace(context, organisationId);
    const manager = managerOf(context.actor);
    requireNone(refusalToManage(manager, managedGrantOf(entity)));
    // An unknown place and one outside the scope are told alike.
    if (!place) throw forbidden("SCOPE");
    requireNone(refusalToChange(manager, managedGrantOf(entity), { role, path: place.path }));
    requireLive(entity);
    await requireVersion(context, entity, version, { role: entity.role, organisationId: entity.organisationId });
    const why = readReason(reason);
    await requireFree(context, entity, role, place);
    if (role !== entity.role || organisationId !== entity.organisationId)
      requireNone(await refusalToLoseGrant(context, entity));
    await changeRecord(context, record, { role, organisationId }, { reason: why, derived: { pathC: place.path } });
    const event = { ...entity, byName: context.actor.displayName, reason: why };
    await mailGrantChanged(context, event, { role, organisationId });
  });
}

/** Ends a locked grant, or throws why not. */
export async function endLocked(context: CommandContext, record: LockedRecord<Grant>, reason: string): Promise<void> {
  requireLive(record.entity);
  requireNone(await refusalToLoseGrant(context, record.entity));
  const derived = { endedByName: context.actor.displayName, endReason: reason };
  await changeRecord(context, record, { endedAt: new Date() }, { reason, derived });
  await mailGrantEnded(context, { ...record.entity, byName: context.actor.displayName, reason });
}

/**
 * Takes a grant away (ลบผู้ใช้ออกจากหน่วยงาน). The person's next request is judged without it; with the last grant her
 * sessions end in the same transaction.
 * @throws NOT_FOUND outside the scope; FORBIDDEN when it is not the actor's to end, or the last of its kind; CONFLICT on an
 * older version; INVALID_TRANSITION when it has ended
 */
export function endGrant(
  operation: Operation,
  { id, version, reason, idempotencyKey }: EndGrantArguments,
): Promise<Grant> {
  const request = { id, version, reason };
  return manage(operation, { name: "endGrant", idempotencyKey, request }, async (context, record) => {
    const { entity } = record;
    requireNone(refusalToManage(managerOf(context.actor), managedGrantOf(entity)));
    requireLive(entity);
    await requireVersion(context, entity, version, { role: entity.role, organisationId: entity.organisationId });
    await endLocked(context, record, readReason(reason));
  });
}

/**
 * Ends the sessions that work under a grant: the person must sign in again. The grant stays.
 * @throws NOT_FOUND outside the scope; FORBIDDEN when the grant is not the actor's to manage
 */
export function endGrantSessions(
  operation: Operation,
  { id, idempotencyKey }: EndGrantSessionsArguments,
): Promise<Grant> {
  const command = { name: "endGrantSessions", idempotencyKey, request: { id } };
  return manage(operation, command, async (context, { entity }) => {
    requireNone(refusalToManage(managerOf(context.actor), managedGrantOf(entity)));
    const [ended] = await context.query<{ count: number }>("select accounts.end_sessions_of_grant($1) as count", [id]);
    const changes = { sessions: { before: ended?.count ?? 0, after: 0 } };
    await recordAudit(context, { typeName: "Grant", id, version: entity.version, pathC: entity.pathC }, changes);
  });
}
