import type { Logger } from "pino";

/** What the log says of one; the tests of faults count them. */
export const strayRejectionText = "A promise failed that nobody waited for";

/**
 * Keeps the process alive when a promise fails that nobody listens to any more, and leaves it in the log. A database that
 * goes away fails every statement on its way at once; their requests are answered by the first, and the process must serve
 * the others on.
 */
export function outliveStrayRejections(logger: Logger): void {
  process.on("unhandledRejection", (err) => logger.error({ err }, strayRejectionText));
}
