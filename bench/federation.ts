import { Agent } from "node:http";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { say } from "../local/command";
import { SubgraphProcesses } from "../local/subgraph.processes";
import { type BenchRow, roundsRow } from "./bench-row";
import { type Contender, expected, listQuery, readListed, runRounds } from "./contest";
import type { BenchScope, Country } from "./country";
import { type LoadResult, send } from "./load";
import { graphqlRequest } from "./pakmut-client";
import { startChild } from "./servers/child";

const goal = 2;

/** Both ask the same three processes, with actors signed by the same key. */
async function startContenders({ database }: Country, { remote }: SubgraphProcesses): Promise<Contender[]> {
  const { appUrl, gatewayUrl } = database.logins;
  const addresses = Object.entries(remote.urls).map(([name, url]) => `${name}=${url}`);
  const settings = {
    APP_URL: appUrl,
    GATEWAY_URL: gatewayUrl,
    SUBGRAPH_URLS: addresses.join(","),
    ACTOR_PRIVATE_KEY: JSON.stringify(remote.privateJwk),
  };
  const asked = { request: ({ cookie }: BenchScope) => graphqlRequest(cookie, listQuery), read: readListed };
  return [
    { name: "Pakmut, distributed", server: await startChild("pakmut.js", settings), ...asked },
    { name: "@apollo/gateway", server: await startChild("apollo-gateway.js", settings), ...asked },
  ];
}

/** The same operation on the same subgraphs: field by field the same answer. */
async function requireSame(contenders: readonly Contender[], scope: BenchScope): Promise<void> {
  const agent = new Agent();
  const answers: unknown[] = [];
  for (const { server, request } of contenders)
    answers.push(JSON.parse(await send(agent, server.port, request(scope))));
  agent.destroy();
  if (!isDeepStrictEqual(answers[0], answers[1]))
    throw new Error(`The gateways answer differently: ${JSON.stringify(answers).slice(0, 2_000)}`);
}

const rates = (results: LoadResult[] = []): number[] => results.map(({ perSecond }) => perSecond);

/** The list that needs two subgraphs, each subgraph a process: our gateway and @apollo/gateway before the same ones. */
export async function benchFederation(country: Country, folder: string): Promise<BenchRow[]> {
  const urls = country.database.logins.subgraphUrls;
  const subgraphs = await SubgraphProcesses.start({ urls, logFile: join(folder, "subgraphs.log"), log: say });
  const contenders: Contender[] = [];
  const rows: BenchRow[] = [];
  try {
    contenders.push(...(await startContenders(country, subgraphs)));
    for (const scope of country.scopes) {
      await requireSame(contenders, scope);
      const [ours, peer] = await runRounds(contenders, scope, await expected(country, scope));
      const what = `list of 25 service points federated over HTTP (3 processes) at ${scope.name} scope`;
      rows.push(roundsRow(`${what}, to @apollo/gateway`, "requests/s", rates(ours), rates(peer), goal));
    }
  } finally {
    for (const { server } of contenders) await server.stop();
    await subgraphs.stop();
  }
  return rows;
}
