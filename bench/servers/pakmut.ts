import { readFileSync } from "node:fs";
import pino from "pino";
import { startGateway } from "../../gateway/index";
import { allSubgraphs } from "../../subgraphs/all-subgraphs";
import { Database } from "../../subgraphs/kit/database/database";
import { buildSubgraph } from "../../subgraphs/kit/graphql/build-subgraph";
import { projectFile } from "../../subgraphs/kit/project-file";
import { announce, required } from "./child";

/** Pakmut as `npm start` runs it: the gateway with all subgraphs in one process, its log written to nowhere. */
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
    subgraphs: allSubgraphs.map((subgraph) => buildSubgraph(subgraph, (error) => process.stderr.write(`${error}\n`))),
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
