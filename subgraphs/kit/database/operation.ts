import type { PoolClient, QueryResultRow } from "pg";
import type { EntityManager, QueryRunner } from "typeorm";
import type { Actor } from "../actor";
import { LoaderRegistry } from "../loading/loader-registry";
import type { Database } from "./database";
import { scopeRange } from "./scope";

/** The database inside one open transaction. */
export interface Transaction {
  /** Runs one parametrised statement. */
  query<Row extends QueryResultRow>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** TypeORM on the same connection, for writing entities. */
  manager: EntityManager;
}

/** Who asks, and under which id the server's log knows the request. */
export interface OperationRequest {
  actor: Actor | null;
  requestId: string;
}

const beginRead = "begin isolation level repeatable read read only";
const beginWrite = "begin isolation level read committed read write";
const setScope = "select set_config('app.scope', $1, true), set_config('app.upper', $2, true)";

/**
 * One GraphQL operation's hold on the database: one connection, shared by all subgraphs of the process (asking the pool
 * for a second one while holding one deadlocks it), and one snapshot for everything that is read, so that a total and
 * its rows agree. Nothing is opened before the first statement. `end` must be called when the answer is complete.
 */
export class Operation {
  readonly actor: Actor | null;
  readonly requestId: string;
  readonly loaders = new LoaderRegistry();
  #runner: QueryRunner | null = null;
  #client: Promise<PoolClient> | null = null;
  #isReading = false;
  #hasEnded = false;

  constructor(
    private readonly database: Database,
    request: OperationRequest,
  ) {
    this.actor = request.actor;
    this.requestId = request.requestId;
  }

  /** Reads in the operation's snapshot, under row level security of the actor's scope. */
  async query<Row extends QueryResultRow>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const client = await this.#connect();
    if (!this.#isReading) {
      this.#isReading = true;
      // Not awaited: the connection pipelines them with the statement that follows. Should one fail, so does that.
      this.#begin(client, beginRead, this.actor?.grant?.scopePath).catch(() => undefined);
    }
    return this.#run<Row>(client, sql, parameters);
  }

  /**
   * Runs `work` in a transaction of its own that commits when it resolves and rolls back when it throws. What was read
   * before is forgotten: later reads of the operation see what was written.
   */
  async write<Result>(scopePath: string, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const client = await this.#connect();
    await this.#finishReading(client, "commit");
    const runner = this.#runner as QueryRunner;
    try {
      await this.#begin(client, beginWrite, scopePath);
      const result = await work({
        query: (sql, parameters = []) => this.#run(client, sql, parameters),
        manager: runner.manager,
      });
      await client.query("commit");
      return result;
    } catch (error) {
      await client.query("rollback").catch(() => undefined);
      throw error;
    } finally {
      this.loaders.clear();
    }
  }

  /**
   * Gives the connection back. Whatever asks later is refused: an error can complete an answer while resolvers beside it
   * still run, and what they would open then nobody would give back.
   */
  async end(): Promise<void> {
    this.#hasEnded = true;
    if (!this.#client) return;
    const client = await this.#client.catch(() => null);
    if (client) await this.#finishReading(client, "rollback").catch(() => undefined);
    await this.#runner?.release();
    this.#client = null;
    this.#runner = null;
  }

  #connect(): Promise<PoolClient> {
    if (this.#hasEnded) throw new Error("The operation has ended.");
    if (!this.#client) {
      this.#runner = this.database.dataSource.createQueryRunner("master");
      this.#client = this.#runner.connect() as Promise<PoolClient>;
    }
    return this.#client;
  }

  async #begin(client: PoolClient, statement: string, scopePath: string | undefined): Promise<void> {
    const { scope, upper } = scopeRange(scopePath);
    await Promise.all([client.query(statement), client.query(setScope, [scope, upper])]);
  }

  async #finishReading(client: PoolClient, statement: "commit" | "rollback"): Promise<void> {
    if (!this.#isReading) return;
    this.#isReading = false;
    await client.query(statement);
  }

  async #run<Row extends QueryResultRow>(
    client: PoolClient,
    sql: string,
    parameters: readonly unknown[],
  ): Promise<Row[]> {
    this.database.onStatement(sql);
    const startedAt = performance.now();
    try {
      return (await client.query<Row>(sql, [...parameters])).rows;
    } finally {
      this.database.onAnswer((performance.now() - startedAt) / 1_000);
    }
  }
}
