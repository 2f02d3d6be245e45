import { readFileSync } from "node:fs";
import { Agent } from "node:http";
import { type BenchRow, lessRow, measure } from "./bench-row";
import type { BenchScope, Country } from "./country";
import { percentile, send } from "./load";
import { dataOf, graphqlRequest } from "./pakmut-client";
import { type ChildServer, startChild } from "./servers/child";

/** An officer who hides a whole country's service points looks at the report after a cup of coffee. */
const limitSeconds = 600;
const listLimitMs = 100;
const memoryLimitMB = 128;
const quietAsks = 100;
/** Somebody else's list, twenty times a second. */
const pauseMs = 50;

const page = "query Page { servicePoints(first: 25) { totalCount nodes { id nameTh status version } } }";
const start = `mutation Start($key: String!) { startServicePointBulkChange(filter: {}, idempotencyKey: $key,
  change: { kind: CHANGE_STATUS, status: HIDDEN, reason: "ทดสอบ" }) { id total } }`;
const state = "query State($id: ID!) { servicePointBulkChange(id: $id) { state changed refused finishedAt } }";

const memoryMB = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1_024;

interface BulkState {
  servicePointBulkChange: { state: string; changed: number; refused: number; finishedAt: string | null };
}

/** Asks for a list in a steady rhythm while something else goes on: how long it takes, and the most memory. */
class Onlooker {
  readonly latencies: number[] = [];
  memoryMB = 0;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(
    private readonly server: ChildServer,
    private readonly cookie: string,
  ) {}

  ask = (query: string, variables = {}): Promise<string> =>
    send(this.#agent, this.server.port, graphqlRequest(this.cookie, query, variables));

  async look(): Promise<void> {
    this.latencies.push(await measure(() => this.ask(page)));
    this.memoryMB = Math.max(this.memoryMB, memoryMB(this.server.pid));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }

  /** Forgets what it has seen, and gives it. */
  take(): { p95: number; memoryMB: number } {
    const seen = this.latencies.splice(0).sort((left, right) => left - right);
    return { p95: percentile(seen, 0.95), memoryMB: this.memoryMB };
  }

  end(): void {
    this.#agent.destroy();
  }
}

/** Hides every service point of the country by a filter, in the process that serves, while somebody looks at a list. */
export async function benchBulkChange({ database: { logins }, scopes, servicePoints }: Country): Promise<BenchRow[]> {
  const { cookie } = scopes.find(({ name }) => name === "root") as BenchScope;
  const { appUrl, gatewayUrl } = logins;
  const server = await startChild("pakmut.js", { APP_URL: appUrl, GATEWAY_URL: gatewayUrl, DOES_JOBS: "1" });
  const onlooker = new Onlooker(server, cookie);
  try {
    for (let ask = 0; ask < quietAsks; ask++) await onlooker.look();
    onlooker.take();
    for (let ask = 0; ask < quietAsks; ask++) await onlooker.look();
    const quiet = onlooker.take();
    let id = "";
    const asking = await measure(async () => {
      const answer = await onlooker.ask(start, { key: "bench-bulk-change" });
      id = dataOf<{ startServicePointBulkChange: { id: string } }>(answer).startServicePointBulkChange.id;
    });
    const working = await measure(async () => {
      for (;;) {
        await onlooker.look();
        if (onlooker.latencies.length % 10) continue;
        const { servicePointBulkChange: now } = dataOf<BulkState>(await onlooker.ask(state, { id }));
        if (!now.finishedAt) continue;
        if (now.state !== "DONE" || now.changed !== servicePoints)
          throw new Error(`Changed ${now.changed} of ${servicePoints}, ${now.refused} refused, state ${now.state}.`);
        return;
      }
    });
    const busy = onlooker.take();
    const name = `${servicePoints.toLocaleString("en")} service points hidden by a filter`;
    return [
      lessRow(`${name}, answer to who asks`, "s", asking / 1_000, 5),
      lessRow(`${name}, until done`, "s", working / 1_000, limitSeconds),
      lessRow("a list meanwhile, p95, to the limit", "ms", busy.p95, listLimitMs),
      lessRow("a list meanwhile, p95, to before", "ms", busy.p95, quiet.p95, null),
      lessRow(`${name}, memory more`, "MB", Math.max(1, busy.memoryMB - quiet.memoryMB), memoryLimitMB),
    ];
  } finally {
    onlooker.end();
    await server.stop();
  }
}
