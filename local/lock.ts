import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { PlainError, explainFileError } from "./plain-error";

/** Who holds a lock: shown to the person who came second. */
export interface LockHolder {
  pid: number;
  purpose: string;
  isStopping: boolean;
}

/** A lock of ours, held until `release` or the end of the process. */
export interface Lock {
  /** Tells those who come after that we are about to let go, so that they wait instead of giving up. */
  announceStop(): void;
  /** Lets go; once is enough. */
  release(): void;
}

const SQLITE_BUSY = 5;
const SQLITE_FULL = 13;

/**
 * Takes the lock kept in `file` for `purpose` ("npm start"), or tells who holds it.
 * The lock is the operating system's lock on an empty SQLite file, because that one vanishes with the process,
 * also after kill -9: a file with a process id in it would stay, and ids are used again.
 * Throws a PlainError when the file cannot be written.
 */
export function tryLock(file: string, purpose: string): Lock | { heldBy: LockHolder } {
  const database = openExclusively(file);
  if (database === undefined) return { heldBy: readHolder(file) };
  const note = (isStopping: boolean) =>
    writeFileSync(holderFile(file), JSON.stringify({ pid: process.pid, purpose, isStopping }));
  note(false);
  return {
    announceStop: () => {
      if (database.isOpen) note(true);
    },
    release: () => {
      if (!database.isOpen) return;
      rmSync(holderFile(file), { force: true });
      database.close();
    },
  };
}

/**
 * Takes the lock; waits up to `patienceMs` for a holder that has just been told to stop, and for as long as 20 s
 * once it says that it is stopping. Throws a PlainError naming the holder when it stays.
 */
export async function takeLock(file: string, purpose: string, patienceMs = 1500): Promise<Lock> {
  const startedAt = Date.now();
  for (;;) {
    const lock = tryLock(file, purpose);
    if (!("heldBy" in lock)) return lock;
    const waitedMs = Date.now() - startedAt;
    if (waitedMs > (lock.heldBy.isStopping ? 20_000 : patienceMs)) throw alreadyRunning(lock.heldBy);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function alreadyRunning(holder: LockHolder): PlainError {
  return new PlainError(
    `"${holder.purpose}" (process ${holder.pid}) already works with this data directory: stop it first, or set PAKMUT_DATA_DIR to another directory.`,
  );
}

function openExclusively(file: string): DatabaseSync | undefined {
  let database: DatabaseSync | undefined;
  try {
    writeFileSync(file, "", { flag: "a", mode: 0o600 });
    database = new DatabaseSync(file);
    database.exec("BEGIN EXCLUSIVE");
    return database;
  } catch (error) {
    database?.close();
    const reason = typeof error === "object" && error !== null && "errcode" in error ? error.errcode : undefined;
    if (reason === SQLITE_BUSY) return undefined;
    throw explainFileError(reason === SQLITE_FULL ? { code: "ENOSPC" } : error, file);
  }
}

function holderFile(file: string): string {
  return `${file}.holder`;
}

function readHolder(file: string): LockHolder {
  try {
    return JSON.parse(readFileSync(holderFile(file), "utf8")) as LockHolder;
  } catch {
    // The holder has the lock but has not written its name yet, or is just letting go.
    return { pid: 0, purpose: "another command", isStopping: false };
  }
}
