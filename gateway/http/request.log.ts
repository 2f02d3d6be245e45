import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { requestIdOf } from "./request.context";

const maxPathLength = 200;

/** Writes one line for each request: no query, headers, names or variables, for those are of people. */
export function logRequests(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    const path = request.path.slice(0, maxPathLength);
    response.once("close", () => {
      const ms = Math.round((performance.now() - startedAt) * 10) / 10;
      const isAborted = !response.writableFinished;
      logger.info({
        requestId: requestIdOf(response),
        method: request.method,
        path,
        status: response.statusCode,
        ms,
        ...(isAborted && { isAborted }),
      });
    });
    next();
  };
}
