import type { TestPakmut } from "./test-pakmut";

const lookMs = 5;

/** Locks on tables for which somebody waits; in this database, for other tests work in others of the same server. */
export const awaitedLocks = `select 1 from pg_locks join pg_database on pg_database.oid = pg_locks.database
  where not granted and datname = current_database()`;

/** Waits until as many stand before a lock that the test holds: what was sent has arrived, and is under way. */
export async function untilLocksAreAwaited(pakmut: TestPakmut, count = 1): Promise<void> {
  while ((await pakmut.sql(awaitedLocks)).length < count) await new Promise((resolve) => setTimeout(resolve, lookMs));
}
