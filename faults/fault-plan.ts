import type { Verdict } from "./verdict";

/** What can befall the database and the process that faces the clients: all of Pakmut, or its gateway alone. */
export const commonFaults = [
  "database killed",
  "database paused",
  "process killed",
  "process paused",
  "process drained",
  "both killed",
  /** Nobody ended it: no run may go on after that. */
  "process crashed",
] as const;

/** What can befall one subgraph, any of them, when each is a process of its own. */
export const subgraphFaults = ["subgraph killed", "subgraph paused", "subgraph drained"] as const;

export type Fault = (typeof commonFaults | typeof subgraphFaults)[number];

export interface FaultPlan {
  /** Acknowledged writes until it ends. */
  writes: number;
  clients: number;
  /** How often each is to happen. */
  faults: Partial<Record<Fault, number>>;
  /** For the ledger, the data and the logs; made new, removed at the end unless something is wrong. */
  dir: string;
  /** Each subgraph in a process of its own, as `npm run start:distributed` runs them. */
  isDistributed?: boolean;
  /** Whatever is posted arrives twice. */
  repeatsRequests?: boolean;
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
  /** Failures in the logs that nobody waited for: of promises that some caller has lost. */
  strayRejections: number;
  failedDrains: number;
  /** While one subgraph was away: what the others did not answer, and what `/readyz` did not tell. */
  wrongSilences: string[];
  /** From the end of a fault, or the death of a process that others start again, to the next acknowledgement. */
  longestRecoveryMs: number;
  before: Verdict;
  after: Verdict;
}

/** Is everything as it was promised? */
export function isFlawless(report: FaultReport): boolean {
  const { before, after, wrongAnswers, wrongSilences, strayRejections, failedDrains } = report;
  const counts = [wrongAnswers.length, wrongSilences.length, strayRejections, failedDrains];
  return [...Object.values(before), ...Object.values(after), ...counts].every((count) => count === 0);
}
