import { Histogram } from "prom-client";
import type { Database } from "../../subgraphs/kit/database/database";
import {
  type MeasuredPool,
  metricsPrefix,
  ProcessMetrics,
  requestBuckets,
} from "../../subgraphs/kit/server/process.metrics";

/** Whose use of connections is told. */
export interface MeasuredPools {
  /** The subgraphs of this process. */
  database: Pick<Database, "poolUse">;
  /** The gateway's own. */
  sessions: MeasuredPool;
}

/** What a gateway counts: besides what every process does, operations by fields of the schema. */
export class GatewayMetrics extends ProcessMetrics {
  readonly #operations: Histogram<"kind" | "field" | "outcome">;

  constructor({ database, sessions }: MeasuredPools) {
    super({ operations: database, sessions });
    this.#operations = new Histogram({
      name: `${metricsPrefix}graphql_operation_seconds`,
      help: "Time of a GraphQL operation, by kind, root field and outcome: ok, or the code of its first error.",
      labelNames: ["kind", "field", "outcome"],
      buckets: requestBuckets,
      registers: [this.registry],
    });
  }

  /** Notes an operation that was executed or refused. */
  countOperation(labels: { kind: string; field: string; outcome: string }, seconds: number): void {
    this.#operations.observe(labels, seconds);
  }
}
