import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requireFreePort } from "../local/port";
import { awaitedLocks } from "../local/testing/awaited-locks";
import { TEST_DATABASE_URL } from "../local/testing/test-postgres";
import { allSubgraphs } from "../subgraphs/all-subgraphs";
import { migrate } from "../subgraphs/kit/database/migrate";
import { withDatabase } from "./fault-run";
import { PakmutVictim } from "./pakmut.victim";
import { pause } from "./pause";

const patienceMs = 120_000;
const serverUrl = (): string => process.env[TEST_DATABASE_URL] as string;

/** An empty database, dropped afterwards. */
async function inEmptyDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  await withDatabase(serverUrl(), (database) => database.query(`create database ${name}`));
  try {
    await work(url.toString());
  } finally {
    await withDatabase(serverUrl(), (database) => database.query(`drop database ${name} with (force)`));
  }
}

/** Every migration of every subgraph, as often as its table says that it was done. */
async function stepsDone(url: string): Promise<string[]> {
  return withDatabase(url, async (database) => {
    const steps: string[] = [];
    for (const { schemaName } of allSubgraphs) {
      const { rows } = await database.query<{ name: string }>(`select name from ${schemaName}.migrations`);
      steps.push(...rows.map(({ name }) => `${schemaName} ${name}`));
    }
    return steps.sort();
  });
}

const allSteps = allSubgraphs
  .flatMap(({ schemaName, migrations }) => migrations.map(({ name }) => `${schemaName} ${name}`))
  .sort();

/** How many migrations are done and committed. */
const countDone = (url: string): Promise<number> =>
  withDatabase(url, async (database) => {
    let count = 0;
    for (const { schemaName } of allSubgraphs) {
      const { rows } = await database.query(`select to_regclass('${schemaName}.migrations') as made`);
      if (!rows[0].made) continue;
      count += Number((await database.query(`select count(*) from ${schemaName}.migrations`)).rows[0].count);
    }
    return count;
  });

test(
  "a migration that is killed again and again is completed by the next start",
  () =>
    inEmptyDatabase(async (url) => {
      const dir = mkdtempSync(join(tmpdir(), "pakmut-migration-"));
      const pakmut = new PakmutVictim(url, await requireFreePort("127.0.0.1", 0), join(dir, "pakmut.log"));
      const seen = new Set<number>();
      try {
        for (const least of [0, 1, 3, 5]) {
          const started = pakmut.start().catch(() => undefined);
          while ((await countDone(url)) < Math.min(least, allSteps.length)) await pakmut.alarm.pause(1);
          await pause(Math.random() * 40);
          await pakmut.end("SIGKILL");
          await started;
          seen.add(await countDone(url));
        }
        // At least once it was killed half-way, or this test shows nothing.
        expect([...seen].some((count) => count < allSteps.length)).toBe(true);
        await pakmut.start();
        expect(await stepsDone(url)).toEqual(allSteps);
      } finally {
        await pakmut.end("SIGKILL");
        rmSync(dir, { recursive: true });
      }
    }),
  patienceMs,
);

test(
  "of several that start at once one migrates at a time, and each step is done once",
  () =>
    inEmptyDatabase(async (url) => {
      const lines: string[][] = [[], [], []];
      await Promise.all(lines.map((log) => migrate(url, allSubgraphs, (line) => void log.push(line))));
      expect(await stepsDone(url)).toEqual(allSteps);
      // Whoever came first did all of it; the others found nothing left to do.
      expect(lines.map(({ length }) => length).sort()).toEqual([0, 0, allSubgraphs.length]);
    }),
  patienceMs,
);

test(
  "whoever finds another at it waits for the lock before it touches anything",
  () =>
    inEmptyDatabase(async (url) => {
      await withDatabase(url, async (database) => {
        await database.query("select pg_advisory_lock(7202611)");
        let isDone = false;
        const waiting = migrate(url, allSubgraphs, () => undefined).then(() => {
          isDone = true;
        });
        while (!(await database.query(awaitedLocks)).rowCount) await pause(5);
        expect(isDone).toBe(false);
        expect(await countDone(url)).toBe(0);
        await database.query("select pg_advisory_unlock(7202611)");
        await waiting;
      });
      expect(await stepsDone(url)).toEqual(allSteps);
    }),
  patienceMs,
);
