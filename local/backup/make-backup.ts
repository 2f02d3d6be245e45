import { createHash } from "node:crypto";
import { createWriteStream, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { PlainError, errorCode } from "../plain-error";
import { openBaseBackup } from "./base-backup.stream";
import { archiveName, writeBackupNote } from "./backup-note";
import { filesArchiveName, packFiles } from "./files.archive";

/**
 * Backs a running PostgreSQL up into `dir`, which must be new or empty. Whatever was acknowledged before the call is in
 * it; what is written meanwhile is in it whole or not at all. Gives the size of all in bytes.
 * Throws a PlainError when `dir` cannot be used.
 * @param adminUrl the superuser of an embedded PostgreSQL
 * @param filesDir where uploaded files are; `null` when they are in a bucket
 */
export async function makeBackup(adminUrl: string, dir: string, filesDir: string | null): Promise<number> {
  prepareTarget(dir);
  const startedAt = new Date().toISOString();
  const file = join(dir, archiveName);
  const filesFile = join(dir, filesArchiveName);
  try {
    const { archive, close } = await openBaseBackup(adminUrl);
    const written = await packInto(archive, file).finally(close);
    const superuserPassword = decodeURIComponent(new URL(adminUrl).password);
    // After the database, never before: see packFiles.
    const files = filesDir && existsSync(filesDir) ? await packFiles(filesDir, filesFile) : undefined;
    writeBackupNote(dir, { startedAt, finishedAt: new Date().toISOString(), ...written, files, superuserPassword });
    return written.bytes + (files?.bytes ?? 0);
  } catch (error) {
    // Half a backup is none; left there it would also be in the way of the next one.
    for (const half of [file, filesFile]) rmSync(half, { force: true });
    throw explainTargetError(error, dir);
  }
}

async function packInto(archive: Readable, file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  let bytes = 0;
  const note = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  // Level 1: the pages of a database shrink to a fifth as it is, and the server should not wait for us.
  await pipeline(
    archive,
    createGzip({ level: 1 }),
    note,
    createWriteStream(file, { mode: 0o600, flags: "wx", flush: true }),
  );
  return { bytes, sha256: hash.digest("hex") };
}

function prepareTarget(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    if (readdirSync(dir).length === 0) return;
  } catch (error) {
    throw explainTargetError(error, dir);
  }
  throw new PlainError(`${dir} is not empty: name a directory of its own for each backup.`);
}

function explainTargetError(error: unknown, dir: string): unknown {
  switch (errorCode(error)) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new PlainError(`No permission to write in ${dir}: name another directory.`);
    case "ENOSPC":
    case "EDQUOT":
      return new PlainError(`The disk that holds ${dir} is full: free some space or name a directory on another disk.`);
    case "ENOTDIR":
    case "EEXIST":
      return new PlainError(`${dir} is no directory: name another one.`);
    default:
      return error;
  }
}
