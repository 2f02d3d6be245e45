import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { OpenedDownload } from "./open-download";

/** A client that reads nothing for so long has gone, whatever its connection says: it holds one of ours to the database. */
const longestPauseMs = 60_000;

/**
 * Lets a file flow to a client, as fast as the client reads. When it breaks off, so does the connection: a client must
 * not take half a file for a whole one. Rejects then, also when it was the client who left.
 */
export async function streamDownload(
  { fileName, contentType, bytes }: OpenedDownload,
  response: ServerResponse,
): Promise<void> {
  response.setHeader("content-type", contentType);
  response.setHeader("content-disposition", `attachment; filename="${fileName.replace(/[^\w.-]/g, "_")}"`);
  response.setHeader("cache-control", "no-store");
  // Whoever looks after an answer (log, figures, a client that leaves) listens for its end, and so does each step of a pipeline.
  response.setMaxListeners(30);
  response.setTimeout(longestPauseMs, () => response.destroy());
  await pipeline(Readable.from(bytes, { objectMode: false }), response);
}

/** A signal that fires when the client of this answer has gone. */
export function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once("close", () => response.writableFinished || gone.abort(new Error("The client has gone.")));
  return gone.signal;
}
