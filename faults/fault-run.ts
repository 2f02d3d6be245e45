import { chmodSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { requireFreePort } from "../local/port";
import { removePostgresPlace } from "../local/postgres/postgres.place";
import type { Fault, FaultPlan, FaultReport } from "./fault-plan";
import { FaultCauses, type Victims } from "./fault.causes";
import { Ledger } from "./ledger";
import { PakmutVictim } from "./pakmut.victim";
import { pause } from "./pause";
import { PostgresVictim } from "./postgres.victim";
import { RepeatingProxy } from "./repeating.proxy";
import { type Officer, makeScene } from "./scene";
import { SubgraphsVictim } from "./subgraphs.victim";
import { type Verdict, judge } from "./verdict";
import { Writer } from "./writer";

const recordsEach = 20;
const shuffled = <Item>(items: Item[]): Item[] =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .sort((left, right) => left.at - right.at)
    .map(({ item }) => item);

/** Writes through Pakmut while it and its database are killed, and tells whether every promise was kept. */
export async function runFaults(plan: FaultPlan): Promise<FaultReport> {
  makeRunDir(plan.dir);
  const settings: Record<string, string> = plan.breaksPromises ? { wal_writer_delay: "10s" } : {};
  const postgres = await PostgresVictim.start(plan.dir, settings);
  let subgraphs: SubgraphsVictim | null = null;
  let pakmut: PakmutVictim | null = null;
  try {
    if (plan.isDistributed) subgraphs = await SubgraphsVictim.start(postgres.url, plan.dir);
    const port = await requireFreePort("127.0.0.1", 0);
    pakmut = new PakmutVictim(postgres.url, port, join(plan.dir, "pakmut.log"), subgraphs?.environment);
    await pakmut.start();
    const officers = await withDatabase(postgres.url, async (database) => {
      if (plan.breaksPromises) await database.query("alter role pakmut_app set synchronous_commit = off");
      return makeScene(database, plan.clients, recordsEach);
    });
    if (plan.breaksPromises) await pakmut.restart("SIGTERM");
    return await new FaultRun(plan, { postgres, pakmut, subgraphs }, officers).run();
  } finally {
    await pakmut?.end("SIGKILL");
    subgraphs?.discard();
    await postgres.discard();
  }
}

/** Makes the directory of a run. */
export function makeRunDir(dir: string): void {
  mkdirSync(dir, { recursive: true });
  // As root the database runs as a user of its own, which must get in.
  chmodSync(dir, 0o755);
}

/** Removes what a run has left. */
export function removeRun(dir: string): void {
  removePostgresPlace(dir);
  rmSync(dir, { recursive: true, force: true });
}

/** Does something with a connection of the owner of all tables. */
export async function withDatabase<Result>(url: string, work: (database: Client) => Promise<Result>): Promise<Result> {
  const database = new Client({ connectionString: url });
  await database.connect();
  try {
    return await work(database);
  } finally {
    await database.end();
  }
}

class FaultRun {
  readonly #causes: FaultCauses;
  #longestRecoveryMs = 0;
  #isFaultLeft = true;

  constructor(
    private readonly plan: FaultPlan,
    private readonly victims: Victims,
    private readonly officers: readonly Officer[],
  ) {
    this.#causes = new FaultCauses(victims, officers[0] as Officer);
  }

  async run(): Promise<FaultReport> {
    const { plan, officers } = this;
    const { pakmut, postgres, subgraphs } = this.victims;
    const ledger = await Ledger.create(join(plan.dir, "ledger.jsonl"));
    const proxy = plan.repeatsRequests ? await RepeatingProxy.start(pakmut.url) : null;
    const writers = officers.map((officer) => new Writer(proxy?.url ?? pakmut.url, officer, ledger));
    const isDone = (): boolean => !this.#isFaultLeft && ledger.acknowledged >= plan.writes;
    await Promise.all([this.#conduct(ledger), ...writers.map((writer) => writer.workUntil(isDone))]);
    const look = (): Promise<Verdict> =>
      withDatabase(postgres.url, (database) => judge(database, ledger, pakmut.url, officers));
    await proxy?.settled();
    const before = await look();
    await Promise.all(writers.map((writer) => writer.settleParked()));
    await proxy?.settled();
    const after = await look();
    proxy?.close();
    await ledger.close();
    return {
      acknowledged: ledger.acknowledged,
      refused: [...ledger.outcomes.values()].filter((outcome) => outcome === "fail").length,
      parked: writers.reduce((sum, { parked }) => sum + parked.length, 0),
      wrongAnswers: writers.flatMap(({ wrongAnswers }) => wrongAnswers),
      unexpectedExits: pakmut.unexpectedExits + (subgraphs?.unexpectedExits ?? 0),
      failedDrains: this.#causes.failedDrains,
      wrongSilences: this.#causes.wrongSilences,
      longestRecoveryMs: this.#longestRecoveryMs,
      before,
      after,
    };
  }

  /** Spreads the faults over the writes, in any order, each at a random moment and after the one before has healed. */
  async #conduct(ledger: Ledger): Promise<void> {
    const { faults, writes, log } = this.plan;
    const order = shuffled(
      Object.entries(faults).flatMap(([fault, count]) => Array<Fault>(count).fill(fault as Fault)),
    );
    try {
      for (const [index, fault] of order.entries()) {
        const due = (writes * (index + Math.random())) / order.length;
        while (ledger.acknowledged < due) await pause(5);
        await pause(Math.random() * 200);
        const healedAt = await this.#causes.cause(fault);
        const acknowledged = ledger.acknowledged;
        while (ledger.acknowledged === acknowledged) await pause(5);
        const recoveryMs = Date.now() - healedAt;
        this.#longestRecoveryMs = Math.max(this.#longestRecoveryMs, recoveryMs);
        log(`${index + 1}/${order.length} ${fault} at ${acknowledged} writes, at work again after ${recoveryMs} ms`);
      }
    } finally {
      this.#isFaultLeft = false;
    }
  }
}
