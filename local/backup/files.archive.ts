import { type ChildProcess, spawn } from "node:child_process";
import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { PlainError, explainFileError } from "../plain-error";

/** The archive of uploaded files in a backup's directory. */
export const filesArchiveName = "files.tar";

/** Length and hash of an archive. */
export interface ArchiveSum {
  bytes: number;
  sha256: string;
}

/** Files that were swept while we read the directory: nobody shows them. */
const someFilesVanished = 1;

/**
 * Packs uploaded files. To be called after the database was backed up: each file that it shows was written before its row,
 * and stays for a day after nobody shows it, so all of them are found. Not compressed: pictures are already.
 */
export async function packFiles(filesDir: string, file: string): Promise<ArchiveSum> {
  const hash = createHash("sha256");
  let bytes = 0;
  const count = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  const tar = spawn("tar", ["-c", "-f", "-", "--exclude=./incoming", "."], {
    cwd: filesDir,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = endOf(tar);
  await pipeline(tar.stdout, count, createWriteStream(file, { mode: 0o600, flags: "wx", flush: true }));
  const { code, complaint } = await ended;
  if (code !== 0 && code !== someFilesVanished) throw new PlainError(`The files could not be packed: ${complaint}`);
  return { bytes, sha256: hash.digest("hex") };
}

/** Throws a PlainError when there are files where those of a backup shall be put. */
export function requireNoFiles(filesDir: string): void {
  if (!existsSync(filesDir) || readdirSync(filesDir).length === 0) return;
  throw new PlainError(`${filesDir} holds files already: move it away, or set PAKMUT_DATA_DIR to a new directory.`);
}

/** Unpacks the files of a backup; broken off anywhere, there are none. */
export async function unpackFiles(archive: string, filesDir: string): Promise<void> {
  const newDir = `${filesDir}.new`;
  try {
    rmSync(newDir, { recursive: true, force: true });
    mkdirSync(newDir, { recursive: true, mode: 0o700 });
    const tar = spawn("tar", ["-x", "-f", "-"], { cwd: newDir, stdio: ["pipe", "ignore", "pipe"] });
    const ended = endOf(tar);
    await pipeline(createReadStream(archive), tar.stdin).catch(() => undefined);
    const { code, complaint } = await ended;
    if (code !== 0) throw new PlainError(`The files of the backup could not be unpacked: ${complaint}`);
    rmSync(filesDir, { recursive: true, force: true });
    renameSync(newDir, filesDir);
  } catch (error) {
    rmSync(newDir, { recursive: true, force: true });
    throw explainFileError(error, join(filesDir, ".."));
  }
}

function endOf(tar: ChildProcess): Promise<{ code: number | null; complaint: string }> {
  let complaint = "";
  tar.stderr?.on("data", (text: Buffer) => {
    complaint += text.toString();
  });
  return new Promise((resolve, reject) =>
    tar
      .once("error", reject)
      .once("close", (code) => resolve({ code, complaint: complaint.trim().split("\n")[0] ?? "" })),
  );
}
