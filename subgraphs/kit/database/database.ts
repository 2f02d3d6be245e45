import type { Pool } from "pg";
import { DataSource } from "typeorm";
import { poolDeadlines, sessionDeadlines } from "./deadlines";
import { type PoolUse, poolUseOf } from "./pool-use";
import { sidePool } from "./side-pool";

export interface DatabaseSettings {
  /** Login of the process: a member of the roles of all subgraphs that run in it. */
  url: string;
  entities: readonly (new () => object)[];
  poolSize?: number;
  onIdleError?: (error: Error) => void;
}

/** A kept statement takes some 50 kB of each connection. */
const maxPrepared = 64;

/** The pool and the entities of one process. Subgraphs that run together share it, so that an operation needs one connection. */
export class Database {
  /** Told each statement of every operation, for tests and metrics that count them. */
  onStatement: (sql: string) => void = () => undefined;

  /** Told how long each of them took, in seconds, when it has been answered or refused. */
  onAnswer: (seconds: number) => void = () => undefined;

  readonly #preparedNames = new Map<string, string>();

  private constructor(
    /** For work that takes a connection of its own, such as an import. */
    readonly url: string,
    readonly dataSource: DataSource,
    /** For the queue of jobs and the locks of chores: no chore takes a second one while it holds one. */
    readonly jobPool: Pool,
    /** For downloads: as many at once as it has connections, each for as long as its client takes to read. */
    readonly streamPool: Pool,
  ) {}

  static async connect(settings: DatabaseSettings): Promise<Database> {
    const dataSource = new DataSource({
      type: "postgres",
      url: settings.url,
      entities: [...settings.entities],
      synchronize: false,
      installExtensions: false,
      poolSize: settings.poolSize ?? 8,
      // A pool without an error listener ends the process when PostgreSQL drops an idle connection.
      poolErrorHandler: settings.onIdleError ?? (() => undefined),
      extra: {
        ...poolDeadlines,
        options:
          `${sessionDeadlines} ` +
          // A plan made for an agency served a department in 52 ms instead of 0.3. Disks without a turning plate read
          // any page as fast as the next: with the default the map of the country was a scan of 126 ms, not 29.
          "-c plan_cache_mode=force_custom_plan -c random_page_cost=1.1 -c max_parallel_workers_per_gather=0",
      },
    });
    const { url, onIdleError = () => undefined } = settings;
    return new Database(
      url,
      await dataSource.initialize(),
      sidePool({ url, max: 3, idleInTransactionSeconds: 10, onIdleError }),
      sidePool({ url, max: 3, idleInTransactionSeconds: 60, onIdleError }),
    );
  }

  /**
   * The name under which connections keep a statement that commands repeat; none when there are too many already, for each
   * connection keeps each. Such a statement names its columns: one that says `*` fails once a migration adds a column.
   */
  preparedName(sql: string): string | undefined {
    const known = this.#preparedNames.get(sql);
    if (known || this.#preparedNames.size >= maxPrepared) return known;
    const name = `command-${this.#preparedNames.size + 1}`;
    this.#preparedNames.set(sql, name);
    return name;
  }

  /** Resolves when PostgreSQL answers. Throws otherwise. */
  async ping(): Promise<void> {
    await this.dataSource.query("select 1");
  }

  /** How the pool is used at the moment. */
  poolUse(): PoolUse {
    return poolUseOf((this.dataSource.driver as unknown as { master: Pool }).master);
  }

  async close(): Promise<void> {
    await Promise.all([this.dataSource.destroy(), this.jobPool.end(), this.streamPool.end()]);
  }
}
