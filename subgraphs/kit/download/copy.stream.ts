import { escapeLiteral, type PoolClient } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { scopeRange } from "../database/scope";
import { badUserInput, serviceUnavailable } from "../errors";
import type { DownloadContext } from "./download";

const element = (value: unknown): string => `"${String(value).replace(/["\\]/g, "\\$&")}"`;

/** A parameter as it stands in a statement: COPY takes none beside it. */
function literalOf(value: unknown): string {
  if (value === null || value === undefined) return "null";
  const text = Array.isArray(value) ? `{${value.map(element).join()}}` : String(value);
  // It would end the statement; PostgreSQL keeps no text with it.
  if (text.includes("\0")) throw badUserInput([], "A value is malformed.");
  return escapeLiteral(text);
}

/** A statement with its parameters in it. Texts of the statement itself hold no "$1". */
export const withLiterals = (sql: string, parameters: readonly unknown[]): string =>
  sql.replace(/\$(\d+)/g, (_, number: string) => literalOf(parameters[Number(number) - 1]));

async function connect({ database, operation }: DownloadContext): Promise<PoolClient> {
  const { scope, upper } = scopeRange(operation.actor?.grant?.scopePath);
  const client = await database.streamPool.connect().catch((error: Error) => {
    throw serviceUnavailable(error);
  });
  try {
    // PostgreSQL counts the whole reading as one statement; it is the client that may take its time.
    await client.query(
      `begin isolation level repeatable read read only; set local statement_timeout = 0; set local datestyle = 'ISO';
       set local app.scope = ${escapeLiteral(scope)}; set local app.upper = ${escapeLiteral(upper)}`,
    );
    return client;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/**
 * What a COPY … TO STDOUT writes, in one snapshot and in the scope of who asks, as fast as it is read. A reader that stops
 * half-way costs the connection: COPY cannot be left in any other way.
 */
export async function* copyOut(context: DownloadContext, copy: string, signal: AbortSignal): AsyncGenerator<Buffer> {
  signal.throwIfAborted();
  const client = await connect(context);
  let isWhole = false;
  const stream = copyTo(copy);
  const stop = (): void => void stream.destroy(signal.reason as Error);
  try {
    signal.addEventListener("abort", stop);
    // A connection that is given up tells its stream so, which nobody reads any more.
    stream.on("error", () => undefined);
    yield* client.query(stream) as AsyncIterable<Buffer>;
    await client.query("commit");
    isWhole = true;
  } finally {
    signal.removeEventListener("abort", stop);
    client.release(!isWhole);
  }
}
