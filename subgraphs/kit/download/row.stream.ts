import type { QueryResultRow } from "pg";
import QueryStream from "pg-query-stream";
import { scopeRange } from "../database/scope";
import type { DownloadContext } from "./download";

const rowsAtOnce = 500;

/**
 * Reads as many rows as there are with the memory of a few hundred, in one snapshot and in the scope of who asks. Ends its
 * transaction when the last row was taken, when the reader stops, and when the client has gone.
 */
export async function* streamRows<Row extends QueryResultRow>(
  { operation, database }: DownloadContext,
  sql: string,
  parameters: readonly unknown[],
  signal: AbortSignal,
): AsyncGenerator<Row> {
  const { scope, upper } = scopeRange(operation.actor?.grant?.scopePath);
  signal.throwIfAborted();
  const client = await database.streamPool.connect();
  let failure: Error | undefined;
  try {
    await client.query("begin isolation level repeatable read read only");
    // PostgreSQL counts the whole reading as one statement; it is the client that may take its time.
    await client.query("set local statement_timeout = 0");
    await client.query("select set_config('app.scope', $1, true), set_config('app.upper', $2, true)", [scope, upper]);
    const stream = client.query(
      new QueryStream(sql, [...parameters], { batchSize: rowsAtOnce, highWaterMark: rowsAtOnce }),
    );
    for await (const row of stream as AsyncIterable<Row>) {
      signal.throwIfAborted();
      yield row;
    }
    await client.query("commit");
  } catch (error) {
    failure = error instanceof Error ? error : new Error("Reading failed.");
    throw error;
  } finally {
    // A reader that stops half-way leaves the transaction open: the rollback ends it before the connection is used again.
    const lost = await client.query("rollback").then(
      () => undefined,
      (error: Error) => error,
    );
    client.release(lost ?? (failure && !("code" in failure) && !signal.aborted ? failure : undefined));
  }
}
