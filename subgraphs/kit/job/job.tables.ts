import type { Client } from "pg";
import { PgBoss } from "pg-boss";
import { jobSchemaOf, queueName } from "./job";

/**
 * How jobs of every kind are retried: after a crash within half a minute (heartbeat), after an error with growing pauses
 * for about two days.
 */
const queueSettings = {
  retryLimit: 60,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 3_600,
  expireInSeconds: 23 * 3_600,
  heartbeatSeconds: 20,
  retentionSeconds: 14 * 86_400,
  deleteAfterSeconds: 86_400,
};

/** Brings the tables of a subgraph's jobs up to date with the library, as the owner, and lets the subgraph's role use them. */
export async function migrateJobTables(client: Client, schemaName: string, role: string): Promise<void> {
  const schema = jobSchemaOf(schemaName);
  const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
  const boss = new PgBoss({ db, schema, supervise: false, schedule: false });
  let failure: unknown;
  boss.on("error", (error) => {
    failure = error;
  });
  await boss.start();
  if (await boss.getQueue(queueName)) await boss.updateQueue(queueName, queueSettings);
  else await boss.createQueue(queueName, queueSettings);
  await boss.stop({ graceful: false });
  if (failure) throw failure;
  await client.query(
    `grant usage on schema ${schema} to ${role};
     grant select, insert, update, delete on all tables in schema ${schema} to ${role};
     grant execute on all functions in schema ${schema} to ${role};`,
  );
}
