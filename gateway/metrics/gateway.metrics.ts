import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Database } from "../../subgraphs/kit/database/database";
import type { PoolUse } from "../../subgraphs/kit/database/pool-use";

const prefix = "pakmut_";
/** From an answer out of memory to the deadline of an operation, in seconds. */
const requestBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** From an index look-up to the statement timeout, in seconds. */
const statementBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

/** Whose use of connections is told. */
export interface MeasuredPools {
  /** The subgraphs of this process. */
  database: Pick<Database, "poolUse">;
  /** The gateway's own. */
  sessions: { poolUse(): PoolUse };
}

/**
 * What a gateway counts. No label holds what a client or a person wrote: routes, fields of the schema, codes and states
 * alone, so that the number of series is bounded and nobody's data can get into them.
 */
export class GatewayMetrics {
  readonly #registry = new Registry();
  readonly #requests: Histogram<"route" | "method" | "status">;
  readonly #operations: Histogram<"kind" | "field" | "outcome">;
  readonly #statements: Histogram;

  constructor(pools: MeasuredPools) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry, prefix });
    this.#requests = new Histogram({
      name: `${prefix}http_request_seconds`,
      help: "Time from a request to the end of its answer, by route, method and status.",
      labelNames: ["route", "method", "status"],
      buckets: requestBuckets,
      registers,
    });
    this.#operations = new Histogram({
      name: `${prefix}graphql_operation_seconds`,
      help: "Time of a GraphQL operation, by kind, root field and outcome: ok, or the code of its first error.",
      labelNames: ["kind", "field", "outcome"],
      buckets: requestBuckets,
      registers,
    });
    this.#statements = new Histogram({
      name: `${prefix}sql_statement_seconds`,
      help: "Time of a statement of an operation, from sending it to its last row.",
      buckets: statementBuckets,
      registers,
    });
    this.#measurePools(pools);
  }

  /** Notes a request that was answered. `seconds` is the time it took. */
  countRequest(labels: { route: string; method: string; status: number }, seconds: number): void {
    this.#requests.observe(labels, seconds);
  }

  /** Notes an operation that was executed or refused. */
  countOperation(labels: { kind: string; field: string; outcome: string }, seconds: number): void {
    this.#operations.observe(labels, seconds);
  }

  /** Notes a statement that PostgreSQL answered, or refused. */
  countStatement(seconds: number): void {
    this.#statements.observe(seconds);
  }

  /** All figures as Prometheus reads them. */
  async read(): Promise<{ contentType: string; text: string }> {
    return { contentType: this.#registry.contentType, text: await this.#registry.metrics() };
  }

  #measurePools({ database, sessions }: MeasuredPools): void {
    const pools = { operations: database, sessions };
    new Gauge({
      name: `${prefix}pool_connections`,
      help: "Connections to PostgreSQL by pool: open, idle of these, and requests that wait for one.",
      labelNames: ["pool", "state"],
      registers: [this.#registry],
      collect() {
        for (const [pool, measured] of Object.entries(pools)) {
          for (const [state, count] of Object.entries(measured.poolUse())) this.set({ pool, state }, count);
        }
      },
    });
  }
}
