import { recordAudit } from "../../kit/command/audit";
import { type CommandContext, runCommand } from "../../kit/command/command";
import { withRefusalsRecorded } from "../../kit/command/record-refusal";
import type { Operation } from "../../kit/database/operation";
import { forbidden, invalidTransition, notFound } from "../../kit/errors";
import { enqueue } from "../../kit/job/enqueue";
import { rolesGivenBy } from "../grant/grant.workflow";
import { preparePlaces } from "./activation-token-place.reader";
import { giverOf } from "./seat.rules";
import type { CancelActivationTokenBatchArguments, IssueActivationTokensArguments } from "./token-batch.inputs";
import { getBatch } from "./token-batch.reader";
import type { ActivationTokenBatch } from "./token-batch.types";

const schemaName = "accounts";
const typeName = "ActivationTokenBatch";
/** Name of the job that does the work. */
export const issueJob = "issue-activation-tokens";

type Asked = Omit<IssueActivationTokensArguments, "idempotencyKey">;

/** How many seats of these roles there are, in all places that were asked for. */
async function countAsked(context: CommandContext, { filter, organisationIds, roles }: Asked): Promise<number> {
  const giver = giverOf(context.actor.grant);
  const { count } = await preparePlaces(context, giver, filter ?? {});
  let total = 0;
  for (const role of roles) total += await count(role, organisationIds);
  return total;
}

async function insertBatch(context: CommandContext, asked: Asked, total: number): Promise<string> {
  const { query, actor } = context;
  const { filter, organisationIds, roles, refreshUnused } = asked;
  const [batch] = await query<{ id: string }>(
    `insert into accounts.token_batches (path_c, filter, organisation_ids, roles, refreshes_unused, total, created_by_id,
       created_by_name, grant_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [
      actor.grant.scopePath,
      JSON.stringify(filter ?? {}),
      organisationIds ?? null,
      roles,
      refreshUnused,
      total,
      actor.personId,
      actor.displayName,
      actor.grant.id,
    ],
  );
  return batch?.id as string;
}

/**
 * Begins to make tokens for many places: a job does it, and the batch tells how far it is.
 * @throws FORBIDDEN for a role that the asker does not give
 */
export async function issueActivationTokens(
  operation: Operation,
  { idempotencyKey, ...given }: IssueActivationTokensArguments,
): Promise<ActivationTokenBatch> {
  const asked = { ...given, roles: [...new Set(given.roles)] };
  const command = { schemaName, name: "issueActivationTokens", idempotencyKey, request: asked };
  const entity = { typeName, id: operation.actor?.grant?.organisationId as string };
  const id = await withRefusalsRecorded(operation, { ...command, entity }, () =>
    runCommand(operation, command, async (context) => {
      const { role, scopePath } = context.actor.grant;
      if (!asked.roles.every((one) => rolesGivenBy(role).includes(one))) throw forbidden("ROLE");
      const total = await countAsked(context, asked);
      const batchId = await insertBatch(context, asked, total);
      await enqueue(context, issueJob, { batchId });
      const told = Object.entries({ ...asked, total }).filter(([, after]) => after !== null && after !== undefined);
      const changes = Object.fromEntries(told.map(([field, after]) => [field, { before: null, after }]));
      await recordAudit(context, { typeName, id: batchId, version: 1, pathC: scopePath }, changes);
      return batchId;
    }),
  );
  return getBatch(operation, id);
}

/**
 * Stops a batch; the tokens that were made stay.
 * @throws NOT_FOUND outside the scope, INVALID_TRANSITION when it is at its end already
 */
export async function cancelActivationTokenBatch(
  operation: Operation,
  { id, idempotencyKey }: CancelActivationTokenBatchArguments,
): Promise<ActivationTokenBatch> {
  const command = { schemaName, name: "cancelActivationTokenBatch", idempotencyKey, request: { id } };
  await withRefusalsRecorded(operation, { ...command, entity: { typeName, id } }, () =>
    runCommand(operation, command, async (context) => {
      const [batch] = await context.query<{ path: string; state: string }>(
        "select path_c as path, state from accounts.token_batches where id = $1 for update",
        [id],
      );
      if (!batch) throw notFound();
      if (batch.state !== "WAITING" && batch.state !== "RUNNING")
        throw invalidTransition("The batch is at its end already.");
      await context.query("update accounts.token_batches set state = 'CANCELLED', finished_at = now() where id = $1", [
        id,
      ]);
      const changes = { state: { before: batch.state, after: "CANCELLED" } };
      await recordAudit(context, { typeName, id, version: 2, pathC: batch.path }, changes);
      return id;
    }),
  );
  return getBatch(operation, id);
}
