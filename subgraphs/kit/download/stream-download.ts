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

/** What a stream says when the one it should flow to is there no more. */
const goneCodes = ["ERR_STREAM_PREMATURE_CLOSE", "ERR_STREAM_UNABLE_TO_PIPE", "ABORT_ERR", "ECONNRESET"];

/** Did a download end because its client has gone? That is her right, and no fault. */
export function hasLeft({ aborted, reason }: AbortSignal, error: unknown): boolean {
  return aborted && (error === reason || goneCodes.includes(String((error as NodeJS.ErrnoException).code)));
}

/** A signal that fires when the client of this answer has gone. */
export function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once("close", () => response.writableFinished || gone.abort(new Error("The client has gone.")));
  return gone.signal;
}
