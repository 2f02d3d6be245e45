import { join } from "node:path";
import { hostileProbes, sendProbe } from "../gateway/testing/hostile-probes";
import { requireFreePort } from "../local/port";
import { makeRunDir, withDatabase } from "./fault-run";
import { PakmutVictim } from "./pakmut.victim";
import { pause } from "./pause";
import { PostgresVictim } from "./postgres.victim";
import { makeScene } from "./scene";
import { readProcess } from "./soak";
import { Traffic } from "./traffic";

export interface HostilePlan {
  /** How often each probe is sent. */
  rounds: number;
  dir: string;
  log: (line: string) => void;
}

interface ProbeFigures {
  name: string;
  statuses: number[];
  medianMs: number;
  p95Ms: number;
  longestMs: number;
  bytes: number;
}

export interface HostileReport {
  probes: ProbeFigures[];
  /** Officers' requests, 20 a second: alone, and while the probes come. */
  normalP99Ms: { alone: number; meanwhile: number };
  normalFailures: number;
  residentMb: { before: number; after: number };
}

const requestsPerSecond = 20;
const quietMs = 20_000;
const forEver = 3_600_000;
const pauseBetweenMs = 50;

const rounded = (figure: number): number => Math.round(figure * 10) / 10;
const quantile = (figures: readonly number[], share: number): number =>
  rounded(
    [...figures].sort((left, right) => left - right)[
      Math.min(figures.length - 1, Math.floor(figures.length * share))
    ] ?? 0,
  );

/** Sends what must be refused to a server that officers use meanwhile: how fast is it refused, and who notices? */
export async function sendHostile(plan: HostilePlan): Promise<HostileReport> {
  makeRunDir(plan.dir);
  const postgres = await PostgresVictim.start(plan.dir, {});
  const pakmut = new PakmutVictim(postgres.url, await requireFreePort("127.0.0.1", 0), join(plan.dir, "pakmut.log"));
  try {
    await pakmut.start();
    const officers = await withDatabase(postgres.url, (database) => makeScene(database, 8, 20));
    return await pakmut.alarm.guard(measure(plan, pakmut, new Traffic(pakmut.url, officers)));
  } finally {
    await pakmut.end("SIGTERM");
    await postgres.discard();
  }
}

async function measure(
  { rounds, log }: HostilePlan,
  { url, pid }: PakmutVictim,
  traffic: Traffic,
): Promise<HostileReport> {
  const intervalMs = 1_000 / requestsPerSecond;
  // The first minute of a process is of compiling; the first round of probes too.
  await traffic.flow(quietMs, intervalMs);
  await sendAll(url, 1);
  const alone = await traffic.flow(quietMs, intervalMs);
  const before = readProcess(pid).residentMb;
  let isOver = false;
  const flowing = traffic.flow(forEver, intervalMs, () => isOver);
  const probes = await sendAll(url, rounds);
  isOver = true;
  const meanwhile = await flowing;
  for (const probe of probes) log(JSON.stringify(probe));
  return {
    probes,
    normalP99Ms: { alone: quantile(alone.durations, 0.99), meanwhile: quantile(meanwhile.durations, 0.99) },
    normalFailures: alone.failures + meanwhile.failures,
    residentMb: { before, after: readProcess(pid).residentMb },
  };
}

async function sendAll(url: string, rounds: number): Promise<ProbeFigures[]> {
  const answers = hostileProbes.map(() => [] as Awaited<ReturnType<typeof sendProbe>>[]);
  for (let round = 0; round < rounds; round++) {
    for (const [index, probe] of hostileProbes.entries()) {
      answers[index]?.push(await sendProbe(url, probe));
      await pause(pauseBetweenMs);
    }
  }
  return hostileProbes.map(({ name }, index) => {
    const [told, times] = [answers[index] ?? [], (answers[index] ?? []).map(({ ms }) => ms)];
    return {
      name,
      statuses: [...new Set(told.map(({ status }) => status))],
      medianMs: quantile(times, 0.5),
      p95Ms: quantile(times, 0.95),
      longestMs: rounded(Math.max(...times)),
      bytes: Math.max(...told.map(({ bytes }) => bytes)),
    };
  });
}

/** Was every probe refused as it must be: 4xx, under 10 kB, in 95 of 100 times within 50 ms, and nobody else's request? */
export const isUnmoved = ({ probes, normalFailures }: HostileReport): boolean =>
  normalFailures === 0 &&
  probes.every(
    ({ statuses, p95Ms, bytes }) =>
      statuses.every((status) => status >= 400 && status < 500) && p95Ms < 50 && bytes < 10_000,
  );
