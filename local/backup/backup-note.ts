import { createHash } from "node:crypto";
import { createReadStream, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { PlainError } from "../plain-error";
import { type ArchiveSum, filesArchiveName } from "./files.archive";

/** The archive in a backup's directory. */
export const archiveName = "database.tar.gz";
const noteName = "backup.json";
const postgresMajor = 18;

const noteShape = z.object({
  format: z.literal("pakmut-backup-1"),
  postgresMajor: z.number().int(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  bytes: z.number().int(),
  sha256: z.string().length(64),
  /** Of the archive of uploaded files; absent when there were none, or when they are in a bucket. */
  files: z.object({ bytes: z.number().int(), sha256: z.string().length(64) }).optional(),
  /** All logins' passwords follow from it. */
  superuserPassword: z.string().min(1),
});

/** What is known of a backup; written last, so that a backup without it is not finished. */
export type BackupNote = z.infer<typeof noteShape>;

/** Writes the note of a finished backup, readable by us alone. */
export function writeBackupNote(dir: string, known: Omit<BackupNote, "format" | "postgresMajor">): void {
  const note: BackupNote = { format: "pakmut-backup-1", postgresMajor, ...known };
  const file = join(dir, noteName);
  writeFileSync(`${file}.new`, `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

/** Reads the note in `dir`. Throws a PlainError when there is no finished backup of a kind that this Pakmut can restore. */
export function readBackupNote(dir: string): BackupNote {
  const text = readNote(dir);
  const note = noteShape.safeParse(parseJson(text)).data;
  if (note === undefined) throw damaged(dir, noteName);
  if (note.postgresMajor !== postgresMajor) {
    throw new PlainError(
      `The backup in ${dir} is of PostgreSQL ${note.postgresMajor}, this is PostgreSQL ${postgresMajor}: restore it with the Pakmut that made it.`,
    );
  }
  return note;
}

/** Throws a PlainError when the archives are not, byte for byte, what was backed up. */
export async function requireWholeArchives(dir: string, note: BackupNote): Promise<void> {
  await requireWhole(dir, archiveName, note);
  if (note.files) await requireWhole(dir, filesArchiveName, note.files);
}

async function requireWhole(dir: string, name: string, expected: ArchiveSum): Promise<void> {
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    await pipeline(createReadStream(join(dir, name)), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        hash.update(chunk);
        bytes += chunk.length;
      }
    });
  } catch {
    throw damaged(dir, name);
  }
  if (bytes !== expected.bytes || hash.digest("hex") !== expected.sha256) throw damaged(dir, name);
}

const damaged = (dir: string, file: string): PlainError =>
  new PlainError(
    `The backup in ${dir} is damaged (${file} is not what was written): nothing was restored, take another backup.`,
  );

function readNote(dir: string): string {
  try {
    return readFileSync(join(dir, noteName), "utf8");
  } catch {
    throw new PlainError(`There is no finished backup in ${dir}: name a directory that npm run backup has filled.`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
