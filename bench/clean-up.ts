import { existsSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { stopOrphan } from "../local/postgres/postgres.orphan";
import { removePostgresPlace } from "../local/postgres/postgres.place";

const patienceMs = 10_000;

/**
 * A process beside the bench, in a session of its own: when the bench has ended, however it ended, it stops the PostgreSQL of
 * the folder it was given and removes the folder. A bench that is killed cannot do so itself.
 */
async function cleanUp(folder: string): Promise<void> {
  for (const name of [".", "second-start"]) {
    const place = join(folder, name);
    const clusterDir = join(place, "postgres", "cluster");
    if (existsSync(clusterDir)) await stopOrphan(realpathSync(clusterDir), () => undefined);
    if (existsSync(place)) removePostgresPlace(place);
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: patienceMs / 20 });
}

process.once("disconnect", () => void cleanUp(process.argv[2] as string));
// Ctrl-C at the terminal is for the bench; its end is what counts here.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);
