import type { Socket } from "node:net";
import type { PoolClient, QueryResultRow } from "pg";
import type { EntityManager, QueryRunner } from "typeorm";
import type { Actor } from "../actor";
import { serviceUnavailable } from "../errors";
import { LoaderRegistry } from "../loading/loader-registry";
import type { Database } from "./database";
import { scopeRange } from "./scope";

/** The database inside one open transaction. */
export interface Transaction {
  /**
   * Sends one parametrised statement at once and gives its rows. Statements are run in the order in which they were sent,
   * so one whose answer is not needed need not be awaited: it travels with the next, the last ones with the commit. When
   * any fails, awaited or not, nothing of the transaction remains.
   */
  query<Row extends QueryResultRow>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** TypeORM on the same connection, for writing entities. */
  manager: EntityManager;
}

/** Who asks, and under which id the server's log knows the request. */
export interface OperationRequest {
  actor: Actor | null;
  requestId: string;
  /** Where the request comes from; an actor's own address goes before it. */
  address?: string | null;
}

const beginRead = "begin isolation level repeatable read read only";
/**
 * Commands ask by key, so their plans fit every scope and are kept: planning each anew was half of what a command costs
 * PostgreSQL. A plan for a list does not fit every scope: reads keep the connection's `force_custom_plan`.
 */
const beginWrite = "begin isolation level read committed read write; set local plan_cache_mode = auto";

/** A promise whose failure is heard elsewhere. */
function ignored<Answer>(answer: Promise<Answer>): Promise<Answer> {
  answer.catch(() => undefined);
  return answer;
}

/** What is sent before the next turn of the event loop goes to PostgreSQL as one packet: a packet each was a third of all CPU. */
function holdTogether(client: PoolClient): void {
  const { stream } = (client as PoolClient & { connection: { stream: Socket } }).connection;
  if (stream.writableCorked) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** Commits. A transaction in which a statement failed answers with ROLLBACK, and without an error. */
async function commit(client: PoolClient): Promise<void> {
  holdTogether(client);
  const { command } = await client.query("commit");
  if (command !== "COMMIT") throw new Error("The transaction was not committed.");
}

/**
 * One GraphQL operation's hold on the database: one connection, shared by all subgraphs of the process (asking the pool
 * for a second one while holding one deadlocks it), and one snapshot for everything that is read, so that a total and
 * its rows agree. Nothing is opened before the first statement. `end` must be called when the answer is complete.
 */
export class Operation {
  readonly actor: Actor | null;
  readonly requestId: string;
  /** Where the request comes from, whoever asks; `null` when nobody sent one. */
  readonly address: string | null;
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
    this.address = request.actor?.address ?? request.address ?? null;
  }

  /** Reads in the operation's snapshot, under row level security of the actor's scope. */
  async query<Row extends QueryResultRow>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const client = await this.#connect();
    if (!this.#isReading) {
      this.#isReading = true;
      // Not awaited: the connection pipelines it with the statement that follows. Should it fail, so does that.
      ignored(this.#begin(client, beginRead, this.actor?.grant?.scopePath));
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
    const { manager } = this.#runner as QueryRunner;
    // Nobody awaits it but the commit, which a command that fails never comes to.
    const statements: Promise<unknown>[] = [ignored(this.#begin(client, beginWrite, scopePath))];
    const send = <Answer>(answer: Promise<Answer>): Promise<Answer> => {
      statements.push(ignored(answer));
      return answer;
    };
    try {
      const query: Transaction["query"] = (sql, parameters = []) =>
        send(this.#run(client, sql, parameters, this.database.preparedName(sql)));
      const result = await work({ query, manager });
      send(commit(client));
      await Promise.all(statements);
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
      this.#client = this.#runner.connect().catch((error: Error) => {
        throw serviceUnavailable(error);
      });
    }
    return this.#client;
  }

  async #begin(client: PoolClient, statement: string, scopePath: string | undefined): Promise<void> {
    const { scope, upper } = scopeRange(scopePath);
    const [from, to] = [client.escapeLiteral(scope), client.escapeLiteral(upper)];
    holdTogether(client);
    await client.query(`${statement}; set local app.scope = ${from}; set local app.upper = ${to}`);
  }

  async #finishReading(client: PoolClient, statement: "commit" | "rollback"): Promise<void> {
    if (!this.#isReading) return;
    this.#isReading = false;
    await client.query(statement);
  }

  async #run<Row extends QueryResultRow>(
    client: PoolClient,
    sql: string,
    values: readonly unknown[],
    name?: string,
  ): Promise<Row[]> {
    this.database.onStatement(sql);
    const startedAt = performance.now();
    holdTogether(client);
    try {
      return (await client.query<Row>({ name, text: sql, values: [...values] })).rows;
    } finally {
      this.database.onAnswer((performance.now() - startedAt) / 1_000);
    }
  }
}
