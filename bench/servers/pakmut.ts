import { readFileSync } from "node:fs";
import pino from "pino";
import { readRemoteSubgraphs, subgraphCallers } from "../../gateway/engine/subgraph.callers";
import { startGateway } from "../../gateway/index";
import { allSubgraphs } from "../../subgraphs/all-subgraphs";
import { startChore } from "../../subgraphs/kit/job/chore.runner";
import { Database } from "../../subgraphs/kit/database/database";
import { startJobs } from "../../subgraphs/kit/job/job.runner";
import { projectFile } from "../../subgraphs/kit/project-file";
import { announce, required } from "./child";

/**
 * Pakmut as `npm start` runs it: the gateway with all subgraphs in one process, its log written to nowhere. With SUBGRAPH_URLS
 * as `npm run start:distributed` does: the gateway alone. Of the chores only those that CHORES names, which are part of what
 * is measured; with DOES_JOBS all of them, and the jobs.
 */
async function main(): Promise<void> {
  const entities = allSubgraphs.flatMap((subgraph) => [...subgraph.entities]);
  const database = await Database.connect({ url: required("APP_URL"), entities });
  const logger = pino({ level: "info" }, pino.destination({ dest: "/dev/null", sync: true }));
  const gateway = await startGateway({
    host: "127.0.0.1",
    port: 0,
    publicUrl: "http://localhost",
    databaseUrls: { gatewayUrl: required("GATEWAY_URL") },
    database,
    subgraphs: subgraphCallers(
      allSubgraphs,
      readRemoteSubgraphs(process.env.SUBGRAPH_URLS ?? "", process.env.ACTOR_PRIVATE_KEY),
      (error) => process.stderr.write(`${error}\n`),
    ),
    supergraphSdl: readFileSync(projectFile("schema", "supergraph.graphql"), "utf8"),
    oidc: { issuerUrl: "https://digital-id.invalid", clientId: "pakmut", scopes: ["openid"] },
    mounts: [],
    staticFolders: [],
    mapTiles: null,
    logger,
    showsSchema: true,
  });
  const leaving = new AbortController();
  const named = (process.env.CHORES ?? "").split(",");
  const stops = allSubgraphs.flatMap(({ name, chores = {} }) =>
    Object.entries(chores)
      .filter(([chore]) => named.includes(chore))
      .map(([chore, work]) => startChore(`${name} ${chore}`, work, { database, logger, signal: leaving.signal })),
  );
  const jobs = process.env.DOES_JOBS ? await startJobs({ subgraphs: allSubgraphs, database, logger }) : null;
  announce(gateway.server, async () => {
    leaving.abort();
    await Promise.all([jobs?.stop(), ...stops.map((stop) => stop())]);
    await gateway.close();
    await database.close();
  });
}

void main();
