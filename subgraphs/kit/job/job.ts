import type { Logger } from "pino";
import type { Database } from "../database/database";
import type { Operation } from "../database/operation";

/** What a job gets to work with. */
export interface JobContext {
  /**
   * Acts as the person who asked, with the grant she had then; as nobody for what nobody asked for. Whatever writes for
   * her asks for the grant again (`runCommand` does); whatever the system owes to everybody writes with `rootPath`.
   */
  operation: Operation;
  database: Database;
  /** Fires when the process is about to leave: stop at the next good place by throwing; the job is begun again elsewhere. */
  signal: AbortSignal;
  logger: Logger;
}

/**
 * Work that need not be done before the client has its answer. It is done at least once: after a crash it is begun again,
 * so it must find out for itself what is done already.
 */
export interface Job<Payload extends object = object> {
  run(context: JobContext, payload: Payload): Promise<void>;
}

/**
 * Work that nobody asks for: looked after again and again, by one process at a time. A crash costs nothing but the time
 * until the next round.
 */
export interface Chore {
  everySeconds: number;
  run(context: JobContext): Promise<void>;
}

/** The jobs of one subgraph by their names. Each takes the payload that its own `enqueue` gave it. */
// biome-ignore lint/suspicious/noExplicitAny: a list of jobs has no payload in common
export type Jobs = Readonly<Record<string, Job<any>>>;

/** What lies in the queue. */
export interface QueuedJob {
  job: string;
  payload: object;
  actor: Operation["actor"];
  requestId: string;
}

/** Every subgraph with jobs has one queue, in a schema of its own beside its tables. */
export const queueName = "jobs";
export const jobSchemaOf = (schemaName: string): string => `${schemaName}_jobs`;
