import { chmodSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { requireFreePort } from "../local/port";
import { removePostgresPlace } from "../local/postgres/postgres.place";
import { Ledger } from "./ledger";
import { PakmutVictim } from "./pakmut.victim";
import { PostgresVictim } from "./postgres.victim";
import { type Officer, makeScene } from "./scene";
import { type Verdict, judge } from "./verdict";
import { Writer } from "./writer";

export type Fault =
  | "database killed"
  | "database paused"
  | "process killed"
  | "process paused"
  | "process drained"
  | "both killed";

export interface FaultPlan {
  /** Acknowledged writes until it ends. */
  writes: number;
  clients: number;
  faults: Record<Fault, number>;
  /** For the ledger, the data and the logs; made new, removed at the end unless something is wrong. */
  dir: string;
  /** The proof that it can fail: PostgreSQL acknowledges before it has written. */
  breaksPromises?: boolean;
  log: (line: string) => void;
}

export interface FaultReport {
  acknowledged: number;
  refused: number;
  /** Unknown outcomes that were asked about at the end. */
  parked: number;
  wrongAnswers: string[];
  unexpectedExits: number;
  failedDrains: number;
  /** From the end of a fault to the next acknowledgement. */
  longestRecoveryMs: number;
  before: Verdict;
  after: Verdict;
}

const recordsEach = 20;
const shuffled = <Item>(items: Item[]): Item[] =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .sort((left, right) => left.at - right.at)
    .map(({ item }) => item);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Writes through Pakmut while it and its database are killed, and tells whether every promise was kept. */
export async function runFaults(plan: FaultPlan): Promise<FaultReport> {
  mkdirSync(plan.dir, { recursive: true });
  // As root the database runs as a user of its own, which must get in.
  chmodSync(plan.dir, 0o755);
  const settings: Record<string, string> = plan.breaksPromises ? { wal_writer_delay: "10s" } : {};
  const postgres = await PostgresVictim.start(plan.dir, settings);
  const port = await requireFreePort("127.0.0.1", 0);
  const pakmut = new PakmutVictim(postgres.url, port, join(plan.dir, "pakmut.log"));
  try {
    await pakmut.start();
    const officers = await withDatabase(postgres.url, async (database) => {
      if (plan.breaksPromises) await database.query("alter role pakmut_app set synchronous_commit = off");
      return makeScene(database, plan.clients, recordsEach);
    });
    if (plan.breaksPromises) await restart(pakmut, "SIGTERM");
    return await new FaultRun(plan, postgres, pakmut, officers).run();
  } finally {
    await pakmut.end("SIGKILL");
    await postgres.discard();
  }
}

/** Is everything as it was promised? */
export const isFlawless = ({ before, after, wrongAnswers, unexpectedExits, failedDrains }: FaultReport): boolean =>
  [...Object.values(before), ...Object.values(after), wrongAnswers.length, unexpectedExits, failedDrains].every(
    (count) => count === 0,
  );

/** Removes what a run has left. */
export function removeRun(dir: string): void {
  removePostgresPlace(dir);
  rmSync(dir, { recursive: true, force: true });
}

async function withDatabase<Result>(url: string, work: (database: Client) => Promise<Result>): Promise<Result> {
  const database = new Client({ connectionString: url });
  await database.connect();
  try {
    return await work(database);
  } finally {
    await database.end();
  }
}

async function restart(pakmut: PakmutVictim, signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
  const code = await pakmut.end(signal);
  await pakmut.start();
  return code;
}

class FaultRun {
  #failedDrains = 0;
  #longestRecoveryMs = 0;
  #isFaultLeft = true;

  constructor(
    private readonly plan: FaultPlan,
    private readonly postgres: PostgresVictim,
    private readonly pakmut: PakmutVictim,
    private readonly officers: readonly Officer[],
  ) {}

  async run(): Promise<FaultReport> {
    const { plan, officers, pakmut } = this;
    const ledger = await Ledger.create(join(plan.dir, "ledger.jsonl"));
    const writers = officers.map((officer) => new Writer(pakmut.url, officer, ledger));
    const isDone = (): boolean => !this.#isFaultLeft && ledger.acknowledged >= plan.writes;
    await Promise.all([this.#conduct(ledger), ...writers.map((writer) => writer.workUntil(isDone))]);
    const look = (): Promise<Verdict> =>
      withDatabase(this.postgres.url, (database) => judge(database, ledger, pakmut.url, officers));
    const before = await look();
    await Promise.all(writers.map((writer) => writer.settleParked()));
    const after = await look();
    await ledger.close();
    return {
      acknowledged: ledger.acknowledged,
      refused: [...ledger.outcomes.values()].filter((outcome) => outcome === "fail").length,
      parked: writers.reduce((sum, { parked }) => sum + parked.length, 0),
      wrongAnswers: writers.flatMap(({ wrongAnswers }) => wrongAnswers),
      unexpectedExits: pakmut.unexpectedExits,
      failedDrains: this.#failedDrains,
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
        await this.#cause(fault);
        const healedAt = Date.now();
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

  async #cause(fault: Fault): Promise<void> {
    const { postgres, pakmut } = this;
    const pauseMs = 500 + Math.random() * 2_000;
    if (fault === "database paused" || fault === "process paused") {
      const victim = fault === "database paused" ? postgres : pakmut;
      victim.pause();
      await pause(pauseMs);
      return victim.resume();
    }
    if (fault === "process killed") return void (await restart(pakmut, "SIGKILL"));
    if (fault === "process drained") {
      if ((await restart(pakmut, "SIGTERM")) !== 0) this.#failedDrains += 1;
      return;
    }
    if (fault === "both killed") {
      await Promise.all([pakmut.end("SIGKILL"), postgres.kill()]);
      await postgres.start();
      return pakmut.start();
    }
    await postgres.kill();
    await postgres.start();
  }
}
