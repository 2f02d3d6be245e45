import { type ApolloServer, HeaderMap } from "@apollo/server";
import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import express, { type Express, type Request, type RequestHandler, type Response } from "express";
import type { JWK } from "jose";
import type { Logger } from "pino";
import type { Voucher } from "../actor";
import { Database } from "../database/database";
import { requireDurableLogin } from "../database/durable-login";
import { Operation } from "../database/operation";
import { buildSubgraph, type RunningSubgraph } from "../graphql/build-subgraph";
import type { SubgraphContext } from "../graphql/context";
import type { Subgraph } from "../graphql/subgraph";
import { type JobRunner, startJobs } from "../job/job.runner";
import { createApolloServer } from "./apollo.server";
import { readVoucher } from "./bearer.actor";
import { answerDownload } from "./download.answer";
import { DrainedServer } from "./drained.server";
import { answerFile, answerUpload } from "./file.answer";
import { countRequests, metricsRoute } from "./metrics.routes";
import { ProcessMetrics } from "./process.metrics";

/** Larger than what the gateway takes: it adds the representations of a page of records. */
const maxBodyBytes = 2 * 1024 * 1024;
const requestIdPattern = /^[0-9a-z]{1,32}$/;

export interface SubgraphServerSettings {
  subgraph: Subgraph;
  host: string;
  /** 0 takes a free port. */
  port: number;
  /** The subgraph's own login, from `migrate`. */
  databaseUrl: string;
  poolSize?: number;
  /** Belongs to the key with which the gateway signs actors. */
  publicJwk: JWK;
  logger: Logger;
  /** Also look after the subgraph's jobs: yes, unless a test does not want them. */
  doesJobs?: boolean;
  /** Told each statement, for tests and metrics that count them. */
  onStatement?: (sql: string) => void;
}

export interface SubgraphServer {
  port: number;
  /** Leaves the port at once, finishes what is in flight and gives its database connections back. */
  close(): Promise<void>;
}

/**
 * Serves a subgraph over HTTP in a process of its own: `POST /graphql` with JSON for whoever brings an actor signed by the
 * gateway, `GET /healthz` and `/readyz` for the platform, `/metrics` for this machine alone. Resolves when it listens; throws when port or database cannot be had,
 * and when PostgreSQL would lose acknowledged writes of the login.
 */
export async function serveSubgraph(settings: SubgraphServerSettings): Promise<SubgraphServer> {
  const { subgraph, logger, databaseUrl, poolSize } = settings;
  const logFault = (err: unknown, requestId: string): void => logger.error({ err, requestId }, "A request failed");
  await requireDurableLogin(databaseUrl);
  const running = buildSubgraph(subgraph, logFault);
  const apollo = createApolloServer(running, logger, logFault);
  const database = await Database.connect({
    url: databaseUrl,
    entities: subgraph.entities,
    poolSize,
    onIdleError: (err) => logger.warn({ err }, "PostgreSQL closed an idle connection"),
  });
  if (settings.onStatement) database.onStatement = settings.onStatement;
  await apollo.start();
  const drained: DrainedServer = new DrainedServer(
    createApp(settings, { apollo, running, database, isDraining: () => drained.isDraining }),
  );
  let jobs: JobRunner | null = null;
  const close = async (): Promise<void> => {
    await Promise.all([drained.drain(), jobs?.stop()]);
    await apollo.stop();
    await database.close();
  };
  try {
    await drained.listen(settings.port, settings.host);
    if (settings.doesJobs ?? true) jobs = await startJobs({ subgraphs: [subgraph], database, logger });
  } catch (error) {
    await close();
    throw error;
  }
  return { port: (drained.server.address() as AddressInfo).port, close };
}

interface AppParts {
  apollo: ApolloServer<SubgraphContext>;
  running: RunningSubgraph;
  database: Database;
  isDraining: () => boolean;
}

