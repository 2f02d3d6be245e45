import type { Server } from "node:http";
import type { Express } from "express";
import { createEngine } from "./engine/supergraph.engine";
import { ApiKeyStore } from "./api-key/api-key.store";
import { createApp } from "./gateway.app";
import { DrainedServer } from "../subgraphs/kit/server/drained.server";
import { safeError } from "../subgraphs/kit/server/safe-error";
import type { GatewaySettings } from "./settings";
import { DigitalIdClient } from "./sign-in/digital-id.client";
import { SessionStore } from "./sign-in/session.store";

export interface Gateway {
  server: Server;
  app: Express;
  /** The API keys that this process has seen used, until they are counted. */
  apiKeys: Pick<ApiKeyStore, "flush">;
  /** Leaves the port at once, finishes what is in flight (at most ten seconds) and gives its database connections back. */
  close(): Promise<void>;
}

/**
 * Starts the gateway: sign-in, sessions, limits, GraphQL over the subgraphs, the built UIs.
 * Resolves when it listens. Throws when the port cannot be had, or when a subgraph of the supergraph is missing.
 */
export async function startGateway(settings: GatewaySettings): Promise<Gateway> {
  const logger = settings.logger.child({}, { serializers: { err: safeError } });
  if (!keepsCookies(new URL(settings.publicUrl))) {
    logger.warn("publicUrl is not https: browsers will not keep the session, so nobody can sign in");
  }
  const engine = await createEngine(settings.supergraphSdl, settings.subgraphs);
  const sessions = new SessionStore(settings.databaseUrls.gatewayUrl, (error) => {
    logger.warn({ err: error }, "PostgreSQL closed an idle connection");
  });
  const apiKeys = new ApiKeyStore(sessions, logger);
  const digitalId = new DigitalIdClient(settings.oidc, settings.publicUrl);
  // The app asks the server whether it is leaving, the server asks the app for answers: each needs the other later only.
  const app = createApp({
    settings: { ...settings, logger },
    engine,
    sessions,
    apiKeys,
    digitalId,
    isDraining: () => drained.isDraining,
  });
  const drained = new DrainedServer(app);
  const endStores = async (): Promise<void> => {
    await apiKeys.end();
    await sessions.end();
  };
  let closed: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closed ??= drained.drain().then(endStores);
    return closed;
  };
  try {
    await drained.listen(settings.port, settings.host);
  } catch (error) {
    await endStores();
    throw error;
  }
  return { server: drained.server, app, apiKeys, close };
}

/** Secure cookies are kept over TLS, and on the machine itself. */
const keepsCookies = ({ protocol, hostname }: URL): boolean =>
  protocol === "https:" ||
  hostname === "localhost" ||
  hostname.endsWith(".localhost") ||
  hostname === "127.0.0.1" ||
  hostname === "[::1]";
