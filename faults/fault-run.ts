import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { requireFreePort } from "../local/port";
import { removePostgresPlace } from "../local/postgres/postgres.place";
import { strayRejectionText } from "../subgraphs/kit/server/stray-rejections";
import { Alarm } from "./alarm";
import type { Fault, FaultPlan, FaultReport } from "./fault-plan";
import { FaultCauses, type Victims } from "./fault.causes";
import { Ledger } from "./ledger";
import { PakmutVictim } from "./pakmut.victim";
import { PostgresVictim } from "./postgres.victim";
import { RepeatingProxy } from "./repeating.proxy";
import { type Officer, makeScene } from "./scene";
import { SubgraphsVictim } from "./subgraphs.victim";
import { type Verdict, judge } from "./verdict";
import { Writer } from "./writer";

const recordsEach = 20;
/** Against hanging: longer than any fault and what follows it takes on a busy machine. */
const longestSilenceMs = 90_000;
const shuffled = <Item>(items: Item[]): Item[] =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .sort((left, right) => left.at - right.at)
    .map(({ item }) => item);

/** Writes through Pakmut while it and its database are killed, and tells whether every promise was kept. */
export async function runFaults(plan: FaultPlan): Promise<FaultReport> {
  makeRunDir(plan.dir);
  const settings: Record<string, string> = plan.breaksPromises ? { wal_writer_delay: "10s" } : {};
  const alarm = new Alarm();
  const postgres = await PostgresVictim.start(plan.dir, settings, alarm);
  let subgraphs: SubgraphsVictim | null = null;
  let pakmut: PakmutVictim | null = null;
  try {
    if (plan.isDistributed) subgraphs = await SubgraphsVictim.start(postgres.url, plan.dir, alarm);
    const port = await requireFreePort("127.0.0.1", 0);
    const more = { environment: subgraphs?.environment, alarm };
    pakmut = new PakmutVictim(postgres.url, port, join(plan.dir, "pakmut.log"), more);
    await pakmut.start();
    const officers = await withDatabase(postgres.url, async (database) => {
      if (plan.breaksPromises) await breakPromises(database);
      return makeScene(database, plan.clients, recordsEach);
    });
    return await new FaultRun(plan, { postgres, pakmut, subgraphs }, officers).run();
  } finally {
    await pakmut?.end("SIGKILL");
    subgraphs?.discard();
    await postgres.discard();
  }
}

/** Behind the back of the running process, which would refuse to start with such a login. */
async function breakPromises(database: Client): Promise<void> {
  await database.query("alter role pakmut_app set synchronous_commit = off");
  await database.query("select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = 'pakmut_app'");
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
  readonly #alarm: Alarm;
  #longestRecoveryMs = 0;
  #isFaultLeft = true;

  constructor(
    private readonly plan: FaultPlan,
    private readonly victims: Victims,
    private readonly officers: readonly Officer[],
  ) {
    this.#causes = new FaultCauses(victims, officers[0] as Officer);
    this.#alarm = victims.pakmut.alarm;
  }

  async run(): Promise<FaultReport> {
    const ledger = await Ledger.create(join(this.plan.dir, "ledger.jsonl"));
    const proxy = this.plan.repeatsRequests ? await RepeatingProxy.start(this.victims.pakmut.url) : null;
    try {
      return await this.#alarm.guard(this.#tell(ledger, proxy));
    } finally {
      proxy?.close();
      await ledger.close();
    }
  }

  async #tell(ledger: Ledger, proxy: RepeatingProxy | null): Promise<FaultReport> {
    const { plan, officers } = this;
    const { pakmut, postgres } = this.victims;
    const writers = officers.map((officer) => new Writer(proxy?.url ?? pakmut.url, officer, ledger, this.#alarm));
    const isDone = (): boolean => !this.#isFaultLeft && ledger.acknowledged >= plan.writes;
    const work = writers.map((writer) => writer.workUntil(isDone));
    await Promise.all([this.#conduct(ledger), this.#watch(ledger, isDone), ...work]);
    const look = (): Promise<Verdict> =>
      withDatabase(postgres.url, (database) => judge(database, ledger, pakmut.url, officers));
    await proxy?.settled();
    const before = await look();
    await Promise.all(writers.map((writer) => writer.settleParked()));
    await proxy?.settled();
    const after = await look();
    return {
      acknowledged: ledger.acknowledged,
      refused: [...ledger.outcomes.values()].filter((outcome) => outcome === "fail").length,
      parked: writers.reduce((sum, { parked }) => sum + parked.length, 0),
      wrongAnswers: writers.flatMap(({ wrongAnswers }) => wrongAnswers),
      strayRejections: countStrayRejections(plan.dir),
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
        while (ledger.acknowledged < due) await this.#alarm.pause(5);
        await this.#alarm.pause(Math.random() * 200);
        const healedAt = await this.#causes.cause(fault);
        const acknowledged = ledger.acknowledged;
        while (ledger.acknowledged === acknowledged) await this.#alarm.pause(5);
        const recoveryMs = Date.now() - healedAt;
        this.#longestRecoveryMs = Math.max(this.#longestRecoveryMs, recoveryMs);
        log(`${index + 1}/${order.length} ${fault} at ${acknowledged} writes, at work again after ${recoveryMs} ms`);
      }
    } finally {
      this.#isFaultLeft = false;
    }
  }

  /** A process that lives and does nothing must not make the run wait for ever either. */
  async #watch(ledger: Ledger, isDone: () => boolean): Promise<void> {
    let [acknowledged, since] = [-1, Date.now()];
    while (!isDone()) {
      await this.#alarm.pause(250);
      if (ledger.acknowledged !== acknowledged) [acknowledged, since] = [ledger.acknowledged, Date.now()];
      else if (Date.now() - since > longestSilenceMs)
        this.#alarm.raise(`Nothing was acknowledged for ${longestSilenceMs / 1_000} s.`, this.victims.pakmut.logFile);
    }
  }
}

/** In the logs of all processes of the run. */
function countStrayRejections(dir: string): number {
  const logs = ["pakmut.log", "subgraphs.log"].map((name) => join(dir, name)).filter((file) => existsSync(file));
  return logs.reduce((sum, file) => sum + readFileSync(file, "utf8").split(strayRejectionText).length - 1, 0);
}
