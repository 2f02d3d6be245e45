import { readFileSync } from "node:fs";
import express, { type Express, type Request } from "express";
import type { Actor } from "../subgraphs/kit/actor";
import { projectFile } from "../subgraphs/kit/project-file";
import { countRequests, metricsRoute } from "../subgraphs/kit/server/metrics.routes";
import { acceptApiKey, keyActorOf, refuseKeyInAddress } from "./api-key/api-key.guard";
import type { ApiKeyStore } from "./api-key/api-key.store";
import { DocumentCache } from "./engine/document.cache";
import { exportRoute } from "./engine/export.route";
import { filesRoute } from "./engine/files.route";
import { graphqlRoute } from "./engine/graphql.route";
import type { Engine } from "./engine/supergraph.engine";
import { addressOf, noteAddress } from "./http/client.address";
import { handleFailures, notFound } from "./http/failure.handler";
import { dropForeignHeaders } from "./http/foreign-headers";
import { healthRoutes } from "./http/health.routes";
import { giveRequestId } from "./http/request.context";
import { logRequests } from "./http/request.log";
import { securityHeaders } from "./http/security-headers";
import { publicRoutes, staticRoutes } from "./http/static.routes";
import { GatewayMetrics } from "./metrics/gateway.metrics";
import { methodOf, routeOf } from "./metrics/request.labels";
import type { GatewaySettings } from "./settings";
import { readSessionCookie } from "./sign-in/cookies";
import type { DigitalIdClient } from "./sign-in/digital-id.client";
import { hashOf } from "./sign-in/secret";
import { sessionRoutes } from "./sign-in/session.routes";
import type { SessionStore } from "./sign-in/session.store";
import { signInRoutes } from "./sign-in/sign-in.routes";

export interface AppParts {
  settings: GatewaySettings;
  engine: Engine;
  sessions: SessionStore;
  apiKeys: ApiKeyStore;
  digitalId: DigitalIdClient;
  isDraining: () => boolean;
}

const version = (JSON.parse(readFileSync(projectFile("package.json"), "utf8")) as { version: string }).version;

/** Puts the gateway together, in the order in which a request meets its parts. */
export function createApp({ settings, engine, sessions, apiKeys, digitalId, isDraining }: AppParts): Express {
  const { publicUrl, mapTiles, database, subgraphs, logger, showsSchema } = settings;
  const metrics = new GatewayMetrics({ database, sessions });
  database.onAnswer = (seconds) => metrics.countStatement(seconds);
  const folders = [
    "/public",
    "/export",
    "/files",
    ...settings.mounts.map(({ path }) => path),
    ...settings.staticFolders.map(({ path }) => path),
  ];
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  app.set("query parser", "simple");
  app.use(
    giveRequestId,
    noteAddress(settings.trustedProxies ?? []),
    refuseKeyInAddress(logger),
    logRequests(logger),
    countRequests(metrics, ({ path, method }) => ({ route: routeOf(path, folders), method: methodOf(method) })),
    dropForeignHeaders,
    securityHeaders(publicUrl, mapTiles?.url ?? null),
  );
  app.use(metricsRoute(metrics));
  app.use(healthRoutes({ database, sessions, subgraphs, digitalId, isDraining }));

  const actorOf = async (request: Request): Promise<Actor | null> => {
    const secret = readSessionCookie(request);
    return secret ? sessions.readActor(hashOf(secret), addressOf(request)) : null;
  };
  const documents = new DocumentCache(engine.schema, showsSchema);
  const graphql = graphqlRoute({
    publicUrl,
    engine,
    documents,
    database,
    actorOf: async (request) => keyActorOf(request) ?? actorOf(request),
    isReadOnly: (request) => keyActorOf(request) !== null,
    showsSchema,
    logger,
    metrics,
  });
  app.use("/graphql", acceptApiKey(apiKeys), graphql);
  app.use("/export", exportRoute({ publicUrl, subgraphs, database, actorOf, logger }));
  app.use("/files", filesRoute({ publicUrl, subgraphs, database, actorOf, logger }));

  const signInParts = { publicUrl, digitalId, sessions, logger };
  app.use("/auth", noStore, sessionRoutes(signInParts), signInRoutes(signInParts));
  app.get("/admin/settings.json", noStore, (_request, response) => {
    response.json({ tileUrl: mapTiles?.url ?? null, tileAttribution: mapTiles?.attribution ?? null, version });
  });
  for (const { path, handler } of settings.mounts) app.use(path, handler);
  app.use(publicRoutes(), staticRoutes(settings.staticFolders));
  app.use(notFound);
  app.use(handleFailures(logger));
  return app;
}

const noStore: express.RequestHandler = (_request, response, next) => {
  response.setHeader("cache-control", "no-store");
  next();
};
