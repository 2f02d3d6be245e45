import { Client } from "pg";
import pino from "pino";
import { createTestDatabase, type TestDatabase } from "../local/testing/test-database";
import { allSubgraphs } from "./all-subgraphs";
import { Database } from "./kit/database/database";
import { migrate } from "./kit/database/migrate";
import { Operation } from "./kit/database/operation";
import type { Subgraph } from "./kit/graphql/subgraph";
import { runChore } from "./kit/job/chore.runner";
import { enqueue } from "./kit/job/enqueue";
import type { Job, JobContext } from "./kit/job/job";
import { type JobRunner, startJobs } from "./kit/job/job.runner";

const rootPath = "0";
const silent = pino({ level: "silent" });

const subgraphWith = (jobs: Record<string, Job>): Subgraph => ({
  ...(allSubgraphs[0] as Subgraph),
  name: "errands",
  schemaName: "errands",
  migrations: [],
  jobs,
});

describe("a job", () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let admin: Client;
  let runner: JobRunner | null = null;
  const done: string[] = [];

  const start = async (jobs: Record<string, Job>, url?: string): Promise<void> => {
    const own = url ? await Database.connect({ url, entities: [] }) : database;
    const started = await startJobs({
      subgraphs: [subgraphWith(jobs)],
      database: own,
      logger: silent,
      pollingSeconds: 0.5,
      patienceMs: 2_000,
    });
    runner = {
      stop: async () => {
        await started.stop();
        if (own !== database) await own.close();
      },
    };
  };

  /** Asks for a job in a transaction, which then commits or fails. */
  const ask = async (name: string, payload: object, fails = false): Promise<void> => {
    const operation = new Operation(database, { actor: null, requestId: "asked" });
    const asked = operation.write(rootPath, async ({ query }) => {
      await enqueue({ query, actor: null, requestId: "asked", command: { schemaName: "errands" } }, name, payload);
      if (fails) throw new Error("the command failed");
    });
    await asked.finally(() => operation.end());
  };

  const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const states = async (): Promise<string[]> =>
    (await admin.query<{ state: string }>("select state from errands_jobs.job order by created_on")).rows.map(
      ({ state }) => state,
    );

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    const logins = await migrate(
      testDatabase.adminUrl,
      [...allSubgraphs, subgraphWith({ any: { run } })],
      () => undefined,
    );
    database = await Database.connect({ url: logins.appUrl, entities: [] });
    admin = new Client({ connectionString: testDatabase.adminUrl });
    await admin.connect();
    ownUrl = logins.subgraphUrls.errands as string;
  });
  let ownUrl: string;
  const run = async (_context: JobContext, { word }: { word?: string }): Promise<void> => void done.push(word ?? "");

  beforeEach(async () => {
    done.length = 0;
    await admin.query("delete from errands_jobs.job");
  });
  afterEach(async () => {
    await runner?.stop();
    runner = null;
  });
  afterAll(async () => {
    await database.close();
    await admin.end();
    await testDatabase.drop();
  });

  test("is done once its command has committed, and never when the command failed", async () => {
    await start({ note: { run } });
    await expect(ask("note", { word: "lost" }, true)).rejects.toThrow("the command failed");
    await ask("note", { word: "kept" });
    await until(async () => (await states()).join() === "completed");
    expect(done).toEqual(["kept"]);
  });

  test("is done by a process of the subgraph's own, with its own login", async () => {
    await ask("note", { word: "own" });
    await start({ note: { run } }, ownUrl);
    await until(() => done.length === 1);
  });

  test("that throws is tried again, and what the queue keeps of it is the sentence alone", async () => {
    let tries = 0;
    await start({
      clumsy: {
        run: async () => {
          tries++;
          if (tries === 1) throw Object.assign(new Error("not yet"), { detail: "Key (name)=(somebody)" });
        },
      },
    });
    await ask("clumsy", {});
    await until(async () => (await states()).join() === "completed");
    expect(tries).toBe(2);
    const { rows } = await admin.query("select output::text as output from errands_jobs.job");
    expect(JSON.stringify(rows)).not.toContain("somebody");
  });

  test("that nobody knows stays in the queue for a process that does", async () => {
    await start({ note: { run } });
    await ask("unheard-of", {});
    await until(async () => (await states()).join() === "retry");
  });

  test("is told when the process leaves, and begun again by the next", async () => {
    await start({
      long: {
        run: ({ signal }) =>
          new Promise((_resolve, reject) => {
            done.push("begun");
            signal.addEventListener("abort", () => reject(signal.reason as Error));
          }),
      },
    });
    await ask("long", {});
    await until(() => done.length === 1);
    await runner?.stop();
    expect(await states()).toEqual(["retry"]);
    await admin.query("update errands_jobs.job set start_after = now()");
    await start({ long: { run } });
    await until(() => done.length === 2);
  });

  test("of a process that was killed is begun again by another once its heartbeat is missed", async () => {
    await ask("note", { word: "again" });
    // What a process leaves behind that took the job and was killed.
    await admin.query(
      `update errands_jobs.job set state = 'active', started_on = now() - interval '1 minute',
              heartbeat_on = now() - interval '1 minute'`,
    );
    await start({ note: { run } });
    await until(async () => (await states()).join() !== "active");
    await until(() => done.length === 1);
    expect(done).toEqual(["again"]);
  });

  test("needs no connection but three, and none for downloads", async () => {
    await start({ note: { run } });
    expect(database.jobPool.totalCount).toBeLessThanOrEqual(3);
    expect(database.streamPool.totalCount).toBe(0);
  });

  test("of a chore is done by one process at a time", async () => {
    let atOnce = 0;
    let most = 0;
    const chore = {
      everySeconds: 60,
      run: async () => {
        most = Math.max(most, ++atOnce);
        await new Promise((resolve) => setTimeout(resolve, 200));
        atOnce--;
        done.push("round");
      },
    };
    const other = await Database.connect({ url: ownUrl, entities: [] });
    const signal = new AbortController().signal;
    await Promise.all(
      [database, other].map((each) => runChore("errands sweep", chore, { database: each, logger: silent, signal })),
    );
    await other.close();
    expect([most, done.length]).toEqual([1, 1]);
  });
});
