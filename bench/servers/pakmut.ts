import { readFileSync } from "node:fs";
import pino from "pino";
import { readRemoteSubgraphs, subgraphCallers } from "../../gateway/engine/subgraph.callers";
import { startGateway } from "../../gateway/index";
import { allSubgraphs } from "../../subgraphs/all-subgraphs";
import { Database } from "../../subgraphs/kit/database/database";
import { projectFile } from "../../subgraphs/kit/project-file";
import { announce, required } from "./child";

/**
 * Pakmut as `npm start` runs it: the gateway with all subgraphs in one process, its log written to nowhere. With SUBGRAPH_URLS
 * as `npm run start:distributed` does: the gateway alone.
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
  announce(gateway.server, async () => {
    await gateway.close();
    await database.close();
  });
}

void main();
