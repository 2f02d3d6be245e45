import type { JWK } from "jose";
import pino from "pino";
import { z } from "zod";
import { allSubgraphs } from "./all-subgraphs";
import { logDestination } from "./kit/server/log.destination";
import { safeError } from "./kit/server/safe-error";
import { serveSubgraph } from "./kit/server/subgraph.server";
import { outliveStrayRejections } from "./kit/server/stray-rejections";

const environmentShape = z.object({
  PAKMUT_SUBGRAPH: z.enum(allSubgraphs.map(({ name }) => name)),
  PORT: z.coerce.number().int().min(0).max(65_535),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  PAKMUT_ACTOR_PUBLIC_KEY: z.string().transform((text) => JSON.parse(text) as JWK),
});

/**
 * One subgraph in a process of its own. Every setting is an environment variable: which one, where to listen, the database
 * login of that subgraph, the public key (a JWK) of the gateway. Tells a parent process its port, and ends with it.
 */
async function serve(): Promise<void> {
  const settings = environmentShape.parse(process.env);
  const logger = pino({ serializers: { err: safeError } }, logDestination());
  outliveStrayRejections(logger);
  const subgraph = allSubgraphs.find(({ name }) => name === settings.PAKMUT_SUBGRAPH) as (typeof allSubgraphs)[number];
  subgraph.settings?.check();
  const server = await serveSubgraph({
    subgraph,
    host: settings.HOST,
    port: settings.PORT,
    databaseUrl: settings.DATABASE_URL,
    publicJwk: settings.PAKMUT_ACTOR_PUBLIC_KEY,
    logger,
  });
  logger.info({ subgraph: settings.PAKMUT_SUBGRAPH, port: server.port }, "The subgraph is ready");
  process.send?.({ port: server.port });
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    void server.close().finally(() => process.connected && process.disconnect());
  };
  process.once("SIGTERM", stop).once("SIGINT", stop).once("disconnect", stop);
}

serve().catch((error: unknown) => {
  process.stderr.write(`${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}\n`);
  process.exit(1);
});
