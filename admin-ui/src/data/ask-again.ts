import { ApiError } from "./api-error";

/** How often a server that is too busy is asked again before the person is told. */
const MOST_REPEATS = 3;
const FIRST_PAUSE_MS = 2_000;

/**
 * Asks again, after growing pauses, while the server says that it is too busy: nothing has been done then, so a command may be
 * sent again, too. Throws what `ask` throws, at the latest when it has been asked for the fourth time.
 */
export async function askAgainWhenBusy<Answer>(
  ask: () => Promise<Answer>,
  signal?: AbortSignal,
  firstPauseMs = FIRST_PAUSE_MS,
): Promise<Answer> {
  for (let repeats = 0; ; repeats += 1) {
    try {
      return await ask();
    } catch (error) {
      const isBusy = error instanceof ApiError && error.code === "SERVICE_UNAVAILABLE";
      if (!isBusy || repeats === MOST_REPEATS) throw error;
    }
    // Not all who were turned away come back at the same moment.
    const pauseMs = firstPauseMs * 2 ** repeats * (0.5 + Math.random() / 2);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    signal?.throwIfAborted();
  }
}
