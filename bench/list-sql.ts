import { Client } from "pg";
import { allSubgraphs } from "../subgraphs/all-subgraphs";
import { Database } from "../subgraphs/kit/database/database";
import { Operation } from "../subgraphs/kit/database/operation";
import { scopeRange } from "../subgraphs/kit/database/scope";
import { listServicePoints } from "../subgraphs/service-points/service-point/service-point.reader";
import { type BenchRow, lessRow, median } from "./bench-row";
import type { BenchScope, Country } from "./country";

const repetitions = 31;
const pageLimitMs = 1;
const countLimitMs = { agency: 5, department: 5, root: 20 };

/** The statements that the list really sends: its page, and its total. */
async function statementsOf(database: Database, { path, organisationId, role }: BenchScope): Promise<string[]> {
  const statements: string[] = [];
  database.onStatement = (sql) => statements.push(sql);
  const grant = { id: organisationId, role, organisationId, scopePath: path };
  const actor = { personId: organisationId, displayName: "Officer of the bench", grant, address: null };
  const operation = new Operation(database, { actor, requestId: "bench" });
  await (await listServicePoints(operation, { first: 25 })).countTotal();
  await operation.end();
  return statements;
}

/** The time that PostgreSQL needs for a statement under the scope's policy, in milliseconds: the middle of many. */
async function executionMs(client: Client, { path }: BenchScope, sql: string): Promise<number> {
  const { scope, upper } = scopeRange(path);
  await client.query("select set_config('app.scope', $1, false), set_config('app.upper', $2, false)", [scope, upper]);
  // The page has no parameter; the total is looked up by the path of the scope.
  const parameters = sql.includes("$1") ? [path] : [];
  const times: number[] = [];
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const { rows } = await client.query<{ "QUERY PLAN": { "Execution Time": number }[] }>(
      `explain (analyze, timing off, format json) ${sql}`,
      parameters,
    );
    times.push(rows[0]?.["QUERY PLAN"][0]?.["Execution Time"] ?? Number.NaN);
  }
  return median(times);
}

/** How long PostgreSQL itself works for the list's page and its total at each scope. */
export async function benchListSql({ database: { logins }, scopes }: Country): Promise<BenchRow[]> {
  const entities = allSubgraphs.flatMap((subgraph) => [...subgraph.entities]);
  const database = await Database.connect({ url: logins.appUrl, entities });
  const options =
    "-c plan_cache_mode=force_custom_plan -c random_page_cost=1.1 -c max_parallel_workers_per_gather=0 -c timezone=UTC";
  const client = new Client({ connectionString: logins.appUrl, options });
  await client.connect();
  const rows: BenchRow[] = [];
  try {
    for (const scope of scopes) {
      const [page = "", count = ""] = await statementsOf(database, scope);
      const what = `SQL of the list at ${scope.name} scope`;
      rows.push(lessRow(`${what}, page, to its limit`, "ms", await executionMs(client, scope, page), pageLimitMs));
      const limit = countLimitMs[scope.name];
      rows.push(lessRow(`${what}, total, to its limit`, "ms", await executionMs(client, scope, count), limit));
    }
  } finally {
    await client.end();
    await database.close();
  }
  return rows;
}
