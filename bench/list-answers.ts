import { Agent } from "node:http";
import type { BenchScope } from "./country";
import { percentile, send } from "./load";
import { dataOf, graphqlRequest } from "./pakmut-client";
import type { ChildServer } from "./servers/child";

const warmUps = 5;
const asks = 40;

/** A list or its figures, as they are asked for, and how many rows there are; `null` where SQL was not asked. */
export interface AskedList {
  query: string;
  variables: Record<string, unknown>;
  total: number | null;
}

/** The 95th percentile of asking the same again and again, in milliseconds. Throws when a total differs from SQL's. */
export async function answersP95(
  server: ChildServer,
  { cookie }: BenchScope,
  { query, variables, total }: AskedList,
): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const times: number[] = [];
  for (let ask = 0; ask < warmUps + asks; ask++) {
    const start = performance.now();
    const answer = await send(agent, server.port, graphqlRequest(cookie, query, variables));
    if (ask >= warmUps) times.push(performance.now() - start);
    const [found] = Object.values(dataOf<Record<string, { totalCount: number }>>(answer));
    if (total !== null && found?.totalCount !== total)
      throw new Error(`The list tells ${found?.totalCount} rows of ${total}.`);
  }
  agent.destroy();
  times.sort((left, right) => left - right);
  return percentile(times, 0.95);
}
