import pino, { type DestinationStream } from "pino";

/** What is kept for a disk that has no room at the moment; beyond it lines are lost, and nothing else is. */
const maxKeptBytes = 1024 * 1024;

/**
 * Where a process writes its log: a file, or standard output. A full disk costs lines of the log and never the process:
 * left to itself pino ends it, and as it ends tries the last lines again for ever.
 */
export function logDestination(dest: string | number = 1): DestinationStream {
  // Written at once: what is written later would be what a process waits for on its way out.
  const destination = pino.destination({ dest, sync: true, mode: 0o600, maxLength: maxKeptBytes });
  destination.on("error", () => undefined);
  return destination;
}
