import { Router } from "express";
import { parse } from "graphql";
import type { Database } from "../../subgraphs/kit/database/database";
import { Operation } from "../../subgraphs/kit/database/operation";
import type { SubgraphCaller } from "../engine/supergraph.engine";
import type { DigitalIdClient } from "../sign-in/digital-id.client";
import type { SessionStore } from "../sign-in/session.store";

export interface HealthParts {
  database: Database;
  sessions: SessionStore;
  subgraphs: readonly SubgraphCaller[];
  digitalId: DigitalIdClient;
  isDraining: () => boolean;
}

type PartState = "up" | "down";

const question = parse("{ __typename }");

/** A part that is stopped is silent for much longer than a balancer waits for us: who says nothing by now is down. */
const patienceMs = 2_000;

function stateOf(check: Promise<unknown>): Promise<PartState> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve("down"), patienceMs);
    check
      .then(
        () => resolve("up"),
        () => resolve("down"),
      )
      .finally(() => clearTimeout(timer));
  });
}

async function askSubgraph(subgraph: SubgraphCaller, database: Database): Promise<void> {
  const operation = new Operation(database, { actor: null, requestId: "readyz" });
  try {
    const { errors } = await subgraph.execute({ document: question }, operation);
    if (errors?.length) throw new Error(`${subgraph.name} does not answer.`);
  } finally {
    await operation.end();
  }
}

async function readSubgraphs({ subgraphs, database }: HealthParts): Promise<Record<string, PartState>> {
  const states = subgraphs.map(
    async (subgraph) => [subgraph.name, await stateOf(askSubgraph(subgraph, database))] as const,
  );
  return Object.fromEntries(await Promise.all(states));
}

/**
 * `/healthz`: the event loop turns; says nothing of the database, for a restart of ours would not heal it.
 * `/readyz`: each part's state; 503 when the database is away or we are leaving, so that balancers send nobody here.
 * A provider that is away does not count: whoever is signed in can go on.
 */
export function healthRoutes(parts: HealthParts): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => {
    response.set("cache-control", "no-store").json({ status: "alive" });
  });
  router.get("/readyz", async (_request, response) => {
    const [database, sessions, subgraphs] = await Promise.all([
      stateOf(parts.database.ping()),
      stateOf(parts.sessions.ping()),
      readSubgraphs(parts),
    ]);
    const isLeaving = parts.isDraining();
    const isReady = !isLeaving && database === "up" && sessions === "up";
    const isWhole = Object.values(subgraphs).every((state) => state === "up");
    const status = isLeaving ? "leaving" : !isReady ? "not ready" : isWhole ? "ready" : "degraded";
    response.status(isReady ? 200 : 503).set("cache-control", "no-store");
    response.json({ status, parts: { database, sessions, subgraphs, digitalId: parts.digitalId.state } });
  });
  return router;
}
