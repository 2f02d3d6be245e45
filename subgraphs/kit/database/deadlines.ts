/**
 * How long anything with PostgreSQL may take, each limit longer than the one inside it: a lock (2 s), a statement (5 s),
 * our wait for its answer (6 s), the gateway's wait for a subgraph (7 s) and for the whole operation (10 s). PostgreSQL's
 * own two do not help when the network swallows its answer, or its process is stopped.
 */
export const answerDeadlineMs = 6_000;

/** Settings of every session with PostgreSQL. */
export const sessionDeadlines =
  "-c statement_timeout=5s -c lock_timeout=2s -c idle_in_transaction_session_timeout=10s -c timezone=UTC";

/**
 * How a pool notices that the other end is gone. A connection whose answer is overdue is given up, for what comes later
 * on it would be taken for the answer to something else; in a pipeline pg does that by itself. A peer that no longer
 * acknowledges anything is found out 20 s after the last word: Node then asks ten times, once a second.
 */
export const poolDeadlines = {
  connectionTimeoutMillis: 1_000,
  query_timeout: answerDeadlineMs,
  pipeline: true,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  // pg closes idle connections after 10 s by default, and their plans with them.
  idleTimeoutMillis: 0,
} as const;
