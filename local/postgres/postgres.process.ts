import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { postgresEnvironment } from "./postgres.cluster";
import { explainPostgresFailure, isPortTaken, isStillLettingGo } from "./postgres.failure";
import { readPostmasterNote, sendSignal } from "./postgres.orphan";
import type { PostgresPlace } from "./postgres.place";

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

/** What a server process is to be started with. */
export interface ServerRequest {
  place: PostgresPlace;
  nativeDir: string;
  /** The only port that will do; without it any free one. */
  port: number | undefined;
  /** Tried first when any will do. */
  lastPort: number | undefined;
  /** More settings of postgresql.conf, by name. */
  settings: Record<string, string>;
}

/**
 * Starts the server on a free port of 127.0.0.1 and waits until it answers, recovery included.
 * Throws a PlainError with what to do when it does not start.
 */
export async function startServer({
  place,
  nativeDir,
  port: wanted,
  lastPort,
  settings,
}: ServerRequest): Promise<{ child: ChildProcess; port: number }> {
  const logFile = join(place.dir, "postgres.log");
  let output = "";
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt++) {
    const port = wanted ?? (await findFreePort(attempt === 0 ? lastPort : undefined));
    const { child, logStart } = spawnServer(place, nativeDir, logFile, { ...settings, port: String(port) });
    if (await becomesReady(child, place.clusterDir)) return { child, port };
    output = readFileSync(logFile, "utf8").slice(logStart);
    const isWorthAnotherTry = isStillLettingGo(output) || (isPortTaken(output) && wanted === undefined);
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
  const switches = Object.entries({ ...standardSettings, ...settings }).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
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

/** Stops the server as gently as time allows; ≤ 8 s. `exited` is fulfilled when it has ended. */
export async function stopServer(child: ChildProcess, exited: Promise<void>): Promise<void> {
  // SIGINT = fast shutdown: sessions end, a checkpoint is written. SIGQUIT skips the checkpoint.
  for (const [signal, patienceMs] of [
    ["SIGINT", 5_000],
    ["SIGQUIT", 2_000],
    ["SIGKILL", 1_000],
  ] as const) {
    if (child.pid !== undefined) sendSignal(child.pid, signal);
    const timer = new AbortController();
    const isGone = await Promise.race([exited.then(() => true), delay(patienceMs, timer.signal).then(() => false)]);
    timer.abort();
    if (isGone) return;
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

function delay(durationMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, durationMs);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
