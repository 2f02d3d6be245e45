import type { Operation } from "../../kit/database/operation";
import { notFound } from "../../kit/errors";
import type { ActivationTokenBatch } from "./token-batch.types";

const columns = `id, state, roles, total, issued + kept as done, issued, kept,
  case when state in ('CANCELLED', 'FAILED') then greatest(0, total - issued - kept) else 0 end as failed,
  created_at as "createdAt", created_by_name as "createdByName", finished_at as "finishedAt"`;

/** The latest batches of the scope, newest first. */
export const listBatches = (operation: Operation, first: number): Promise<ActivationTokenBatch[]> =>
  operation.query<ActivationTokenBatch & Record<string, unknown>>(
    `select ${columns} from accounts.token_batches order by id desc limit $1`,
    [first],
  );

/** One batch of the scope. Throws NOT_FOUND. */
export async function getBatch(operation: Operation, id: string): Promise<ActivationTokenBatch> {
  const [batch] = await operation.query<ActivationTokenBatch & Record<string, unknown>>(
    `select ${columns} from accounts.token_batches where id = $1`,
    [id],
  );
  if (!batch) throw notFound();
  return batch;
}
