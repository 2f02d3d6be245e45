import type { Request, Response } from "express";
import { GraphQLError } from "graphql";
import type { Logger } from "pino";
import type { Database } from "../database/database";
import { Operation, type OperationRequest } from "../database/operation";
import type { RunningSubgraph } from "../graphql/build-subgraph";
import { toClientErrors } from "../graphql/to-client-errors";

interface FileParts {
  running: RunningSubgraph;
  database: Database;
  logger: Logger;
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** Answers the gateway's `POST /files/<kind>?record=…&name=…`, whose body is the file. */
export async function answerUpload(
  { running, database, logger }: FileParts,
  admitted: OperationRequest,
  request: Request,
  response: Response,
): Promise<void> {
  const { record, name } = request.query;
  const address = { kind: textOf(request.params.kind), recordId: textOf(record), fileName: textOf(name) };
  const length = request.headers["content-length"];
  try {
    const body = { body: request, length: length === undefined ? null : Number(length) };
    response.json(await running.upload(address, body, { database, admitted }));
  } catch (error) {
    refuse({ logger, admitted }, error, response);
  }
}

/** Answers the gateway's `GET /files/<id>/<width>?webp=1`. */
export async function answerFile(
  { running, database, logger }: FileParts,
  admitted: OperationRequest,
  { params, query }: Request,
  response: Response,
): Promise<void> {
  const operation = new Operation(database, admitted);
  try {
    const address = { id: textOf(params.id), width: textOf(params.width), takesWebp: query.webp === "1" };
    const { bytes, ...told } = await running.file(address, { operation, database });
    response.setHeader("x-pakmut-file", encodeURIComponent(JSON.stringify(told)));
    response.type("application/octet-stream").send(bytes);
  } catch (error) {
    refuse({ logger, admitted }, error, response);
  } finally {
    await operation.end();
  }
}

function refuse(
  { logger, admitted }: { logger: Logger; admitted: OperationRequest },
  error: unknown,
  response: Response,
): void {
  const log = (err: unknown, requestId: string): void => logger.error({ err, requestId }, "A file failed");
  const originalError = error instanceof Error ? error : new Error("It failed.");
  const asError = error instanceof GraphQLError ? error : new GraphQLError(originalError.message, { originalError });
  if (response.destroyed) return;
  response.status(422).json({ errors: toClientErrors([asError], admitted.requestId, log) });
}
