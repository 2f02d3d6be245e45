import { randomBytes } from "node:crypto";
import type { Logger } from "pino";
import type { Database } from "../database/database";
import { Operation } from "../database/operation";
import type { Chore } from "./job";

interface ChoreSettings {
  database: Database;
  logger: Logger;
  signal: AbortSignal;
}

/** Runs one round of a chore, unless another process is at it. */
export async function runChore(name: string, chore: Chore, { database, logger, signal }: ChoreSettings): Promise<void> {
  // A lock of a session, not of a transaction: a chore opens and closes as many transactions as it likes.
  const client = await database.jobPool.connect();
  const operation = new Operation(database, { actor: null, requestId: `chore${randomBytes(4).toString("hex")}` });
  try {
    const key = `pakmut chore ${name}`;
    const { rows } = await client.query<{ mine: boolean }>(
      "select pg_try_advisory_lock(hashtextextended($1, 0)) as mine",
      [key],
    );
    if (!rows[0]?.mine) return;
    try {
      await chore.run({ operation, database, signal, logger });
    } finally {
      await client.query("select pg_advisory_unlock(hashtextextended($1, 0))", [key]);
    }
  } finally {
    await operation.end();
    client.release();
  }
}

/** Looks after a chore again and again. Gives the function that ends it, once the round under way is over. */
export function startChore(name: string, chore: Chore, settings: ChoreSettings): () => Promise<void> {
  const { logger, signal } = settings;
  let round: Promise<void> = Promise.resolve();
  let isAtIt = false;
  const timer = setInterval(() => {
    if (isAtIt || signal.aborted) return;
    isAtIt = true;
    round = runChore(name, chore, settings)
      .catch((err: unknown) => {
        if (!signal.aborted) logger.warn({ err, chore: name }, "A chore was not done and waits for its next round");
      })
      .finally(() => {
        isAtIt = false;
      });
  }, chore.everySeconds * 1_000);
  // A chore alone is no reason to keep a process alive.
  timer.unref();
  return () => {
    clearInterval(timer);
    return round;
  };
}
