import { chmodSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { errorCode } from "../plain-error";
import { stopOrphan } from "../postgres/postgres.orphan";
import { removePostgresPlace } from "../postgres/postgres.place";
import { type RunningPostgres, startPostgres } from "../postgres/postgres.server";

/** The environment variable that tells the API tests where their PostgreSQL is: a superuser's URL. */
export const TEST_DATABASE_URL = "PAKMUT_TEST_DATABASE_URL";

const PREFIX = "pakmut-test-";
let running: { postgres: RunningPostgres; dataDir: string } | undefined;

/**
 * Starts one embedded PostgreSQL for a run of tests and names it in TEST_DATABASE_URL; uses the one named there
 * already, if any.
 */
export async function startTestPostgres(): Promise<void> {
  if (process.env[TEST_DATABASE_URL] !== undefined) return;
  await removeLeftovers();
  const dataDir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
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

/** A run that was killed with -9 leaves its server and its directory; the next run clears both away. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const dataDir = join(tmpdir(), name);
    if (isRunning(Number(name.slice(PREFIX.length).split("-")[0]))) continue;
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

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}
