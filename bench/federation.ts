import { Agent } from "node:http";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { say } from "../local/command";
import { SubgraphProcesses } from "../local/subgraph.processes";
import { type BenchRow, roundsRow } from "./bench-row";
import { type Contender, expected, readListed, runRounds } from "./contest";
import type { BenchScope, Country } from "./country";
import { type LoadResult, send } from "./load";
import { graphqlRequest } from "./pakmut-client";
import { startChild } from "./servers/child";

const goal = 2;
/** The website is known to organisations alone: without it service-points answers the whole list by itself. */
const federatedQuery = `query List { servicePoints(first: 25) { totalCount
  nodes { id nameTh status organisation { id code nameTh website ancestors { id nameTh } } } } }`;

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
  const asked = { request: ({ cookie }: BenchScope) => graphqlRequest(cookie, federatedQuery), read: readListed };
  return [
    { name: "Pakmut, distributed", server: await startChild("pakmut.js", settings), ...asked },
    { name: "@apollo/gateway", server: await startChild("apollo-gateway.js", settings), ...asked },
  ];
}

/** Throws unless the subgraph has been asked: a list that needs one subgraph measures no federation. */
function requireAsked(logFile: string, subgraph: string): void {
  if (!readFileSync(logFile, "utf8").includes(`"subgraph":"${subgraph}","status":200`))
    throw new Error(`The federated list did not ask ${subgraph}.`);
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
  const logFile = join(folder, "subgraphs.log");
  const subgraphs = await SubgraphProcesses.start({ urls, logFile, log: say });
  const contenders: Contender[] = [];
  const rows: BenchRow[] = [];
  try {
    contenders.push(...(await startContenders(country, subgraphs)));
    for (const scope of country.scopes) {
      await requireSame(contenders, scope);
      requireAsked(logFile, "organisations");
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
