import { type Request, type RequestHandler, Router } from "express";
import type { ProcessMetrics } from "./process.metrics";

/** An address of this machine itself, as a socket tells it: also IPv4 in the dress of IPv6. */
export const isLoopback = (address: string | undefined): boolean =>
  /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address ?? "") || address === "::1";

/**
 * Counts every request when its answer has gone, or its client.
 * @param labelsOf what it counts for; must not pass on what a client wrote
 */
export function countRequests(
  metrics: Pick<ProcessMetrics, "countRequest">,
  labelsOf: (request: Request) => { route: string; method: string },
): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    const labels = labelsOf(request);
    response.once("close", () => {
      metrics.countRequest({ ...labels, status: response.statusCode }, (performance.now() - startedAt) / 1_000);
    });
    next();
  };
}

/**
 * `GET /metrics` for a collector on this machine. For everybody else there is no such address; the socket alone tells
 * who asks, for a header can be made up.
 */
export function metricsRoute(metrics: Pick<ProcessMetrics, "read">): Router {
  const router = Router();
  router.get("/metrics", async (request, response, next) => {
    if (!isLoopback(request.socket.remoteAddress)) return next();
    const { contentType, text } = await metrics.read();
    response.set({ "cache-control": "no-store", "content-type": contentType }).send(text);
  });
  return router;
}
