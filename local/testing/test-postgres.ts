import { chmodSync, existsSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { stopOrphan } from "../postgres/postgres.orphan";
import { removePostgresPlace } from "../postgres/postgres.place";
import { type RunningPostgres, startPostgres } from "../postgres/postgres.server";
import { abandonedPlaces, makePlace } from "./test-places";

/** The environment variable that tells the API tests where their PostgreSQL is: a superuser's URL. */
export const TEST_DATABASE_URL = "PAKMUT_TEST_DATABASE_URL";

let running: { postgres: RunningPostgres; dataDir: string } | undefined;

/**
 * Starts one embedded PostgreSQL for a run of tests and names it in TEST_DATABASE_URL; uses the one named there
 * already, if any.
 */
export async function startTestPostgres(): Promise<void> {
  if (process.env[TEST_DATABASE_URL] !== undefined) return;
  await removeLeftovers();
  const dataDir = makePlace("postgres");
  // As root the server runs as a user of its own, which must get in.
  chmodSync(dataDir, 0o755);
  const postgres = await startPostgres({ dataDir, purpose: "npm test", settings: { max_connections: "200" } });
  running = { postgres, dataDir };
  process.env[TEST_DATABASE_URL] = postgres.url;
  process.once("exit", discard);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
}

/** Ends what startTestPostgres started. */
export async function stopTestPostgres(): Promise<void> {
  running?.postgres.kill();
  // Until it has gone it may still write into the folder that is to be removed.
  await running?.postgres.exited;
  discard();
}

/** The data is thrown away, so the server need not shut down in order. */
function discard(): void {
  if (running === undefined) return;
  const { postgres, dataDir } = running;
  running = undefined;
  postgres.kill();
  removePostgresPlace(dataDir);
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

/** A run that was killed with -9 leaves its server and its directories; the next run clears them away. */
async function removeLeftovers(): Promise<void> {
  for (const dataDir of abandonedPlaces()) {
    try {
      const clusterDir = join(dataDir, "postgres", "cluster");
      if (existsSync(clusterDir)) await stopOrphan(realpathSync(clusterDir), () => undefined);
      removePostgresPlace(dataDir);
      rmSync(dataDir, { recursive: true, force: true });
    } catch {
      // Another user's leftovers are his to remove.
    }
  }
}
