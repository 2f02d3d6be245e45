import { GraphQLError } from "graphql";
import { recordAudit } from "../../kit/command/audit";
import { type Command, type CommandContext, runCommand } from "../../kit/command/command";
import { refusalChanges } from "../../kit/command/record-refusal";
import { changeRecord, lockRecord, type LockedRecord } from "../../kit/command/versioned-record";
import type { Operation } from "../../kit/database/operation";
import { FieldChecks } from "../../kit/input/check-fields";
import { Grant } from "./grant.entity";
import { type ConfirmGrantsArguments, type EndGrantsArguments, maxReasonLength } from "./grant.inputs";
import { loadGrant } from "./grant.reader";
import { managedGrantOf, managerOf } from "./grant.rules";
import { again, endLocked, requireLive, schemaName } from "./grant.service";
import type { GrantResult } from "./grant.types";
import { refusalToManage } from "./grant.workflow";

type Work = (context: CommandContext, record: LockedRecord<Grant>) => Promise<void>;

/** What an error says of one grant, when it is one of the rules; anything else ends the whole command. */
function reasonOf(error: unknown): string {
  if (!(error instanceof GraphQLError)) throw error;
  const { code, reason } = error.extensions;
  return code === "INVALID_TRANSITION" ? "ENDED" : String(reason ?? code);
}

/** Does the work on one grant. Gives why not, or `null` when it is done; a refusal is remembered with the command. */
async function workOn(context: CommandContext, id: string, work: Work): Promise<string | null> {
  let reason: string | null;
  try {
    const record = await lockRecord(context, Grant, id);
    reason = refusalToManage(managerOf(context.actor), managedGrantOf(record.entity));
    if (!reason) await work(context, record);
  } catch (error) {
    reason = reasonOf(error);
  }
  if (reason && reason !== "ENDED") {
    const entry = { typeName: "Grant", id, version: 0, pathC: context.actor.grant.scopePath };
    await recordAudit(context, entry, refusalChanges(reason, {}));
  }
  return reason;
}

/**
 * Runs one command over many grants, in the order of their ids so that two such commands never wait for each other. What is
 * refused of one grant leaves the others alone.
 * @param isDone tells of a grant as it is now whether it was done: what a repeated key is answered by
 */
async function onEach(
  operation: Operation,
  command: Omit<Command, "schemaName">,
  ids: readonly string[],
  work: Work,
  isDone: (grant: Grant) => boolean,
): Promise<GrantResult[]> {
  const reasons = new Map<string, string | null>();
  const sorted = [...new Set(ids)].sort();
  await again(() =>
    runCommand(operation, { schemaName, ...command }, async (context) => {
      for (const id of sorted) reasons.set(id, await workOn(context, id, work));
      return sorted[0] as string;
    }),
  );
  return Promise.all(
    [...new Set(ids)].map(async (id) => {
      const grant = await loadGrant(operation, id);
      const reason = reasons.has(id) ? (reasons.get(id) ?? null) : grant && isDone(grant) ? null : "NOT_DONE";
      return { id, isDone: reason === null, reason, grant };
    }),
  );
}

/** Says of many grants that their persons still work there (ยืนยันสิทธิ์); asked for once a year. */
export function confirmGrants(
  operation: Operation,
  { ids, idempotencyKey }: ConfirmGrantsArguments,
): Promise<GrantResult[]> {
  const command = { name: "confirmGrants", idempotencyKey, request: { ids } };
  const work: Work = async (context, record) => {
    requireLive(record.entity);
    const confirmedByName = context.actor.displayName;
    await changeRecord(context, record, { confirmedAt: new Date() }, { derived: { confirmedByName } });
  };
  return onEach(operation, command, ids, work, ({ confirmedAt }) => confirmedAt !== null);
}

/** Takes many grants away, for one reason. */
export function endGrants(
  operation: Operation,
  { ids, reason, idempotencyKey }: EndGrantsArguments,
): Promise<GrantResult[]> {
  const command = { name: "endGrants", idempotencyKey, request: { ids, reason } };
  const checks = new FieldChecks();
  const why = checks.requiredText("reason", reason, maxReasonLength) ?? "";
  checks.done();
  return onEach(
    operation,
    command,
    ids,
    (context, record) => endLocked(context, record, why),
    ({ endedAt }) => endedAt !== null,
  );
}