function createApp(settings: SubgraphServerSettings, { apollo, running, database, isDraining }: AppParts): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  const metrics = new ProcessMetrics({ operations: database });
  database.onAnswer = (seconds) => metrics.countStatement(seconds);
  app.use(countRequests(metrics, labelsOf), metricsRoute(metrics));
  app.get("/healthz", (_request, response) => void response.json({ status: "alive" }));
  app.get("/readyz", async (_request, response) => {
    const answers = database.ping().then(
      () => true,
      () => false,
    );
    const isReady = !isDraining() && (await answers);
    response.status(isReady ? 200 : 503).json({ status: isReady ? "ready" : "not ready" });
  });
  app.use(requireVoucher(settings));
  app.post("/graphql", requireJson, express.json({ limit: maxBodyBytes, inflate: false }), (request, response) =>
    answer(apollo, database, request, response),
  );
  app.post("/export/:file", requireJson, express.json({ limit: maxBodyBytes, inflate: false }), (request, response) =>
    answerDownload(
      { running, database, logger: settings.logger },
      response.locals.admitted as Admitted,
      request,
      response,
    ),
  );
  const files = { running, database, logger: settings.logger };
  app.post("/files/:kind", (request, response) =>
    answerUpload(files, response.locals.admitted as Admitted, request, response),
  );
  app.get("/files/:id/:width", (request, response) =>
    answerFile(files, response.locals.admitted as Admitted, request, response),
  );
  app.use((_request, response) => void response.status(404).json({ errors: [{ message: "Not found." }] }));
  app.use(handleFailures(settings.logger));
  return app;
}

const routes = ["/graphql", "/export", "/files", "/healthz", "/readyz", "/metrics"];

/** What a request counts for in the metrics: nothing that its sender may have written, so that nobody invents series. */
const labelsOf = ({ path, method }: Request): { route: string; method: string } => ({
  route: routes.find((route) => path === route || path.startsWith(`${route}/`)) ?? "other",
  method: method === "GET" || method === "POST" ? method : "other",
});

interface Admitted extends Voucher {
  requestId: string;
}

/** Before anything else is looked at: without the gateway's signature not even the shape of a request is judged. */
function requireVoucher({ subgraph, publicJwk, logger }: SubgraphServerSettings): RequestHandler {
  return async (request, response, next) => {
    const startedAt = performance.now();
    const voucher = await readVoucher(request, subgraph.name, publicJwk);
    const requestId = voucher ? requestIdOf(request) : randomBytes(8).toString("hex");
    response.once("close", () => {
      const ms = Math.round((performance.now() - startedAt) * 10) / 10;
      logger.info({ requestId, subgraph: subgraph.name, status: response.statusCode, ms });
    });
    if (!voucher) return void response.status(401).json({ errors: [{ message: "No valid actor." }] });
    response.locals.admitted = { ...voucher, requestId } satisfies Admitted;
    next();
  };
}

/** The gateway's id of the request, so that both logs know it by the same name. */
function requestIdOf(request: Request): string {
  const given = request.get("x-request-id") ?? "";
  return requestIdPattern.test(given) ? given : randomBytes(8).toString("hex");
}

const requireJson: RequestHandler = (request, response, next) => {
  if (request.is("application/json")) return next();
  response.status(415).json({ errors: [{ message: "Send application/json." }] });
};

async function answer(
  apollo: ApolloServer<SubgraphContext>,
  database: Database,
  request: Request,
  response: Response,
): Promise<void> {
  const operation = new Operation(database, response.locals.admitted as Admitted);
  try {
    const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: "POST",
        headers: new HeaderMap([
          ["content-type", "application/json"],
          ["accept", request.get("accept") ?? "*/*"],
        ]),
        search: "",
        body: request.body,
      },
      context: async () => ({ operation }),
    });
    response.status(status ?? 200).setHeader("cache-control", "no-store");
    for (const [name, value] of headers) if (name === "content-type") response.setHeader(name, value);
    response.send(body.kind === "complete" ? body.string : "");
  } finally {
    await operation.end();
  }
}

function handleFailures(logger: Logger): express.ErrorRequestHandler {
  return (error: { status?: number }, _request, response, _next) => {
    const requestId = (response.locals.admitted as Admitted | undefined)?.requestId;
    const status = error.status && error.status < 500 ? error.status : 500;
    if (status === 500) logger.error({ err: error, requestId }, "A request failed");
    response.status(status).json({ errors: [{ message: "The request is not in order." }] });
  };
}
