import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { Client } from "pg";
import { PlainError } from "../plain-error";
import { type Lock, takeLock, tryLock } from "../lock";
import { preparePostgresBinaries } from "./postgres.binaries";
import { SUPERUSER, ensureCluster, postgresEnvironment, readSecret, writeSecret } from "./postgres.cluster";
import { explainPostgresFailure, isPortTaken, isStillLettingGo } from "./postgres.failure";
import { readPostmasterNote, sendSignal, stopOrphan } from "./postgres.orphan";
import { type PostgresPlace, preparePostgresPlace } from "./postgres.place";

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
const START_ATTEMPTS = 20;
const RECOVERY_PATIENCE_MS = 120_000;
const MAX_LOG_BYTES = 10_000_000;

/** One process serves a laptop; no parallel plans (design), memory that also works with a small /dev/shm. */
const standardSettings: Record<string, string> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "60",
  shared_buffers: "256MB",
  shared_memory_type: "mmap",
  dynamic_shared_memory_type: "mmap",
  huge_pages: "off",
  fsync: "on",
  full_page_writes: "on",
  synchronous_commit: "on",
  jit: "off",
  max_parallel_workers_per_gather: "0",
  max_parallel_maintenance_workers: "0",
  timezone: "UTC",
  log_timezone: "UTC",
};

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
    const { child, port } = await startOnFreePort(options, place, nativeDir, secret.port);
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
    await stopChild(child, exited);
    lock.release();
  };
  try {
    await ensureDatabase(`${baseUrl}/postgres`);
  } catch (error) {
    await stopChild(child, exited);
    throw error;
  }
  return { url: `${baseUrl}/${DATABASE}`, stop, kill: () => void child.kill("SIGQUIT"), exited };
}

async function stopChild(child: ChildProcess, exited: Promise<void>): Promise<void> {
  // SIGINT = fast shutdown: sessions end, a checkpoint is written. SIGQUIT skips the checkpoint.
  for (const [signal, patienceMs] of [["SIGINT", 5_000], ["SIGQUIT", 2_000], ["SIGKILL", 1_000]] as const) {
    if (child.pid !== undefined) sendSignal(child.pid, signal);
    const timer = new AbortController();
    const isGone = await Promise.race([exited.then(() => true), delay(patienceMs, timer.signal).then(() => false)]);
    timer.abort();
    if (isGone) return;
  }
}

async function startOnFreePort(
  options: PostgresOptions,
  place: PostgresPlace,
  nativeDir: string,
  lastPort: number | undefined,
): Promise<{ child: ChildProcess; port: number }> {
  const logFile = join(place.dir, "postgres.log");
  let output = "";
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt++) {
    const port = options.port ?? (await findFreePort(attempt === 0 ? lastPort : undefined));
    const { child, logStart } = spawnServer(place, nativeDir, logFile, { ...options.settings, port: String(port) });
    if (await becomesReady(child, place.clusterDir)) return { child, port };
    output = readFileSync(logFile, "utf8").slice(logStart);
    const isWorthAnotherTry = isStillLettingGo(output) || (isPortTaken(output) && options.port === undefined);
    if (!isWorthAnotherTry) break;
    await delay(250);
  }
  throw explainPostgresFailure(output, place.clusterDir, logFile);
}

function spawnServer(
  place: PostgresPlace,
  nativeDir: string,
  logFile: string,
  settings: Record<string, string>,
): { child: ChildProcess; logStart: number } {
  const logStart = sizeOfFreshLog(logFile);
  const logDescriptor = openSync(logFile, "a", 0o600);
  const switches = Object.entries({ ...standardSettings, ...settings }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(join(nativeDir, "bin", "postgres"), ["-D", place.clusterDir, ...switches], {
    ...place.account,
    cwd: place.clusterDir,
    env: postgresEnvironment(),
    stdio: ["ignore", logDescriptor, logDescriptor],
    // Its own session: Ctrl-C goes to everything in the terminal's group, but the database must stop last.
    detached: true,
  });
  closeSync(logDescriptor);
  return { child, logStart };
}

function becomesReady(child: ChildProcess, clusterDir: string): Promise<boolean> {
  const until = Date.now() + RECOVERY_PATIENCE_MS;
  return new Promise((resolve) => {
    const settle = (isReady: boolean) => {
      clearInterval(timer);
      child.removeAllListeners();
      resolve(isReady);
    };
    const timer = setInterval(() => {
      const note = readPostmasterNote(clusterDir);
      if (note?.pid === child.pid && note?.isReady === true) settle(true);
      else if (Date.now() > until) child.kill("SIGQUIT");
    }, 15);
    child.once("exit", () => settle(false));
    child.once("error", () => settle(false));
  });
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

function findFreePort(wanted: number | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => (wanted === undefined ? reject(error) : resolve(findFreePort(undefined))));
    probe.listen({ port: wanted ?? 0, host: "127.0.0.1" }, () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

function sizeOfFreshLog(logFile: string): number {
  const bytes = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (bytes < MAX_LOG_BYTES) return bytes;
  renameSync(logFile, `${logFile}.1`);
  return 0;
}

function urlOf(password: string, port: number): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}`;
}

function delay(durationMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, durationMs);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
