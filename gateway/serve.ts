import { readFileSync } from "node:fs";
import pino from "pino";
import { z } from "zod";
import { allSubgraphs } from "../subgraphs/all-subgraphs";
import { Database } from "../subgraphs/kit/database/database";
import { migrate } from "../subgraphs/kit/database/migrate";
import { projectFile } from "../subgraphs/kit/project-file";
import { startJobs } from "../subgraphs/kit/job/job.runner";
import { logDestination } from "../subgraphs/kit/server/log.destination";
import { safeError } from "../subgraphs/kit/server/safe-error";
import { readRemoteSubgraphs, subgraphCallers, subgraphsHere } from "./engine/subgraph.callers";
import { readTrustedProxies } from "./http/client.address";
import { startGateway } from "./index";
import { digitalIdEnvironment, readDigitalIdSettings } from "./sign-in/digital-id.settings";
import { outliveStrayRejections } from "../subgraphs/kit/server/stray-rejections";

const environmentShape = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(4000),
  HOST: z.string().min(1).default("0.0.0.0"),
  PAKMUT_URL: z.url({ protocol: /^https?$/ }),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  ...digitalIdEnvironment,
  PAKMUT_TILE_URL: z.string().min(1).optional(),
  PAKMUT_TILE_ATTRIBUTION: z.string().default(""),
  PAKMUT_SUBGRAPH_URLS: z.string().default(""),
  PAKMUT_ACTOR_PRIVATE_KEY: z.string().optional(),
  PAKMUT_TRUSTED_PROXIES: z.string().default(""),
});

/**
 * `npm run serve`: Pakmut for real use, against a PostgreSQL 18 and an OpenID Connect provider of the installation's own;
 * in one process, but for subgraphs that have an address of their own. No demo data, no demo accounts, no stand-in. Every
 * setting is an environment variable.
 */
async function serve(): Promise<void> {
  const settings = environmentShape.parse(process.env);
  const logger = pino({ serializers: { err: safeError } }, logDestination());
  outliveStrayRejections(logger);
  const { appUrl, gatewayUrl } = await migrate(settings.DATABASE_URL, allSubgraphs, (line) => logger.info(line));
  const database = await Database.connect({
    url: appUrl,
    entities: allSubgraphs.flatMap(({ entities }) => [...entities]),
    onIdleError: (error) => logger.error({ err: error }, "A database connection was lost"),
  });
  const logFault = (error: unknown, requestId: string): void =>
    logger.error({ err: error, requestId }, "A request failed");
  const remote = readRemoteSubgraphs(settings.PAKMUT_SUBGRAPH_URLS, settings.PAKMUT_ACTOR_PRIVATE_KEY);
  for (const subgraph of subgraphsHere(allSubgraphs, remote)) subgraph.settings?.check();
  const gateway = await startGateway({
    host: settings.HOST,
    port: settings.PORT,
    publicUrl: settings.PAKMUT_URL.replace(/\/+$/, ""),
    databaseUrls: { gatewayUrl },
    database,
    subgraphs: subgraphCallers(allSubgraphs, remote, logFault),
    supergraphSdl: readFileSync(projectFile("schema", "supergraph.graphql"), "utf8"),
    oidc: readDigitalIdSettings(settings),
    mounts: [],
    staticFolders: [{ path: "/admin", folder: projectFile("build", "admin-ui"), spaFallback: true }],
    mapTiles: settings.PAKMUT_TILE_URL
      ? { url: settings.PAKMUT_TILE_URL, attribution: settings.PAKMUT_TILE_ATTRIBUTION }
      : null,
    logger,
    trustedProxies: readTrustedProxies(settings.PAKMUT_TRUSTED_PROXIES),
    showsSchema: false,
  });
  const jobs = await startJobs({ subgraphs: subgraphsHere(allSubgraphs, remote), database, logger });
  logger.info(`Pakmut is ready: ${settings.PAKMUT_URL}`);
  const stop = async (): Promise<void> => {
    await Promise.all([gateway.close(), jobs.stop()]);
    await database.close();
  };
  process.once("SIGTERM", stop).once("SIGINT", stop);
}

serve().catch((error: unknown) => {
  process.stderr.write(`${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}\n`);
  // Connections opened before the failure would keep a process alive that serves nobody.
  process.exit(1);
});
