import { type Request, type RequestHandler, type Response, Router } from "express";
import { Operation } from "../../subgraphs/kit/database/operation";
import type { OpenedFile } from "../../subgraphs/kit/file/file.types";
import { addressOf } from "../http/client.address";
import { refuse } from "../http/refusal";
import { requestIdOf } from "../http/request.context";
import { requireSameSite } from "../http/same-site.guard";
import type { ExportParts } from "./export.route";
import { refuseWithError } from "./refuse-error";

/**
 * `POST /files/<subgraph>/<kind>?record=<id>&name=<file name>`: the body is the file, from our own pages alone and from
 * whom its kind lets in, which but for photos of registrations is somebody signed in; nothing of it is read before that is known. `GET /files/<subgraph>/<id>/<width>`: a picture,
 * as WebP where the browser takes it, else as JPEG; 404 for whoever may not see it.
 */
export function filesRoute(parts: ExportParts): Router {
  const router = Router();
  const guard = requireSameSite(new URL(parts.publicUrl).origin, { always: true, takesFiles: true });
  const give: RequestHandler = (request, response) => giveFile(parts, request, response);
  router.get("/:subgraph/:id/:width", give);
  router.all("/:subgraph/:kind", guard, (request, response) => takeFile(parts, request, response));
  return router;
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

async function takeFile(parts: ExportParts, request: Request, response: Response): Promise<void> {
  const subgraph = parts.subgraphs.find(({ name }) => name === request.params.subgraph);
  if (!subgraph) return refuse(response, 404, "There is nothing here.");
  const actor = await parts.actorOf(request);
  const requestId = requestIdOf(response);
  const log = (err: unknown): void => parts.logger.error({ err, requestId }, "An upload failed");
  const { record, name } = request.query;
  const address = { kind: textOf(request.params.kind), recordId: textOf(record), fileName: textOf(name) };
  const length = request.headers["content-length"];
  const { database } = parts;
  try {
    const body = { body: request, length: length === undefined ? null : Number(length) };
    const uploaded = await subgraph.upload(address, body, {
      database,
      admitted: { actor, requestId, address: addressOf(request) },
    });
    response.set("cache-control", "no-store").json(uploaded);
  } catch (error) {
    // Somebody who has gone hears nothing, and a picture that she took back is no fault.
    if (response.destroyed) return;
    refuseWithError(error, response, requestId, log);
  }
}

async function giveFile(parts: ExportParts, request: Request, response: Response): Promise<void> {
  const subgraph = parts.subgraphs.find(({ name }) => name === request.params.subgraph);
  if (!subgraph) return refuse(response, 404, "There is nothing here.");
  const requestId = requestIdOf(response);
  const log = (err: unknown): void => parts.logger.error({ err, requestId }, "A file failed");
  const { id, width } = request.params;
  const address = {
    id: textOf(id),
    width: textOf(width),
    takesWebp: /\bimage\/webp\b/.test(request.headers.accept ?? ""),
  };
  const { database } = parts;
  const operation = new Operation(database, { actor: await parts.actorOf(request), requestId });
  try {
    const file = await subgraph.file(address, { operation, database });
    // Before the bytes flow: a slow reader must not keep a connection to the database.
    await operation.end();
    send(file, request, response);
  } catch (error) {
    refuseWithError(error, response, requestId, log);
  } finally {
    await operation.end();
  }
}

function send(
  { contentType, isInline, isPublic, fileName, sha256, bytes }: OpenedFile,
  request: Request,
  response: Response,
): void {
  const tag = `"${sha256.slice(0, 32)}"`;
  const quoted = encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  response.set({
    "content-type": contentType,
    "content-disposition": `${isInline ? "inline" : "attachment"}; filename*=UTF-8''${quoted}`,
    // Whatever a file should turn out to hold, in a browser it is nothing but a picture: it runs no script, loads nothing.
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    // A picture never changes, but its record can be hidden.
    "cache-control": isPublic ? "public, max-age=60" : "private, no-cache",
    vary: "accept",
    etag: tag,
  });
  if (request.headers["if-none-match"] === tag) return void response.status(304).end();
  response.send(bytes);
}
