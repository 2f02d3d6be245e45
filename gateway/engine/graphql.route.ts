import express, { type Request, type Response, Router } from "express";
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";
import { z } from "zod";
import type { Actor } from "../../subgraphs/kit/actor";
import type { Database } from "../../subgraphs/kit/database/database";
import { Operation } from "../../subgraphs/kit/database/operation";
import { addressOf } from "../http/client.address";
import { refuse, sayTryAgain } from "../http/refusal";
import { requestIdOf } from "../http/request.context";
import type { GatewayMetrics } from "../metrics/gateway.metrics";
import { rootFieldOf } from "../metrics/request.labels";
import { requireSameSite } from "../http/same-site.guard";
import { badRequest, internalError, toClientError } from "./client-errors";
import type { DocumentCache, PreparedDocument } from "./document.cache";
import { RefusedDocument } from "./refused-document.error";
import type { Engine } from "./supergraph.engine";

export const maxBodyBytes = 256 * 1024;
/** Longer than any statement may run (5 s), shorter than a request may take to arrive and be answered (15 s). */
const deadlineMs = 10_000;

export interface GraphqlParts {
  publicUrl: string;
  engine: Engine;
  documents: DocumentCache;
  database: Database;
  /** Who is signed in on this request; `null`: nobody. */
  actorOf: (request: Request) => Promise<Actor | null>;
  /** May this request read only, whoever asks? */
  isReadOnly: (request: Request) => boolean;
  showsSchema: boolean;
  logger: Logger;
  metrics: Pick<GatewayMetrics, "countOperation">;
}

const mediaTypes = ["application/json", "application/graphql-response+json"] as const;

/** `extensions` of a request is accepted, as the protocol asks, and never read. */
const bodyShape = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
});
type GraphqlBody = z.infer<typeof bodyShape>;

/** `POST /graphql`: GraphQL over HTTP with JSON bodies, one operation a request. */
export function graphqlRoute(parts: GraphqlParts): Router {
  const router = Router();
  router.use(requireSameSite(new URL(parts.publicUrl).origin));
  router.use(express.json({ limit: maxBodyBytes, inflate: false }));
  router.post("/", (request, response) => answer(parts, request, response));
  return router;
}

async function answer(parts: GraphqlParts, request: Request, response: Response): Promise<void> {
  const mediaType = request.accepts(...mediaTypes);
  if (!mediaType) return refuse(response, 406, "Accept application/json.");
  const body = bodyShape.safeParse(request.body);
  if (!body.success) return refuse(response, 400, "Send one JSON object with query, operationName and variables.");
  response.type(mediaType).set("cache-control", "no-store");
  // Whoever asks for plain JSON gets 200 for every answer of the engine: the custom of the older protocol.
  const refusedStatus = mediaType === "application/json" ? 200 : 400;
  try {
    const prepared = parts.documents.prepare(body.data.query, body.data.operationName ?? undefined);
    if (prepared.operation.operation !== "query" && parts.isReadOnly(request))
      return refuse(response, 403, "An API key reads; it changes nothing.");
    const result = await measured(parts, prepared, () => execute(parts, prepared, body.data, request, response));
    const isUnavailable = result.errors?.some(({ extensions }) => extensions?.code === "SERVICE_UNAVAILABLE");
    if (isUnavailable) sayTryAgain(response);
    response.status(isUnavailable ? 503 : "data" in result ? 200 : refusedStatus).send(JSON.stringify(result));
  } catch (error) {
    if (!(error instanceof RefusedDocument)) throw error;
    parts.metrics.countOperation({ kind: "refused", field: "none", outcome: error.kind }, 0);
    const status = error.kind === "limits" ? 400 : refusedStatus;
    response
      .status(status)
      .send(JSON.stringify({ errors: refusalErrors(error, parts.showsSchema, requestIdOf(response)) }));
  }
}

/** Without the schema on show an error does not tell which guess of a name was wrong. */
function refusalErrors(refused: RefusedDocument, showsSchema: boolean, requestId: string): GraphQLFormattedError[] {
  if (refused.kind === "schema" && !showsSchema)
    return [badRequest("The operation does not fit the schema.", requestId)];
  return refused.errors.map(({ message }) => badRequest(message, requestId));
}

type ClientResult = Omit<ExecutionResult, "errors"> & { errors?: GraphQLFormattedError[] };

/** Executes an operation and counts it. */
async function measured(
  { metrics }: GraphqlParts,
  { operation }: PreparedDocument,
  run: () => Promise<ClientResult>,
): Promise<ClientResult> {
  const startedAt = performance.now();
  let outcome = "failed";
  try {
    const result = await run();
    outcome = String(result.errors?.[0]?.extensions?.code ?? "ok");
    return result;
  } finally {
    const labels = { kind: operation.operation, field: rootFieldOf(operation), outcome };
    metrics.countOperation(labels, (performance.now() - startedAt) / 1_000);
  }
}

/** Executes an operation with its own hold on the database, which ends when the last resolver has: also after the deadline. */
async function execute(
  parts: GraphqlParts,
  prepared: PreparedDocument,
  { variables }: GraphqlBody,
  request: Request,
  response: Response,
): Promise<ClientResult> {
  const requestId = requestIdOf(response);
  const log = (err: unknown): void => parts.logger.error({ err, requestId }, "A request failed");
  const actor = await parts.actorOf(request);
  const operation = new Operation(parts.database, { actor, requestId, address: addressOf(request) });
  const signal = AbortSignal.timeout(deadlineMs);
  const execution = parts.engine
    .execute({ ...prepared, variables: variables ?? undefined }, operation, signal)
    .finally(() => operation.end());
  try {
    const result = await Promise.race([execution, rejectionAt(signal)]);
    const errors = result.errors?.map((error) => toClientError(error, requestId, log));
    return { ...(errors?.length && { errors }), data: result.data ?? null };
  } catch (error) {
    execution.catch(() => undefined);
    const isBadVariable = error instanceof GraphQLError || error instanceof AggregateError;
    if (isBadVariable) return { errors: variableErrors(error, parts.showsSchema, requestId) };
    log(error);
    return { errors: [internalError(requestId)], data: null };
  }
}

/** Never resolves; rejects when the signal fires. */
const rejectionAt = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true }));

function variableErrors(
  error: GraphQLError | AggregateError,
  showsSchema: boolean,
  requestId: string,
): GraphQLFormattedError[] {
  if (!showsSchema) return [badRequest("The variables do not fit the operation.", requestId)];
  const errors = error instanceof AggregateError ? (error.errors as Error[]).slice(0, 5) : [error];
  return errors.map(({ message }) => badRequest(message, requestId));
}
