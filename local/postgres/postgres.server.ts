import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { PlainError } from "../plain-error";
import { type Lock, takeLock, tryLock } from "../lock";
import { preparePostgresBinaries } from "./postgres.binaries";
import { SUPERUSER, ensureCluster, readSecret, writeSecret } from "./postgres.cluster";
import { readPostmasterNote, stopOrphan } from "./postgres.orphan";
import { preparePostgresPlace } from "./postgres.place";
import { startServer, stopServer } from "./postgres.process";

export interface PostgresOptions {
  /** Absolute path of the directory that holds all state; the database goes to `postgres` in it. */
  dataDir: string;
  /** The port on 127.0.0.1; without it the last one when free, else a free one. */
  port?: number;
  /** The command that wants it, named to whoever comes second. */
  purpose?: string;
  /** More settings of postgresql.conf, by name. */
  settings?: Record<string, string>;
  log?: (line: string) => void;
}

/** A PostgreSQL that runs as a child of this process. */
export interface RunningPostgres {
  /** Superuser's URL of the database `pakmut`. */
  url: string;
  /** Stops the server (open transactions are rolled back) and frees the data directory; ≤ 8 s. */
  stop(): Promise<void>;
  /** Ends the server without waiting or tidying up; the next start recovers what was committed. */
  kill(): void;
  /** Fulfilled when the server has ended, asked for or not. */
  exited: Promise<void>;
}

const DATABASE = "pakmut";
/**
 * Starts the embedded PostgreSQL on `dataDir`, making the cluster and the database `pakmut` at first, after ending one
 * that a killed start left behind. Throws a PlainError with what to do when it cannot, also when another command of
 * ours is using the data directory.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const log = options.log ?? (() => undefined);
  const place = preparePostgresPlace(options.dataDir, log);
  const lock = await takeLock(join(place.dir, "lock"), options.purpose ?? "npm start");
  try {
    const nativeDir = preparePostgresBinaries(place.account, log);
    const secret = ensureCluster(place, nativeDir, log);
    await stopOrphan(place.clusterDir, log);
    const { child, port } = await startServer({
      place,
      nativeDir,
      port: options.port,
      lastPort: secret.port,
      settings: options.settings ?? {},
    });
    if (port !== secret.port) writeSecret(place, { ...secret, port });
    return await serve(child, urlOf(secret.password, port), lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * The superuser's URL of the database that another command of ours (`npm start`) is running on `dataDir`;
 * undefined when none runs.
 */
export function findRunningPostgres(dataDir: string): string | undefined {
  const dir = join(dataDir, "postgres");
  const clusterDir = join(dir, "cluster");
  if (!existsSync(clusterDir)) return undefined;
  const lock = tryLock(join(dir, "lock"), "a look at the database");
  if (!("heldBy" in lock)) {
    lock.release();
    return undefined;
  }
  const { password, port } = readSecret(dir) ?? {};
  const isReady = !lock.heldBy.isStopping && readPostmasterNote(clusterDir)?.isReady === true;
  return isReady && password !== undefined && port !== undefined ? `${urlOf(password, port)}/${DATABASE}` : undefined;
}

async function serve(child: ChildProcess, baseUrl: string, lock: Lock): Promise<RunningPostgres> {
  const exited = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once("exit", () => resolve());
  });
  const stop = async () => {
    lock.announceStop();
    await stopServer(child, exited);
    lock.release();
  };
  try {
    await ensureDatabase(`${baseUrl}/postgres`);
  } catch (error) {
    await stopServer(child, exited);
    throw error;
  }
  return { url: `${baseUrl}/${DATABASE}`, stop, kill: () => void child.kill("SIGQUIT"), exited };
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PlainError(
      `The embedded PostgreSQL does not let us in (${reason}): put back a backup of the data directory, or move it away to start anew.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

function urlOf(password: string, port: number): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}`;
}
