import { spawn } from "node:child_process";
import { chownSync, createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { takeLock } from "../lock";
import { PlainError, explainFileError } from "../plain-error";
import { postgresEnvironment, writeSecret } from "../postgres/postgres.cluster";
import { type PostgresPlace, preparePostgresPlace } from "../postgres/postgres.place";
import { filesArchiveName, requireNoFiles, unpackFiles } from "./files.archive";
import { type BackupNote, archiveName, readBackupNote, requireWholeArchives } from "./backup-note";

/** Where a backup is put. */
export interface RestoreTarget {
  dataDir: string;
  /** Of uploaded files. */
  filesDir: string;
}

/**
 * Puts the backup in `dir` into the data directory, which must hold no database; its next start replays what was written
 * while the backup was made. Throws a PlainError, leaving the data directory as it was, when the backup is damaged or the
 * data directory is in use.
 */
export async function restoreBackup(
  dir: string,
  { dataDir, filesDir }: RestoreTarget,
  log: (line: string) => void,
): Promise<BackupNote> {
  const note = readBackupNote(dir);
  requireNoDatabase(dataDir);
  if (note.files) requireNoFiles(filesDir);
  log("Checking the backup …");
  await requireWholeArchives(dir, note);
  makeDataDir(dataDir);
  const place = preparePostgresPlace(dataDir, log);
  const lock = await takeLock(join(place.dir, "lock"), "npm run restore");
  try {
    requireNoDatabase(dataDir);
    log("Unpacking …");
    await unpack(join(dir, archiveName), place);
    writeSecret(place, { password: note.superuserPassword });
    // The database last: with it the data directory counts as restored.
    if (note.files) await unpackFiles(join(dir, filesArchiveName), filesDir);
    renameSync(newDirOf(place), place.clusterDir);
  } catch (error) {
    rmSync(newDirOf(place), { recursive: true, force: true });
    throw explainFileError(error, place.dir);
  } finally {
    lock.release();
  }
  return note;
}

/** The cluster gets its name only when it is whole: broken off anywhere, there is none. */
const newDirOf = (place: PostgresPlace): string => join(place.dir, "cluster.new");

function makeDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
}

function requireNoDatabase(dataDir: string): void {
  const clusterDir = join(dataDir, "postgres", "cluster");
  if (!existsSync(clusterDir) || readdirSync(clusterDir).length === 0) return;
  throw new PlainError(
    `${dataDir} holds a database already: stop Pakmut and move it away, or set PAKMUT_DATA_DIR to a new directory.`,
  );
}

async function unpack(archive: string, place: PostgresPlace): Promise<void> {
  const newDir = newDirOf(place);
  rmSync(newDir, { recursive: true, force: true });
  mkdirSync(newDir, { mode: 0o700 });
  if (place.account !== undefined) chownSync(newDir, place.account.uid, place.account.gid);
  // Unpacked by the account that the server runs as, so that every file is its own.
  const tar = spawn("tar", ["-x", "-f", "-"], {
    ...place.account,
    cwd: newDir,
    env: postgresEnvironment(),
    stdio: ["pipe", "ignore", "pipe"],
  });
  let complaint = "";
  tar.stderr.on("data", (text: Buffer) => {
    complaint += text.toString();
  });
  const ended = new Promise<number | null>((resolve, reject) => tar.once("error", reject).once("close", resolve));
  const [code] = await Promise.all([ended, pipeline(createReadStream(archive), createGunzip(), tar.stdin)]).catch(
    async (error: unknown) => {
      // What tar says tells more than the pipe that it closed.
      if (complaint === "") throw error;
      return [1];
    },
  );
  if (code === 0) return;
  throw /No space left/.test(complaint)
    ? Object.assign(new Error(complaint), { code: "ENOSPC" })
    : new PlainError(`The backup could not be unpacked: ${complaint.trim().split("\n")[0]}`);
}
