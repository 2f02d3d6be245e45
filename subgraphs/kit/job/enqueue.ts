import type { Actor } from "../actor";
import type { Transaction } from "../database/operation";
import { jobSchemaOf, type QueuedJob, queueName } from "./job";

/** Who asks for a job, and in which transaction: a `CommandContext` is one. */
export interface Asking extends Pick<Transaction, "query"> {
  actor: Actor | null;
  requestId: string;
  command: { schemaName: string };
}

/**
 * Asks for a job of the command's own subgraph, in the command's own transaction: it is done if and only if that commits.
 * @param name key of `Subgraph.jobs`
 * @param payload what it needs to know, as JSON: ids, never secrets
 */
export async function enqueue(asking: Asking, name: string, payload: object): Promise<void> {
  const schema = jobSchemaOf(asking.command.schemaName);
  const queued: QueuedJob = { job: name, payload, actor: asking.actor, requestId: asking.requestId };
  await asking.query(
    `insert into ${schema}.job (name, data, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max,
                                expire_seconds, heartbeat_seconds, keep_until, deletion_seconds)
     select name, $1, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, heartbeat_seconds,
            now() + retention_seconds * interval '1 second', deletion_seconds
     from ${schema}.queue where name = '${queueName}'`,
    [JSON.stringify(queued)],
  );
}
