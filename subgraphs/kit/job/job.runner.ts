import type { Logger } from "pino";
import { type Job as BossJob, PgBoss } from "pg-boss";
import type { Database } from "../database/database";
import { Operation } from "../database/operation";
import type { Subgraph } from "../graphql/subgraph";
import { jobSchemaOf, type QueuedJob, queueName } from "./job";
import { startChore } from "./chore.runner";

/** So that a long job does not keep the small ones waiting. */
const jobsAtOnce = 2;
/** A process that leaves waits this long for jobs to come to a good place. */
const defaultPatienceMs = 8_000;

export interface JobRunnerSettings {
  /** Those that run in this process. */
  subgraphs: readonly Subgraph[];
  database: Database;
  logger: Logger;
  pollingSeconds?: number;
  patienceMs?: number;
}

/** Does the jobs and chores of the subgraphs of this process, until told to stop. */
export interface JobRunner {
  /** Takes no more work, tells what is under way to come to an end, and waits for it. What is not done is begun again. */
  stop(): Promise<void>;
}

/** Starts doing jobs and chores. Throws when the tables of the jobs are not there. */
export async function startJobs(settings: JobRunnerSettings): Promise<JobRunner> {
  const { subgraphs, patienceMs = defaultPatienceMs } = settings;
  const leaving = new AbortController();
  const bosses: PgBoss[] = [];
  const chores = subgraphs.flatMap((subgraph) =>
    Object.entries(subgraph.chores ?? {}).map(([name, chore]) =>
      startChore(`${subgraph.name} ${name}`, chore, { ...settings, signal: leaving.signal }),
    ),
  );
  const stop = async (): Promise<void> => {
    leaving.abort(new Error("The process is leaving."));
    await Promise.all([
      ...chores.map((ended) => ended()),
      ...bosses.map((boss) => boss.stop({ timeout: patienceMs, close: false })),
    ]);
  };
  try {
    for (const subgraph of subgraphs) {
      if (subgraph.jobs && Object.keys(subgraph.jobs).length)
        bosses.push(await startQueue(subgraph, settings, leaving.signal));
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

async function startQueue(subgraph: Subgraph, settings: JobRunnerSettings, leaving: AbortSignal): Promise<PgBoss> {
  const { database, logger, pollingSeconds = 2 } = settings;
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.jobPool.query(text, values) },
    schema: jobSchemaOf(subgraph.schemaName),
    // The tables belong to the migration: this login owns nothing.
    migrate: false,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
    maintenanceIntervalSeconds: 3_600,
  });
  boss.on("error", (err) => logger.error({ err, subgraph: subgraph.name }, "The queue of jobs is disturbed"));
  await boss.start();
  const options = { pollingIntervalSeconds: pollingSeconds, localConcurrency: jobsAtOnce };
  await boss.work<QueuedJob>(queueName, options, async ([job]) => {
    if (job) await doJob(subgraph, job, settings, leaving);
  });
  return boss;
}

async function doJob(
  subgraph: Subgraph,
  { id, data, signal }: BossJob<QueuedJob>,
  { database, logger }: JobRunnerSettings,
  leaving: AbortSignal,
): Promise<void> {
  const log = logger.child({ job: data.job, jobId: id, requestId: data.requestId, subgraph: subgraph.name });
  const operation = new Operation(database, { actor: data.actor, requestId: data.requestId });
  const startedAt = performance.now();
  try {
    const job = subgraph.jobs?.[data.job];
    if (!job) throw new Error(`There is no job "${data.job}".`);
    const anySignal = AbortSignal.any([leaving, signal]);
    await job.run({ operation, database, signal: anySignal, logger: log }, data.payload);
    log.info({ ms: Math.round(performance.now() - startedAt) }, "A job is done");
  } catch (err) {
    log.warn({ err }, "A job was not done and will be tried again");
    // The library would keep the error with all its fields, and PostgreSQL's carry the values they failed at.
    throw new Error(err instanceof Error ? err.message : "The job failed.");
  } finally {
    await operation.end();
  }
}
