import { Agent } from "node:http";
import { type BenchRow, lessRow, roundsRow } from "./bench-row";
import type { BenchScope, Country } from "./country";
import { load, type LoadRequest, type LoadResult, percentile, send } from "./load";
import { dataOf, graphqlRequest } from "./pakmut-client";
import { describeForPeer } from "./peer-schema";
import { type ChildServer, startChild } from "./servers/child";

const rounds = 5;
const connections = 8;
const durationMs = 1_200;
const warmUpMs = 1_000;
const goal = 1.1;

const ours = `query List { servicePoints(first: 25) { totalCount
  nodes { id nameTh status organisation { id code nameTh ancestors { id nameTh } } } } }`;
const postgraphile = `query List { servicePoints: allServicePoints(first: 25, orderBy: [NAME_TH_ASC]) { totalCount
  nodes { id: rowId nameTh status organisation { id: rowId code nameTh ancestors { nodes { id: rowId nameTh } } } } } }`;

interface Listed {
  totalCount: number;
  nodes: { id: string; nameTh: string; organisation: { code: string; ancestors: unknown[] | { nodes: unknown[] } } }[];
}

/** A server that lists service points, and how it is asked. */
interface Contender {
  name: "Pakmut" | "PostGraphile 5" | "a hand-written statement";
  server: ChildServer;
  request(scope: BenchScope): LoadRequest;
  read(answer: string): Listed;
}

async function startContenders({ database }: Country): Promise<Contender[]> {
  const { appUrl, gatewayUrl } = database.logins;
  const settings = { APP_URL: appUrl, GATEWAY_URL: gatewayUrl, ADMIN_URL: appUrl };
  const read = (answer: string): Listed => dataOf<{ servicePoints: Listed }>(answer).servicePoints;
  return [
    {
      name: "Pakmut",
      server: await startChild("pakmut.js", settings),
      request: ({ cookie }) => graphqlRequest(cookie, ours),
      read,
    },
    {
      name: "PostGraphile 5",
      // Its prepared statements without parameters would keep the plan of the scope that asked first: force_custom_plan does
      // not reach them, and department and root then show the peer 10 and 26 times slower than it is.
      server: await startChild("postgraphile.js", { ...settings, DATAPLAN_PG_PREPARED_STATEMENT_CACHE_SIZE: "0" }),
      request: ({ cookie }) => graphqlRequest(cookie, postgraphile),
      read,
    },
    {
      name: "a hand-written statement",
      server: await startChild("statement.js", settings),
      request: ({ cookie }) => ({ path: "/list", headers: { cookie }, body: "{}" }),
      read: (answer) => dataOf<Listed>(answer),
    },
  ];
}

/** What every contender must answer: rows in order with the code of their organisation and how many stand above it. */
async function expected({ database: { admin } }: Country, { path }: BenchScope): Promise<string> {
  const { rows } = await admin.query<{ answer: unknown }>(
    `select json_build_object('total', (select count(*)::int from service_points.service_points
         where path_c >= $1 and path_c < $1 || '/'),
       'rows', json_agg(json_build_array(id, name_th, code, above))) as answer
     from (select s.id, s.name_th, o.code, array_length(string_to_array(o.path_c, '.'), 1) - 2 as above
       from service_points.service_points s join organisations.organisations o on o.id = s.organisation_id
       where s.path_c >= $1 and s.path_c < $1 || '/' order by s.name_th, s.id limit 25) page`,
    [path],
  );
  return JSON.stringify(rows[0]?.answer);
}

function comparable({ totalCount, nodes }: Listed): string {
  const rows = nodes.map(({ id, nameTh, organisation: { code, ancestors } }) => {
    const above = Array.isArray(ancestors) ? ancestors : ancestors.nodes;
    return [id, nameTh, code, above.length];
  });
  return JSON.stringify({ total: Number(totalCount), rows });
}

/** Asks once and compares the answer with SQL; every later answer must be the same to the byte. */
async function rightAnswer(contender: Contender, scope: BenchScope, expectedAnswer: string): Promise<string> {
  const agent = new Agent();
  const answer = await send(agent, contender.server.port, contender.request(scope));
  agent.destroy();
  if (comparable(contender.read(answer)) !== expectedAnswer)
    throw new Error(`${contender.name} answers wrongly at ${scope.name} scope: ${answer.slice(0, 1_000)}`);
  return answer;
}

async function runRounds(contenders: Contender[], scope: BenchScope, expectedAnswer: string): Promise<LoadResult[][]> {
  const results: LoadResult[][] = contenders.map(() => []);
  const answers: string[] = [];
  for (const contender of contenders) answers.push(await rightAnswer(contender, scope, expectedAnswer));
  const run = (contender: Contender, answer: string | undefined, forMs: number): Promise<LoadResult> => {
    const request = contender.request(scope);
    return load(
      contender.server.port,
      { connections, durationMs: forMs },
      () => request,
      (got) => {
        if (got !== answer) throw new Error(`${contender.name} changed its answer: ${got.slice(0, 500)}`);
      },
    );
  };
  for (const [index, contender] of contenders.entries()) await run(contender, answers[index], warmUpMs);
  for (let round = 0; round < rounds; round++) {
    for (const [index, contender] of contenders.entries())
      results[index]?.push(await run(contender, answers[index], durationMs));
  }
  return results;
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
