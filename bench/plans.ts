import type { Pool, PoolClient } from "pg";
import { allSubgraphs } from "../subgraphs/all-subgraphs";
import { Database } from "../subgraphs/kit/database/database";
import { Operation } from "../subgraphs/kit/database/operation";
import type { BenchDatabase } from "./bench-database";
import type { BenchScope } from "./country";

/** What of a node of PostgreSQL's plans is told. */
interface PlanNode {
  "Node Type": string;
  "Index Name"?: string;
  "Relation Name"?: string;
  "Function Name"?: string;
  Plans?: PlanNode[];
}

/** A plan in short: "Aggregate ← Index Only Scan grants_scope"; of several below a node each stands in brackets. */
export function shortPlan(node: PlanNode): string {
  const at = node["Index Name"] ?? node["Relation Name"] ?? node["Function Name"];
  const name = at ? `${node["Node Type"]} ${at}` : node["Node Type"];
  const below = (node.Plans ?? []).map(shortPlan);
  if (below.length > 1) return `${name} ← (${below.join(") (")})`;
  return below.length ? `${name} ← ${below[0]}` : name;
}

/** auto_explain tells the client itself the plan of each statement, also of those inside functions. */
const settings: Readonly<Record<string, string>> = {
  session_preload_libraries: "auto_explain",
  "auto_explain.log_min_duration": "0",
  "auto_explain.log_nested_statements": "on",
  "auto_explain.log_format": "json",
  "auto_explain.log_level": "notice",
};

/** The plan that a notice tells; `null` for one that only calls a function, whose own statements have told theirs. */
function planOf(notice: string | undefined): string | null {
  if (!notice?.includes(" plan:")) return null;
  const { Plan: plan } = JSON.parse(notice.slice(notice.indexOf("{"))) as { Plan: PlanNode };
  return plan["Node Type"] === "Result" && !plan.Plans ? null : shortPlan(plan);
}

/** The plans of what `read` asks at a scope, in short, in the order of the answers. */
export type Explain = (scope: BenchScope, read: (operation: Operation) => Promise<unknown>) => Promise<string>;

/** Runs `work` with a login of the application that tells plans; servers must not be started meanwhile. */
export async function withPlans<Result>(
  { admin, logins }: BenchDatabase,
  work: (explain: Explain) => Promise<Result>,
): Promise<Result> {
  const role = admin.escapeIdentifier(new URL(logins.appUrl).username);
  for (const [name, value] of Object.entries(settings))
    await admin.query(`alter role ${role} set ${name} = '${value}'`);
  const entities = allSubgraphs.flatMap((subgraph) => [...subgraph.entities]);
  const database = await Database.connect({ url: logins.appUrl, entities, poolSize: 1 });
  const plans: (string | null)[] = [];
  const listen = (client: PoolClient): void => void client.on("notice", ({ message }) => plans.push(planOf(message)));
  const { master } = database.dataSource.driver as unknown as { master: Pool };
  // The pool has one connection already; another one comes if that is given up.
  const first = await master.connect();
  listen(first);
  first.release();
  master.on("connect", listen);
  try {
    return await work(async ({ organisationId, role: grantRole, path }, read) => {
      plans.length = 0;
      const grant = { id: organisationId, role: grantRole, organisationId, scopePath: path };
      const actor = { personId: organisationId, displayName: "Officer of the bench", grant, address: null };
      const operation = new Operation(database, { actor, requestId: "bench" });
      await read(operation).finally(() => operation.end());
      return plans.filter((plan) => plan !== null).join("; ");
    });
  } finally {
    await database.close();
    for (const name of Object.keys(settings)) await admin.query(`alter role ${role} reset ${name}`);
  }
}
