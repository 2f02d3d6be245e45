import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, rmdirSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRoot } from "../local/postgres/postgres.account";

/** A disk of a size of its own, in memory: what is written on it runs out of space as on any other. */
export class SmallDisk {
  private constructor(
    readonly dir: string,
    private readonly ballast: string,
  ) {}

  /** Mounts one on a directory. Gives `null` where mounting is not allowed. */
  static mount(dir: string, megabytes: number): SmallDisk | null {
    const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=755`, "tmpfs", dir]);
    return status === 0 ? new SmallDisk(dir, join(dir, "ballast")) : null;
  }

  /** Takes every byte that is left. */
  fill(): void {
    const file = openSync(this.ballast, "a", 0o600);
    try {
      // The last pages one by one: a whole block that does not fit would leave room for somebody else's.
      for (const bytes of [1 << 20, 4096]) writeUntilFull(file, Buffer.alloc(bytes));
    } finally {
      closeSync(file);
    }
  }

  free(): void {
    rmSync(this.ballast, { force: true });
  }

  unmount(): void {
    spawnSync("umount", [this.dir]);
  }
}

/** May this process mount a disk? Tries it. */
export function canMount(): boolean {
  const dir = mkdtempSync(join(tmpdir(), "pakmut-mount-"));
  const disk = SmallDisk.mount(dir, 1);
  disk?.unmount();
  rmdirSync(dir);
  return disk !== null;
}

function writeUntilFull(file: number, block: Buffer): void {
  try {
    while (writeSync(file, block) === block.length);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
  }
}

/**
 * Lets processes of ours write no file beyond a size (`null`: any size), as a disk that has no room for it: for those who
 * may not mount one. `false` where there is no `prlimit`.
 */
export function limitFileSize(pids: readonly number[], bytes: number | null): boolean {
  const limit = `--fsize=${bytes ?? "unlimited"}:`;
  return pids.every((pid) => {
    // Not even root may do it to another user's process everywhere; that user always may.
    const owner = statSync(`/proc/${pid}`, { throwIfNoEntry: false });
    if (!owner) return true;
    const { status } = spawnSync(
      "prlimit",
      [`--pid=${pid}`, limit],
      isRoot() ? { uid: owner.uid, gid: owner.gid } : {},
    );
    return status === 0 || !existsSync(`/proc/${pid}`);
  });
}
