import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { requireFreePort } from "../local/port";
import { makeRunDir, withDatabase } from "./fault-run";
import { PakmutVictim } from "./pakmut.victim";
import { PostgresVictim } from "./postgres.victim";
import { makeScene } from "./scene";
import { Traffic } from "./traffic";

export interface SoakPlan {
  minutes: number;
  requestsPerSecond: number;
  dir: string;
  log: (line: string) => void;
}

/** One minute of it. */
interface Minute {
  residentMb: number;
  /** Files, sockets and pipes that the process holds open. */
  handles: number;
  p95Ms: number;
  requests: number;
  failures: number;
}

export interface SoakReport {
  minutes: Minute[];
  /** By least squares over the second half: what grows at first are caches and the heap's own reserve. */
  residentMbPerMinute: number;
  failures: number;
}

/** Mixed traffic of a quiet day for a long time: does the process grow, or get slower? */
export async function soak(plan: SoakPlan): Promise<SoakReport> {
  makeRunDir(plan.dir);
  const postgres = await PostgresVictim.start(plan.dir, {});
  const pakmut = new PakmutVictim(postgres.url, await requireFreePort("127.0.0.1", 0), join(plan.dir, "pakmut.log"));
  try {
    await pakmut.start();
    const officers = await withDatabase(postgres.url, (database) => makeScene(database, 8, 20));
    const traffic = new Traffic(pakmut.url, officers);
    const minutes: Minute[] = [];
    for (let minute = 0; minute < plan.minutes; minute++) {
      const flow = traffic.flow(60_000, 1_000 / plan.requestsPerSecond);
      const { durations, failures } = await pakmut.alarm.guard(flow);
      const p95Ms = [...durations].sort((left, right) => left - right)[Math.floor(durations.length * 0.95)] ?? 0;
      const measured = { ...readProcess(pakmut.pid), p95Ms: Math.round(p95Ms * 10) / 10 };
      minutes.push({ ...measured, requests: durations.length, failures });
      plan.log(`minute ${minute + 1}: ${JSON.stringify(minutes.at(-1))}`);
    }
    const settled = minutes.slice(Math.floor(minutes.length / 2)).map(({ residentMb }) => residentMb);
    const failures = minutes.reduce((sum, each) => sum + each.failures, 0);
    return { minutes, residentMbPerMinute: slopeOf(settled), failures };
  } finally {
    await pakmut.end("SIGTERM");
    await postgres.discard();
  }
}

/** What a process holds at the moment. */
export function readProcess(pid: number): { residentMb: number; handles: number } {
  const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return { residentMb: Math.round(Number(resident) / 102.4) / 10, handles: readdirSync(`/proc/${pid}/fd`).length };
}

/** Least squares over equally spaced figures. */
function slopeOf(figures: readonly number[]): number {
  const middle = (figures.length - 1) / 2;
  const mean = figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
  const above = figures.reduce((sum, figure, index) => sum + (index - middle) * (figure - mean), 0);
  const below = figures.reduce((sum, _figure, index) => sum + (index - middle) ** 2, 0);
  return below === 0 ? 0 : Math.round((above / below) * 100) / 100;
}
