import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { PoolUse } from "../database/pool-use";

export const metricsPrefix = "pakmut_";
/** From an answer out of memory to the deadline of an operation, in seconds. */
export const requestBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** From an index look-up to the statement timeout, in seconds. */
const statementBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

/** Whoever can tell how its connections are used. */
export interface MeasuredPool {
  poolUse(): PoolUse;
}

/**
 * What every process of Pakmut counts, gateway or subgraph. No label holds what a client or a person wrote: routes, codes
 * and states alone, so that the number of series is bounded and nobody's data can get into them.
 */
export class ProcessMetrics {
  protected readonly registry = new Registry();
  readonly #requests: Histogram<"route" | "method" | "status">;
  readonly #statements: Histogram;

  /** @param pools whose use of connections is told, by name */
  constructor(pools: Readonly<Record<string, MeasuredPool>>) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry, prefix: metricsPrefix });
    this.#requests = new Histogram({
      name: `${metricsPrefix}http_request_seconds`,
      help: "Time from a request to the end of its answer, by route, method and status.",
      labelNames: ["route", "method", "status"],
      buckets: requestBuckets,
      registers,
    });
    this.#statements = new Histogram({
      name: `${metricsPrefix}sql_statement_seconds`,
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

  /** Notes a statement that PostgreSQL answered, or refused. */
  countStatement(seconds: number): void {
    this.#statements.observe(seconds);
  }

  /** All figures as Prometheus reads them. */
  async read(): Promise<{ contentType: string; text: string }> {
    return { contentType: this.registry.contentType, text: await this.registry.metrics() };
  }

  #measurePools(pools: Readonly<Record<string, MeasuredPool>>): void {
    new Gauge({
      name: `${metricsPrefix}pool_connections`,
      help: "Connections to PostgreSQL by pool: open, idle of these, and requests that wait for one.",
      labelNames: ["pool", "state"],
      registers: [this.registry],
      collect() {
        for (const [pool, measured] of Object.entries(pools)) {
          for (const [state, count] of Object.entries(measured.poolUse())) this.set({ pool, state }, count);
        }
      },
    });
  }
}
