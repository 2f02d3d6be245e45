import express, { type Request, type Response, Router } from "express";
import type { Logger } from "pino";
import { z } from "zod";
import type { Actor } from "../../subgraphs/kit/actor";
import type { Database } from "../../subgraphs/kit/database/database";
import { Operation } from "../../subgraphs/kit/database/operation";
import { goneSignal, hasLeft, streamDownload } from "../../subgraphs/kit/download/stream-download";
import { unauthenticated } from "../../subgraphs/kit/errors";
import { refuse } from "../http/refusal";
import { requestIdOf } from "../http/request.context";
import { requireSameSite } from "../http/same-site.guard";
import { refuseWithError } from "./refuse-error";
import type { SubgraphCaller } from "./supergraph.engine";

export interface ExportParts {
  publicUrl: string;
  subgraphs: readonly SubgraphCaller[];
  database: Database;
  /** Who is signed in on this request; `null`: nobody. */
  actorOf: (request: Request) => Promise<Actor | null>;
  logger: Logger;
}

const maxBodyBytes = 256 * 1024;
const filePattern = /^([a-z-]{1,60})\.(csv|xlsx|ndjson|pdf)$/;
const bodyShape = z.record(z.string(), z.unknown());
/**
 * `/export/<subgraph>/<name>.<format>`: lists as files. GET with the parameters in the address, for a link; POST with them
 * as a JSON object, from our own pages alone. A download that leaves an audit entry takes POST only.
 */
export function exportRoute(parts: ExportParts): Router {
  const router = Router();
  const guard = requireSameSite(new URL(parts.publicUrl).origin, { always: true });
  router.get("/:subgraph/:file", (request, response) => {
    const site = request.headers["sec-fetch-site"];
    if (site === "cross-site" || site === "same-site")
      return refuse(response, 403, "This request comes from another site.");
    return answer(parts, request.query, request, response);
  });
  router.all("/:subgraph/:file", guard, express.json({ limit: maxBodyBytes, inflate: false }), (request, response) =>
    answer(parts, request.body, request, response),
  );
  return router;
}

async function answer(parts: ExportParts, given: unknown, request: Request, response: Response): Promise<void> {
  const subgraph = parts.subgraphs.find(({ name }) => name === request.params.subgraph);
  const [, name, format] = filePattern.exec(String(request.params.file)) ?? [];
  const parameters = bodyShape.safeParse(given ?? {});
  if (!subgraph || !name || !format) return refuse(response, 404, "There is nothing here.");
  if (!parameters.success) return refuse(response, 400, "Send the parameters as a JSON object.");
  const requestId = requestIdOf(response);
  const log = (err: unknown): void => parts.logger.error({ err, requestId }, "A download failed");
  const actor = await parts.actorOf(request);
  const { database } = parts;
  const signal = goneSignal(response);
  const operation = new Operation(database, { actor, requestId });
  try {
    if (!actor) throw unauthenticated();
    const address = { name, format, isPost: request.method === "POST" };
    const asked = { parameters: { ...parameters.data }, signal };
    await streamDownload(await subgraph.download(address, asked, { operation, database }), response);
  } catch (error) {
    if (hasLeft(signal, error)) return;
    if (response.headersSent) {
      parts.logger.warn({ err: error, requestId }, "A download broke off");
      return void response.destroy();
    }
    refuseWithError(error, response, requestId, log);
  } finally {
    await operation.end();
  }
}
