import { Client, type QueryResultRow } from "pg";
import { scopeRange } from "../database/scope";
import type { ImportProgress, ImportSettings } from "./import.types";
import { copyRows, type StagedBatches } from "./staging";

/** The second half of the lock's key says what is imported. */
const lockSpace = 7_202_612;

/** The staged rows of 100,000 organisations are 67 MB, read a dozen times: with the standard 8 MB each time from disk. */
const sessionSettings = `
  set jit = off;
  set work_mem = '64MB';
  set temp_buffers = '128MB';
  set max_parallel_workers_per_gather = 0;
  set timezone = 'UTC';
  set lock_timeout = '30s';
  set client_connection_check_interval = '1s';`;

/**
 * One import's connection and its one transaction, under row level security like every request. COPY and temporary tables
 * need a connection of their own: the pool's are pipelined.
 */
export class ImportSession {
  private constructor(
    private readonly client: Client,
    private readonly settings: ImportSettings,
  ) {}

  /**
   * Runs `work` in a transaction: kept when it says so, else rolled back, as it is when it throws, is aborted or the process
   * is killed.
   */
  static async run<Result>(
    settings: ImportSettings,
    work: (session: ImportSession) => Promise<{ result: Result; isKept: boolean }>,
  ): Promise<Result> {
    const client = new Client({ connectionString: settings.appUrl, application_name: "pakmut import" });
    // The transaction is gone with the connection, and the statement under way rejects; there is nothing else to do.
    client.on("error", () => undefined);
    await client.connect();
    const session = new ImportSession(client, settings);
    const cancel = (): void => void session.#cancel().catch(() => undefined);
    settings.signal?.addEventListener("abort", cancel);
    try {
      await session.#begin();
      const { result, isKept } = await work(session);
      settings.signal?.throwIfAborted();
      await client.query(isKept ? "commit" : "rollback");
      return result;
    } catch (error) {
      settings.signal?.throwIfAborted();
      throw error;
    } finally {
      settings.signal?.removeEventListener("abort", cancel);
      await client.end().catch(() => undefined);
    }
  }

  /** Runs one statement. */
  async query<Row extends QueryResultRow>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    this.settings.signal?.throwIfAborted();
    return (await this.client.query<Row>(sql, [...parameters])).rows;
  }

  /** Fills a table with COPY. */
  copy(table: string, columns: readonly string[], batches: StagedBatches): Promise<void> {
    return copyRows(this.client, table, columns, batches);
  }

  /** Runs statements one after the other, telling how far it is. */
  async runAll(phase: ImportProgress["phase"], statements: readonly (string | (() => Promise<void>))[]): Promise<void> {
    for (const [done, statement] of statements.entries()) {
      this.tell(phase, (done * 100) / statements.length);
      await (typeof statement === "string" ? this.query(statement) : statement());
    }
    this.tell(phase, 100);
  }

  tell(phase: ImportProgress["phase"], percent: number): void {
    this.settings.onProgress?.({ phase, percent: Math.min(100, Math.floor(percent)) });
  }

  /** Lets one import of a kind write at a time, until the end of its transaction; the others wait and say so. */
  async takeTurn(kind: number): Promise<void> {
    const [row] = await this.query<{ has: boolean }>("select pg_try_advisory_xact_lock($1, $2) as has", [
      lockSpace,
      kind,
    ]);
    if (row?.has) return;
    this.tell("WAITING", 0);
    await this.query("set local lock_timeout = 0");
    await this.query("select pg_advisory_xact_lock($1, $2)", [lockSpace, kind]);
    await this.query("set local lock_timeout = '30s'");
  }

  async #begin(): Promise<void> {
    const { scope, upper } = scopeRange(this.settings.scopePath);
    await this.query(sessionSettings);
    await this.query("begin isolation level read committed");
    await this.query("select set_config('app.scope', $1, true), set_config('app.upper', $2, true)", [scope, upper]);
  }

  /** Stops the statement under way from a second connection: the first one is busy with it. */
  async #cancel(): Promise<void> {
    const { processID } = this.client as Client & { processID?: number };
    const other = new Client({ connectionString: this.settings.appUrl });
    await other.connect();
    await other.query("select pg_cancel_backend($1)", [processID]).finally(() => other.end());
  }
}
