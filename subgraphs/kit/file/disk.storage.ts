import { mkdir, open, opendir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { FileStorage, StoredFolder } from "./file.storage";

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === "ENOENT";

/** Without this a new name may be gone after a fall of the machine, though the bytes are there. */
async function syncDirectory(dir: string): Promise<void> {
  const handle = await open(dir, "r");
  await handle.sync().finally(() => handle.close());
}

async function writeDurably(file: string, bytes: Buffer): Promise<void> {
  const handle = await open(`${file}.new`, "w", 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
}

async function* foldersOf(dir: string): AsyncGenerator<StoredFolder> {
  try {
    for await (const entry of await opendir(dir)) {
      if (!entry.isDirectory()) continue;
      const found = await stat(join(dir, entry.name)).catch(() => null);
      if (found) yield { id: entry.name, writtenAt: found.mtime };
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** Files in a directory of this machine, or of a disk that all replicas share. */
export function diskStorage(root: string): FileStorage {
  const dirOf = (schemaName: string, id: string): string => join(root, schemaName, id.slice(-2), id);
  return {
    incomingDir: join(root, "incoming"),
    async write(schemaName, id, name, bytes) {
      const dir = dirOf(schemaName, id);
      await mkdir(dir, { recursive: true, mode: 0o700 });
      await writeDurably(join(dir, name), bytes);
      for (const folder of [dir, join(root, schemaName, id.slice(-2)), join(root, schemaName), root])
        await syncDirectory(folder);
    },
    async read(schemaName, id, name) {
      try {
        return await readFile(join(dirOf(schemaName, id), name));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    remove: (schemaName, id) => rm(dirOf(schemaName, id), { recursive: true, force: true }),
    async *list(schemaName) {
      for await (const { id } of foldersOf(join(root, schemaName))) yield* foldersOf(join(root, schemaName, id));
    },
  };
}
