/** What became of one row of a command on many. */
export interface RowResult {
  id: string;
  isDone: boolean;
  /** Why not, as a code. */
  reason?: string | null;
}

interface BulkRun {
  ids: readonly string[];
  chunkSize: number;
  send: (ids: string[]) => Promise<RowResult[]>;
  /** After each chunk: how many rows are behind. */
  onProgress: (done: number) => void;
  /** Asked before each chunk. */
  isStopped: () => boolean;
  /** An error that ends the whole run, such as an ended session; the others count against their rows. */
  isFatal: (error: unknown) => boolean;
}

function notDone(ids: readonly string[], reason: string): RowResult[] {
  return ids.map((id) => ({ id, isDone: false, reason }));
}

/**
 * Sends a long list of rows in chunks, one after the other, so that it can be followed and stopped. Each row gets its
 * result; a chunk that did not arrive ends the run, and its rows and those behind it can be sent again.
 */
export async function runInChunks(run: BulkRun): Promise<RowResult[]> {
  const results: RowResult[] = [];
  for (let start = 0; start < run.ids.length; start += run.chunkSize) {
    if (run.isStopped()) return [...results, ...notDone(run.ids.slice(start), "STOPPED")];
    try {
      results.push(...(await run.send(run.ids.slice(start, start + run.chunkSize))));
    } catch (error) {
      if (run.isFatal(error)) throw error;
      return [...results, ...notDone(run.ids.slice(start), "NOT_SENT")];
    }
    run.onProgress(results.length);
  }
  return results;
}
