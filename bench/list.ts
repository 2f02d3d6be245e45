import { type BenchRow, lessRow, roundsRow } from "./bench-row";
import type { BenchScope, Country } from "./country";
import { type Contender, expected, type Listed, listQuery, readListed, runRounds } from "./contest";
import { type LoadResult, percentile } from "./load";
import { dataOf, graphqlRequest } from "./pakmut-client";
import { describeForPeer } from "./peer-schema";
import { startChild } from "./servers/child";

const goal = 1.1;

const postgraphile = `query List { servicePoints: allServicePoints(first: 25, orderBy: [NAME_TH_ASC]) { totalCount
  nodes { id: rowId nameTh status organisation { id: rowId code nameTh ancestors { nodes { id: rowId nameTh } } } } } }`;

async function startContenders({ database }: Country): Promise<Contender[]> {
  const { appUrl, gatewayUrl } = database.logins;
  const settings = { APP_URL: appUrl, GATEWAY_URL: gatewayUrl, ADMIN_URL: appUrl };
  return [
    {
      name: "Pakmut",
      server: await startChild("pakmut.js", settings),
      request: ({ cookie }) => graphqlRequest(cookie, listQuery),
      read: readListed,
    },
    {
      name: "PostGraphile 5",
      // Its prepared statements without parameters would keep the plan of the scope that asked first: force_custom_plan does
      // not reach them, and department and root then show the peer 10 and 26 times slower than it is.
      server: await startChild("postgraphile.js", { ...settings, DATAPLAN_PG_PREPARED_STATEMENT_CACHE_SIZE: "0" }),
      request: ({ cookie }) => graphqlRequest(cookie, postgraphile),
      read: readListed,
    },
    {
      name: "a hand-written statement",
      server: await startChild("statement.js", settings),
      request: ({ cookie }) => ({ path: "/list", headers: { cookie }, body: "{}" }),
      read: (answer) => dataOf<Listed>(answer),
    },
  ];
}

function rowsOf(scope: BenchScope, [our = [], peer = [], statement = []]: LoadResult[][]): BenchRow[] {
  const what = `list of 25 service points at ${scope.name} scope`;
  const rates = (results: LoadResult[]): number[] => results.map(({ perSecond }) => perSecond);
  const latency = (results: LoadResult[], share: number): number => {
    const all = results.flatMap(({ latencies }) => latencies).sort((left, right) => left - right);
    return percentile(all, share);
  };
  return [
    roundsRow(`${what}, to PostGraphile 5`, "requests/s", rates(our), rates(peer), goal),
    lessRow(`${what}, p50, to PostGraphile 5`, "ms", latency(our, 0.5), latency(peer, 0.5), null),
    lessRow(`${what}, p99, to PostGraphile 5`, "ms", latency(our, 0.99), latency(peer, 0.99)),
    roundsRow(`${what}, to a hand-written statement`, "requests/s", rates(our), rates(statement), null),
  ];
}

/** The officer's list with organisation, ancestors and total, against what a user would pick instead and against the limit. */
export async function benchList(country: Country): Promise<BenchRow[]> {
  await describeForPeer(country.database.admin);
  const contenders = await startContenders(country);
  const rows: BenchRow[] = [];
  try {
    for (const scope of country.scopes) {
      const results = await runRounds(contenders, scope, await expected(country, scope));
      rows.push(...rowsOf(scope, results));
    }
  } finally {
    for (const { server } of contenders) await server.stop();
  }
  return rows;
}
