import { readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { PlainError, errorCode } from "../plain-error";

/** What PostgreSQL notes about itself in postmaster.pid. */
export interface PostmasterNote {
  pid: number;
  isReady: boolean;
}

/** Reads postmaster.pid of a cluster; undefined when there is none or it is not whole yet. */
export function readPostmasterNote(clusterDir: string): PostmasterNote | undefined {
  try {
    const lines = readFileSync(pidFile(clusterDir), "utf8").split("\n");
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 1 ? { pid, isReady: lines[7]?.trim() === "ready" } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Ends a PostgreSQL that an earlier, killed start left running on this cluster. The caller holds the lock of the data
 * directory, so nobody else is using it. A note left by a dead server stays for PostgreSQL to judge, unless its number
 * now belongs to a process that is not PostgreSQL (or a zombie), which PostgreSQL itself could not tell.
 */
export async function stopOrphan(clusterDir: string, log: (line: string) => void): Promise<void> {
  const note = readPostmasterNote(clusterDir);
  if (note === undefined || !isAlive(note.pid)) return;
  if (!isServerOf(note.pid, clusterDir)) {
    rmSync(pidFile(clusterDir), { force: true });
    return;
  }
  log("Stopping the PostgreSQL that an earlier start left running.");
  for (const [signal, patienceMs] of [
    ["SIGINT", 10_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 2_000],
  ] as const) {
    sendSignal(note.pid, signal);
    if (await isGoneWithin(note.pid, clusterDir, patienceMs)) return;
  }
  throw new PlainError(
    `The PostgreSQL of an earlier start (process ${note.pid}) does not stop: end it by hand and start again.`,
  );
}

/** Sends a signal; does nothing when the process is gone already. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone between the look and the signal, which is what we wanted.
  }
}

async function isGoneWithin(pid: number, clusterDir: string, patienceMs: number): Promise<boolean> {
  const until = Date.now() + patienceMs;
  while (Date.now() < until) {
    if (!isAlive(pid) || !isServerOf(pid, clusterDir)) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

/** A running PostgreSQL works in its cluster's directory; a zombie has no directory, nor has another user's process. */
function isServerOf(pid: number, clusterDir: string): boolean {
  if (process.platform !== "linux") return true;
  try {
    return (
      readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterDir) &&
      basename(readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, "")) === "postgres"
    );
  } catch {
    return false;
  }
}

function pidFile(clusterDir: string): string {
  return join(clusterDir, "postmaster.pid");
}
