import { Agent } from "node:http";
import type { BenchScope, Country } from "./country";
import { load, type LoadRequest, type LoadResult, send } from "./load";
import { dataOf } from "./pakmut-client";
import type { ChildServer } from "./servers/child";

const rounds = 5;
const connections = 8;
const durationMs = 1_200;
const warmUpMs = 1_000;

/** The officer's list, as Pakmut is asked for it. */
export const listQuery = `query List { servicePoints(first: 25) { totalCount
  nodes { id nameTh status organisation { id code nameTh ancestors { id nameTh } } } } }`;

/** What a contender answers, whatever it looks like. */
export interface Listed {
  totalCount: number;
  nodes: { id: string; nameTh: string; organisation: { code: string; ancestors: unknown[] | { nodes: unknown[] } } }[];
}

/** A server that lists service points, and how it is asked. */
export interface Contender {
  name: string;
  server: ChildServer;
  request(scope: BenchScope): LoadRequest;
  read(answer: string): Listed;
}

/** What every contender must answer: rows in order with the code of their organisation and how many stand above it. */
export async function expected({ database: { admin } }: Country, { path }: BenchScope): Promise<string> {
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

/** All contenders by turns, warmed up; every answer is compared. */
export async function runRounds(
  contenders: Contender[],
  scope: BenchScope,
  expectedAnswer: string,
): Promise<LoadResult[][]> {
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

/** Reads the list out of an answer in Pakmut's schema. */
export const readListed = (answer: string): Listed => dataOf<{ servicePoints: Listed }>(answer).servicePoints;
