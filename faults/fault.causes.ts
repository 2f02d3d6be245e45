import type { Fault } from "./fault-plan";
import { saysNothing, sendOperation } from "./graphql.client";
import type { PakmutVictim } from "./pakmut.victim";
import { pause } from "./pause";
import type { PostgresVictim } from "./postgres.victim";
import type { Officer } from "./scene";
import type { SubgraphsVictim } from "./subgraphs.victim";

export interface Victims {
  postgres: PostgresVictim;
  pakmut: PakmutVictim;
  /** `null`: they run in the process of `pakmut`. */
  subgraphs: SubgraphsVictim | null;
}

/** One field of each subgraph; all may be null, so that one that is away empties nothing but its own. */
const everybodyQuery = `query ($organisation: ID!, $point: ID!) {
  accounts: me { id } organisations: organisation(id: $organisation) { id } servicePoints: servicePoint(id: $point) { id } }`;
const fieldOf = (name: string): string => (name === "service-points" ? "servicePoints" : name);

const backPatienceMs = 30_000;
/** `/readyz` gives up on a part after two seconds, the gateway on a subgraph after seven: the long pause outlasts both. */
const shortPauseMs = 3_000;
const longPauseMs = 9_000;

/** Breaks what it is told to, and mends what nobody else mends. */
export class FaultCauses {
  failedDrains = 0;
  readonly wrongSilences: string[] = [];
  #subgraphPauses = 0;

  constructor(
    private readonly victims: Victims,
    private readonly witness: Officer,
  ) {}

  /** Resolves when the fault is over; gives the moment from which on Pakmut has to be at work again. */
  async cause(fault: Fault): Promise<number> {
    if (fault === "subgraph killed" || fault === "subgraph drained" || fault === "subgraph paused")
      return this.#causeBySubgraph(fault);
    await this.#causeByProcess(fault);
    return Date.now();
  }

  async #causeByProcess(fault: Fault): Promise<void> {
    const { postgres, pakmut } = this.victims;
    if (fault === "database paused" || fault === "process paused") {
      const victim = fault === "database paused" ? postgres : pakmut;
      victim.pause();
      await pause(500 + Math.random() * 2_000);
      return victim.resume();
    }
    if (fault === "process crashed") return pakmut.crash();
    if (fault === "process killed") return void (await pakmut.restart("SIGKILL"));
    if (fault === "process drained") {
      if ((await pakmut.restart("SIGTERM")) !== 0) this.failedDrains += 1;
      return;
    }
    const isBoth = fault === "both killed";
    await Promise.all([postgres.kill(), isBoth && pakmut.end("SIGKILL")]);
    await postgres.start();
    if (isBoth) await pakmut.start();
  }

  /** The others are asked meanwhile, and `/readyz` must tell which one is away. */
  async #causeBySubgraph(fault: Fault): Promise<number> {
    const subgraphs = this.victims.subgraphs as SubgraphsVictim;
    const name = subgraphs.names[Math.floor(Math.random() * subgraphs.names.length)] as string;
    // A write may be acknowledged before all have found the database again, and only one is to be away.
    await this.#becomesWhole();
    const startedAt = Date.now();
    if (fault === "subgraph paused") {
      // Every second pause is longer than the gateway waits: stopped is not dead, its port still takes requests.
      const pauseMs = this.#subgraphPauses++ % 2 === 0 ? longPauseMs : shortPauseMs;
      subgraphs.pause(name);
      const looks = Promise.all([this.#askOthers(name), this.#requireDegraded(name)]);
      await pause(pauseMs);
      subgraphs.resume(name);
      const resumedAt = Date.now();
      await looks;
      await this.#becomesWhole();
      return resumedAt;
    }
    subgraphs.end(name, fault === "subgraph killed" ? "SIGKILL" : "SIGTERM");
    await Promise.all([this.#askOthers(name), fault === "subgraph killed" && this.#requireDegraded(name)]);
    await this.#becomesWhole();
    return startedAt;
  }

  async #askOthers(name: string): Promise<void> {
    const { cookie, organisationIds, servicePointIds } = this.witness;
    const variables = { organisation: organisationIds[0], point: servicePointIds[0] };
    const reply = await sendOperation(this.victims.pakmut.url, cookie, everybodyQuery, variables);
    for (const other of this.victims.subgraphs?.names ?? []) {
      if (other !== name && !reply?.data?.[fieldOf(other)])
        this.wrongSilences.push(`${other} gave nothing while ${name} was away: ${JSON.stringify(reply)}`);
    }
    const isTold = Boolean(reply?.data?.[fieldOf(name)]) || saysNothing(reply?.code);
    if (!isTold) this.wrongSilences.push(`${name} was away and nobody said so: ${JSON.stringify(reply)}`);
  }

  async #requireDegraded(name: string): Promise<void> {
    const state = await this.#readiness();
    const others = Object.entries(state?.parts.subgraphs ?? {}).filter(([part]) => part !== name);
    const isTrue =
      state?.status === "degraded" &&
      state.parts.subgraphs[name] === "down" &&
      others.every(([, part]) => part === "up");
    if (!isTrue) this.wrongSilences.push(`/readyz while ${name} was away: ${JSON.stringify(state)}`);
  }

  async #becomesWhole(): Promise<void> {
    const until = Date.now() + backPatienceMs;
    while (this.victims.subgraphs?.isOneEnding || (await this.#readiness())?.status !== "ready") {
      if (Date.now() > until) throw new Error("The subgraph did not come back.");
      await pause(25);
    }
  }

  async #readiness(): Promise<Readiness | null> {
    return fetch(`${this.victims.pakmut.url}/readyz`).then(
      (answer) => answer.json() as Promise<Readiness>,
      () => null,
    );
  }
}

interface Readiness {
  status: string;
  parts: { subgraphs: Record<string, string> };
}
