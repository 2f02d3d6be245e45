import type { Request, Response } from "express";
import { GraphQLError } from "graphql";
import type { Logger } from "pino";
import type { Database } from "../database/database";
import { Operation, type OperationRequest } from "../database/operation";
import { goneSignal, hasLeft, streamDownload } from "../download/stream-download";
import type { RunningSubgraph } from "../graphql/build-subgraph";
import { toClientErrors } from "../graphql/to-client-errors";

interface DownloadParts {
  running: RunningSubgraph;
  database: Database;
  logger: Logger;
}

/** Answers the gateway's `POST /export/<name>.<format>` with the file, or with the error in the shape of GraphQL's. */
export async function answerDownload(
  { running, database, logger }: DownloadParts,
  admitted: OperationRequest,
  { params, body }: Request,
  response: Response,
): Promise<void> {
  const operation = new Operation(database, admitted);
  const [, name = "", format = ""] = /^([a-z-]+)\.([a-z]+)$/.exec(String(params.file)) ?? [];
  const { isPost, parameters } = body as { isPost?: unknown; parameters?: Record<string, unknown> };
  const signal = goneSignal(response);
  try {
    const request = { parameters: parameters ?? {}, signal };
    const address = { name, format, isPost: isPost === true };
    await streamDownload(await running.download(address, request, { operation, database }), response);
  } catch (error) {
    if (hasLeft(signal, error)) return;
    if (response.headersSent) {
      logger.warn({ err: error, requestId: admitted.requestId }, "A download broke off");
      return void response.destroy();
    }
    const log = (err: unknown, requestId: string): void => logger.error({ err, requestId }, "A download failed");
    const originalError = error instanceof Error ? error : new Error("It failed.");
    const asError = error instanceof GraphQLError ? error : new GraphQLError(originalError.message, { originalError });
    response.status(422).json({ errors: toClientErrors([asError], admitted.requestId, log) });
  } finally {
    await operation.end();
  }
}
