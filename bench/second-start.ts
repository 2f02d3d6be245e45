import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { requireFreePort } from "../local/port";
import { removePostgresPlace } from "../local/postgres/postgres.place";
import { projectFile } from "../subgraphs/kit/project-file";
import { type BenchRow, lessRow } from "./bench-row";

const startLimitSeconds = 10;
const memoryLimitMb = 600;
const patienceMs = 180_000;

/** Starts Pakmut as `npm start` does and gives the process once it says that it is ready. */
async function start(dataDir: string, port: number): Promise<ChildProcess> {
  const env = { ...process.env, PAKMUT_DATA_DIR: dataDir, PORT: String(port), HOST: "127.0.0.1" };
  const child = spawn(process.execPath, [projectFile("local", "pakmut.cjs"), "start"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const signal = AbortSignal.timeout(patienceMs);
  for await (const chunk of child.stdout.setEncoding("utf8").iterator({ destroyOnReturn: false })) {
    if (String(chunk).includes("Pakmut is ready")) break;
    signal.throwIfAborted();
  }
  if (child.exitCode !== null) throw new Error("Pakmut ended instead of starting.");
  child.stdout.resume();
  return child;
}

async function stop(child: ChildProcess): Promise<void> {
  const exited = once(child, "exit");
  child.kill("SIGINT");
  await exited;
}

/** All processes that descend from one, and itself. */
function familyOf(pid: number): number[] {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [, parent] = readFileSync(`/proc/${name}/stat`, "utf8")
          .replace(/^.*\) /s, "")
          .split(" ");
        return [{ pid: Number(name), parent: Number(parent) }];
      } catch {
        // It ended between the listing and the reading.
        return [];
      }
    });
  const below = (of: number): number[] => [
    of,
    ...parents.filter(({ parent }) => parent === of).flatMap((p) => below(p.pid)),
  ];
  return below(pid);
}

/** Memory of some processes in megabytes; pages that they share are counted once (proportional set size). */
function memoryMb(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) => {
    const [, size = "0"] = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8")) ?? [];
    return Number(size);
  });
  return kilobytes.reduce((sum, size) => sum + size, 0) / 1_024;
}

/** `npm start` for the second time on the same data: seconds until it is ready, and the memory of all its processes. */
export async function benchSecondStart(folder: string): Promise<BenchRow[]> {
  const dataDir = join(folder, "second-start");
  mkdirSync(dataDir);
  const port = await requireFreePort("127.0.0.1", 0);
  try {
    await stop(await start(dataDir, port));
    const begun = performance.now();
    const child = await start(dataDir, port);
    const seconds = (performance.now() - begun) / 1_000;
    const memory = memoryMb(familyOf(child.pid as number));
    await stop(child);
    return [
      lessRow("npm start, second time, to its limit", "s", seconds, startLimitSeconds),
      lessRow("npm start, memory of all processes, to its limit", "MB", memory, memoryLimitMb),
    ];
  } finally {
    removePostgresPlace(dataDir);
  }
}
