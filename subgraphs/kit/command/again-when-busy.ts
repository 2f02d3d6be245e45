import { serviceUnavailable } from "../errors";

/** PostgreSQL's codes for: two wait for each other, and: a lock was not to be had in time. */
const busyCodes: ReadonlySet<unknown> = new Set(["40P01", "55P03"]);

interface Patience {
  times: number;
  pauseMs: number;
  signal?: AbortSignal;
}

const isBusy = (error: unknown): error is Error =>
  error instanceof Error && "code" in error && busyCodes.has(error.code);

/**
 * Does a command again, from its beginning, when others were in its way: it has been rolled back, so nothing is done twice.
 * @throws SERVICE_UNAVAILABLE when they are in its way every time, and whatever else `work` throws
 */
export async function againWhenBusy<Result>(
  work: () => Promise<Result>,
  { times, pauseMs, signal }: Patience,
): Promise<Result> {
  for (let time = 1; ; time++) {
    signal?.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (time >= times) throw serviceUnavailable(error);
    }
    // Not all who gave way come back at the same moment.
    await new Promise((resolve) => setTimeout(resolve, pauseMs * (0.5 + Math.random())));
  }
}
