import type { Role } from "../../../schema/roles-and-actions";
import type { Operation, Transaction } from "../../kit/database/operation";
import type { Job } from "../../kit/job/job";
import { mailTokenBatchDone } from "../mail/account-mails";
import type { Giver } from "../grant/grant.workflow";
import type { ActivationTokenPlaceFilter } from "./activation-token.inputs";
import { preparePlaces } from "./activation-token-place.reader";
import { issueTokens, type SeatToFill } from "./issue-tokens";
import { type Place, seatsAt } from "./seat.rules";
import type { ActivationTokenBatchState } from "./token-batch.types";

/** Places done in one transaction: some tenths of a second, so that stopping it and other work need not wait. */
const placesAtOnce = 1_000;

interface BatchRow {
  id: string;
  filter: ActivationTokenPlaceFilter;
  organisation_ids: string[] | null;
  roles: Role[];
  refreshes_unused: boolean;
  done_until: string;
  created_by_name: string;
}

async function nextPlaces(
  transaction: Transaction,
  giver: Giver,
  batch: BatchRow,
): Promise<(Place & { id: string })[]> {
  const { newConditions } = await preparePlaces(transaction, giver, batch.filter);
  const { where, parameters } = newConditions()
    .add("o.path_c > ?", batch.done_until)
    .addIfGiven("o.id = any(?::uuid[])", batch.organisation_ids);
  return transaction.query<Place & { id: string } & Record<string, unknown>>(
    `select o.id, o.path_c as "pathC", o.level, o.type_code as "typeCode" from accounts.activation_token_places o
     ${where} order by o.path_c limit ${placesAtOnce}`,
    parameters,
  );
}

/** Where who asked may give what now; `null` when her grant has ended since. */
async function liveGiver({ query }: Transaction, { actor }: Operation): Promise<Giver | null> {
  if (!actor?.grant) return null;
  const { id, role, organisationId } = actor.grant;
  const [live] = await query<{ path: string | null }>("select accounts.live_grant_path($1, $2, $3, $4) as path", [
    id,
    actor.personId,
    role,
    organisationId,
  ]);
  return live?.path ? { role, organisationPath: live.path } : null;
}

/** Does the next places of a batch and remembers, in the same transaction, how far it came. */
async function doChunk(transaction: Transaction, operation: Operation, batchId: string): Promise<boolean> {
  const { query } = transaction;
  const [batch] = await query<BatchRow & Record<string, unknown>>(
    "select * from accounts.token_batches where id = $1 and state in ('WAITING', 'RUNNING') for update",
    [batchId],
  );
  if (!batch) return false;
  const finish = (state: `${ActivationTokenBatchState}`): Promise<unknown> =>
    query("update accounts.token_batches set state = $2, finished_at = now() where id = $1", [batchId, state]);
  const giver = await liveGiver(transaction, operation);
  if (!giver) {
    await finish("FAILED");
    return false;
  }
  const places = await nextPlaces(transaction, giver, batch);
  const seats: SeatToFill[] = places.flatMap((place) =>
    seatsAt(giver, place)
      .filter((role) => batch.roles.includes(role))
      .map((role) => ({ organisationId: place.id, role })),
  );
  const issuing = { refreshesUnused: batch.refreshes_unused, byName: batch.created_by_name, batchId };
  const issued = seats.length ? (await issueTokens(transaction, seats, issuing)).length : 0;
  await query(
    `update accounts.token_batches set state = 'RUNNING', issued = issued + $2, kept = kept + $3,
       done_until = coalesce($4, done_until) where id = $1`,
    [batchId, issued, seats.length - issued, places.at(-1)?.pathC],
  );
  if (places.length === placesAtOnce) return true;
  await finish("DONE");
  await tellDone(transaction, operation, batchId);
  return false;
}

/** Tells the organisation of who asked, in the transaction in which the batch ends. */
async function tellDone({ query }: Transaction, { actor }: Operation, batchId: string): Promise<void> {
  const [done] = await query<{ issued: number; kept: number; createdByName: string }>(
    `select issued, kept, created_by_name as "createdByName" from accounts.token_batches where id = $1`,
    [batchId],
  );
  if (!done || !actor?.grant) return;
  const batch = { ...done, id: batchId, organisationId: actor.grant.organisationId };
  await mailTokenBatchDone({ query, command: { schemaName: "accounts" } }, batch);
}

/**
 * Makes the tokens of the next places of a batch.
 * @returns whether there is more to do
 */
export const issueChunk = (operation: Operation, batchId: string): Promise<boolean> =>
  operation.write(operation.actor?.grant?.scopePath ?? "", (transaction) => doChunk(transaction, operation, batchId));

/** Makes the tokens of a batch, chunk by chunk: killed, it goes on behind the last chunk that was done. */
export const issueActivationTokensJob: Job<{ batchId: string }> = {
  async run({ operation, signal }, { batchId }) {
    do signal.throwIfAborted();
    while (await issueChunk(operation, batchId));
  },
};
