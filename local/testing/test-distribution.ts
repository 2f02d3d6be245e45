import { exportJWK, generateKeyPair, type JWK } from "jose";
import type { Logger } from "pino";
import type { RemoteSubgraphs } from "../../gateway/engine/subgraph.callers";
import { allSubgraphs } from "../../subgraphs/all-subgraphs";
import type { DatabaseLogins } from "../../subgraphs/kit/database/migrate";
import { serveSubgraph, type SubgraphServer } from "../../subgraphs/kit/server/subgraph.server";

/** Set to "distributed", TestPakmut asks every subgraph over HTTP, each under its own database login. */
export const TEST_MODE = "PAKMUT_TEST_MODE";

/** All subgraphs as servers on loopback, as they run in processes of their own. */
export class TestDistribution {
  readonly #servers: Map<string, SubgraphServer>;

  private constructor(
    servers: Map<string, SubgraphServer>,
    readonly publicJwk: JWK,
    readonly remote: RemoteSubgraphs,
  ) {
    this.#servers = servers;
  }

  /**
   * Starts them; `onStatement` is told every statement of each.
   * @param likeThese replicas that believe the same gateways; without them a key is made
   */
  static async start(
    logins: DatabaseLogins,
    logger: Logger,
    onStatement: (sql: string) => void,
    likeThese?: TestDistribution,
  ): Promise<TestDistribution> {
    const privateJwk = likeThese?.remote.privateJwk ?? (await makePrivateKey());
    const { d: _secret, ...publicJwk } = privateJwk;
    const servers = new Map<string, SubgraphServer>();
    for (const subgraph of allSubgraphs) {
      const databaseUrl = logins.subgraphUrls[subgraph.name] as string;
      const place = { host: "127.0.0.1", port: 0, databaseUrl, poolSize: 4, doesJobs: false };
      servers.set(subgraph.name, await serveSubgraph({ ...place, subgraph, publicJwk, logger, onStatement }));
    }
    const urls = Object.fromEntries(
      [...servers].map(([name, { port }]) => [name, `http://127.0.0.1:${port}/graphql`] as const),
    );
    return new TestDistribution(servers, publicJwk, { urls, privateJwk });
  }

  urlOf(name: string): string {
    return this.remote.urls[name] as string;
  }

  /** Ends one of them, as if its machine were gone. */
  async stop(name: string): Promise<void> {
    await this.#servers.get(name)?.close();
    this.#servers.delete(name);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#servers.values()].map((server) => server.close()));
  }
}

async function makePrivateKey(): Promise<JWK> {
  return exportJWK((await generateKeyPair("EdDSA", { extractable: true })).privateKey);
}
