import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { requireFreePort } from "../../local/port";

/** The environment variable that names the directory in which a run of tests keeps what a first start made. */
export const KEPT_DATA_DIR = "PAKMUT_KEPT_DATA_DIR";

/**
 * The data directory as the first start of a worker left it. Its later ones begin with a copy, as their second start:
 * at the same address, for the persons of the demo belong to the Digital ID at that address.
 */
export class KeptData {
  private constructor(private readonly dir: string) {}

  /** Undefined outside a run of tests. */
  static ofWorker(): KeptData | undefined {
    const { [KEPT_DATA_DIR]: dir, JEST_WORKER_ID: worker } = process.env;
    return dir === undefined || worker === undefined ? undefined : new KeptData(join(dir, worker));
  }

  get isThere(): boolean {
    return existsSync(this.dir);
  }

  /** Keeps the data directory of a Pakmut that was stopped. */
  keep(dataDir: string, port: number): void {
    const making = `${this.dir}.new`;
    mkdirSync(making);
    copy(dataDir, join(making, "data"));
    writeFileSync(join(making, "port"), String(port));
    renameSync(making, this.dir);
  }

  /** Fills `dataDir` and tells the port. */
  copyTo(dataDir: string): number {
    copy(`${join(this.dir, "data")}/.`, dataDir);
    return Number(readFileSync(join(this.dir, "port"), "utf8"));
  }
}

/** With owners and rights: as root the database's files belong to a user of its own. */
function copy(from: string, to: string): void {
  const { status, stderr } = spawnSync("cp", ["-a", from, to], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${from} could not be copied: ${stderr}`);
}

const lowest = 20_000;
const count = 10_000;

/** A port below those that the system gives to outgoing connections: it is still free when Pakmut starts again. */
export async function portToKeep(): Promise<number> {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * count);
    const found = await requireFreePort("127.0.0.1", port).catch(() => undefined);
    if (found !== undefined) return found;
  }
}
