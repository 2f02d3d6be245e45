import { Pool } from "pg";

/** What a pool beside the operations' one is for. */
export interface SidePoolSettings {
  url: string;
  max: number;
  /** How long a transaction on it may wait for its next statement. */
  idleInTransactionSeconds: number;
  /** Told of each connection that is lost, idle or lent out. */
  onIdleError: (error: Error) => void;
}

/**
 * A small pool beside that of the operations, without pipelining: nothing may stream over a pipelined connection, and
 * what runs in the background must not take connections from people who wait. It holds none while it is not used.
 */
export function sidePool({ url, max, idleInTransactionSeconds, onIdleError }: SidePoolSettings): Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 10_000,
    allowExitOnIdle: true,
    keepAlive: true,
    options:
      `-c statement_timeout=30s -c lock_timeout=5s -c idle_in_transaction_session_timeout=${idleInTransactionSeconds}s ` +
      "-c plan_cache_mode=force_custom_plan -c random_page_cost=1.1 -c max_parallel_workers_per_gather=0 -c timezone=UTC",
  });
  // A pool listens to its connections only while they are idle: one that PostgreSQL drops while it is lent out, and that
  // nobody listens to, ends the process.
  pool.on("connect", (client) => client.on("error", onIdleError));
  pool.on("error", () => undefined);
  return pool;
}
