import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { rootPath } from "../database/scope";
import type { Chore, JobContext } from "../job/job";
import { readFileSettings } from "./file.settings";
import type { FileStorage } from "./file.storage";

const rowsOfRound = 500;
/** Longer than any upload lasts from its first byte to its row. */
const orphanAgeMs = 60 * 60 * 1_000;

/**
 * Sweeps what nobody needs: files that no record has shown for a day, bytes that no row knows (somebody was killed between
 * the two), and what came only half.
 */
export const sweepFiles = (schemaName: string, everySeconds = 15 * 60): Chore => ({
  everySeconds,
  run: async (context) => {
    const { storage } = readFileSettings();
    await sweepPending(schemaName, storage, context);
    await sweepOrphans(schemaName, storage, context);
    await sweepIncoming(storage);
  },
});

/** The row goes first: without its bytes it would be a promise that is broken. */
async function sweepPending(
  schemaName: string,
  storage: FileStorage,
  { operation, signal }: JobContext,
): Promise<void> {
  while (!signal.aborted) {
    const gone = await operation.write(rootPath, ({ query }) =>
      query<{ id: string }>(
        `delete from ${schemaName}.files where id = any(array(
           select id from ${schemaName}.files where attached_at is null and pending_since < now() - interval '24 hours'
           limit $1 for update skip locked)) returning id`,
        [rowsOfRound],
      ),
    );
    for (const { id } of gone) await storage.remove(schemaName, id);
    if (gone.length < rowsOfRound) return;
  }
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

async function sweepOrphans(
  schemaName: string,
  storage: FileStorage,
  { operation, signal }: JobContext,
): Promise<void> {
  const old = Date.now() - orphanAgeMs;
  let batch: string[] = [];
  const removeUnknown = async (): Promise<void> => {
    const ids = batch;
    batch = [];
    const known = await operation.write(rootPath, ({ query }) =>
      query<{ id: string }>(`select id from ${schemaName}.files where id = any($1::uuid[])`, [ids]),
    );
    const kept = new Set(known.map(({ id }) => id));
    for (const id of ids) if (!kept.has(id)) await storage.remove(schemaName, id);
  };
  for await (const { id, writtenAt } of storage.list(schemaName)) {
    if (signal.aborted) return;
    if (writtenAt.getTime() < old && uuid.test(id)) batch.push(id);
    if (batch.length >= rowsOfRound) await removeUnknown();
  }
  if (batch.length) await removeUnknown();
}

async function sweepIncoming({ incomingDir }: FileStorage): Promise<void> {
  const names = await readdir(incomingDir).catch(() => []);
  for (const name of names) {
    const path = join(incomingDir, name);
    const found = await stat(path).catch(() => null);
    if (found && found.mtimeMs < Date.now() - orphanAgeMs) await rm(path, { force: true });
  }
}
