import { mkdirSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import pino, { type Logger } from "pino";
import { startJobs } from "../subgraphs/kit/job/job.runner";
import { logDestination } from "../subgraphs/kit/server/log.destination";
import { safeError } from "../subgraphs/kit/server/safe-error";
import { type RemoteSubgraphs, subgraphCallers, subgraphsHere } from "../gateway/engine/subgraph.callers";
import { startGateway } from "../gateway/index";
import type { GatewaySettings } from "../gateway/settings";
import { allSubgraphs } from "../subgraphs/all-subgraphs";
import { Database } from "../subgraphs/kit/database/database";
import { type DatabaseLogins, migrate } from "../subgraphs/kit/database/migrate";
import { projectFile } from "../subgraphs/kit/project-file";
import { keepQuietWithoutReader, say } from "./command";
import { loadDemo } from "./demo/load";
import { DEMO_PASSWORD, demoAccounts, refuseInProduction } from "./digital-id/demo.account";
import { type DigitalId, createDigitalId } from "./digital-id/digital-id.provider";
import { openLocalDatabase } from "./local-database";
import { type LocalSettings, readLocalSettings } from "./local-settings";
import { type Lock, takeLock } from "./lock";
import { PlainError, explainFileError } from "./plain-error";
import { explainListenError, requireFreePort } from "./port";
import { Shutdown } from "./shutdown";
import { provideTokenKey } from "./token-key";
import { provideFilesDir } from "./files-dir";
import { SubgraphProcesses } from "./subgraph.processes";

const MAX_LOG_BYTES = 10_000_000;

/** `npm run start:distributed`: each subgraph in a process of its own, on a port that only this machine reaches. */
const isDistributed = process.argv.includes("--distributed");

/** `npm start`: everything on one machine, in one process and one PostgreSQL, with demo data and demo accounts. */
async function start(): Promise<void> {
  let lock: Lock | undefined;
  const shutdown = new Shutdown(() => lock?.announceStop());
  try {
    refuseInProduction("npm start");
    const settings = readLocalSettings(process.env);
    makeDataDir(settings.dataDir);
    lock = await shutdown.hold(takeLock(join(settings.dataDir, "start.lock"), "npm start"), (held) => held.release());
    provideTokenKey(settings.dataDir);
    provideFilesDir(settings.dataDir);
    await serve(settings, shutdown);
  } catch (error) {
    shutdown.fail(error);
  }
}

async function serve(settings: LocalSettings, shutdown: Shutdown): Promise<void> {
  const { dataDir, databaseUrl, host } = settings;
  const port = await requireFreePort(host, settings.port);
  const publicUrl = settings.publicUrl ?? `http://localhost:${port}`;
  // Letters with tokens name it, also those of a subgraph in a process of its own.
  process.env.PAKMUT_URL = publicUrl;
  const logger = openLog(dataDir);

  const local = await shutdown.hold(
    openLocalDatabase({ dataDir, databaseUrl, purpose: "npm start", mayShare: false, log: say }),
    (opened) => opened.close(),
    (opened) => opened.kill(),
  );
  void local.ended.then(
    () =>
      shutdown.isStopping ||
      shutdown.fail(
        new PlainError(
          `PostgreSQL ended unexpectedly: see ${join(dataDir, "postgres", "postgres.log")}, then start again.`,
        ),
      ),
  );
  const logins = await migrate(local.adminUrl, allSubgraphs, say);
  const digitalId = createDigitalId({ origin: publicUrl, dataDir });
  await shutdown.hold(Promise.resolve(digitalId), (opened) => opened.close());
  await loadDemo({ adminUrl: local.adminUrl, appUrl: logins.appUrl, issuer: digitalId.issuer, log: say });

  const { gatewayUrl } = logins;
  const remote = isDistributed ? await startSubgraphs(logins, dataDir, shutdown) : null;
  // A gateway without subgraphs of its own needs the pool only to know whether the database answers.
  const poolUrl = isDistributed ? gatewayUrl : logins.appUrl;
  const database = await shutdown.hold(openPool(poolUrl, logger), (opened) => opened.close());
  await shutdown.hold(startJobs({ subgraphs: subgraphsHere(allSubgraphs, remote), database, logger }), (jobs) =>
    jobs.stop(),
  );
  const gatewaySettings = settingsOf(settings, { port, publicUrl, logger, database, gatewayUrl, remote, digitalId });
  await shutdown
    .hold(startGateway(gatewaySettings), (gateway) => gateway.close())
    .catch((error: unknown) => {
      throw explainListenError(error, host, port);
    });
  if (!shutdown.isStopping) announce(publicUrl);
}

async function startSubgraphs(logins: DatabaseLogins, dataDir: string, shutdown: Shutdown): Promise<RemoteSubgraphs> {
  say("Starting the subgraphs, each in a process of its own …");
  const logFile = join(dataDir, "subgraphs.log");
  const { remote } = await shutdown.hold(
    SubgraphProcesses.start({ urls: logins.subgraphUrls, logFile, log: say }),
    (opened) => opened.stop(),
    (opened) => opened.kill(),
  );
  return remote;
}

interface Parts {
  port: number;
  publicUrl: string;
  logger: Logger;
  database: Database;
  gatewayUrl: string;
  remote: RemoteSubgraphs | null;
  digitalId: DigitalId;
}

function settingsOf({ host, mapTiles, trustedProxies }: LocalSettings, parts: Parts): GatewaySettings {
  const { port, publicUrl, logger, database, gatewayUrl, remote, digitalId } = parts;
  const logFault = (error: unknown, requestId: string) => logger.error({ err: error, requestId }, "request failed");
  return {
    host,
    port,
    publicUrl,
    databaseUrls: { gatewayUrl },
    database,
    subgraphs: subgraphCallers(allSubgraphs, remote, logFault),
    supergraphSdl: readFileSync(projectFile("schema", "supergraph.graphql"), "utf8"),
    oidc: {
      issuerUrl: digitalId.issuer,
      clientId: digitalId.clientId,
      clientSecret: digitalId.clientSecret,
      scopes: ["openid", "profile"],
      registerUrl: digitalId.registerUrl,
    },
    mounts: [{ path: digitalId.path, handler: digitalId.router }],
    staticFolders: [{ path: "/admin", folder: projectFile("build", "admin-ui"), spaFallback: true }],
    mapTiles,
    trustedProxies,
    logger,
    showsSchema: true,
  };
}

function openPool(url: string, logger: Logger): Promise<Database> {
  const entities = allSubgraphs.flatMap((subgraph) => [...subgraph.entities]);
  return Database.connect({
    url,
    entities,
    onIdleError: (error) => logger.error({ err: error }, "database connection lost"),
  });
}

function makeDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
}

/** The server's own log goes to a file: the terminal shows what the person there must know. */
function openLog(dataDir: string): Logger {
  const file = join(dataDir, "server.log");
  try {
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES) renameSync(file, `${file}.1`);
    return pino({ level: "info", serializers: { err: safeError } }, logDestination(file));
  } catch (error) {
    throw explainFileError(error, file);
  }
}

function announce(publicUrl: string): void {
  say(`Demo accounts (password ${DEMO_PASSWORD}):`);
  for (const { login, roleEn } of demoAccounts) say(`  ${login.padEnd(9)} ${roleEn}`);
  say(`Pakmut is ready: ${publicUrl}/`);
}

keepQuietWithoutReader();
void start();
