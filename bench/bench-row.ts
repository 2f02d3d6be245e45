/** One measurement, as `npm run bench -- --json FILE` writes it. */
export interface BenchRow {
  name: string;
  /** Ours and the peer's figure in `unit`; more is better. */
  ours: number;
  peer: number;
  /** Ours divided by the peer's. */
  ratio: number;
  /** The least that the ratio should be; `null` for a figure that is shown for comparison. */
  goal: number | null;
  unit: string;
}

/** Makes a row out of two durations of the same amount of work. */
export function rateRow(name: string, amount: number, oursMs: number, peerMs: number, goal: number | null): BenchRow {
  const [ours, peer] = [(amount * 1_000) / oursMs, (amount * 1_000) / peerMs];
  return {
    name,
    ours: Math.round(ours),
    peer: Math.round(peer),
    ratio: Math.round((ours / peer) * 100) / 100,
    goal,
    unit: "rows/s",
  };
}

/** How long a piece of work takes, in milliseconds. */
export async function measure(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The middle one of some durations: one disturbed round does not count. */
export const median = (durations: readonly number[]): number =>
  [...durations].sort((left, right) => left - right)[Math.floor(durations.length / 2)] ?? 0;

/** A row for the terminal. */
export const benchLine = ({ name, ours, peer, ratio, goal, unit }: BenchRow): string =>
  `${name}: ${ours} ${unit}, peer ${peer} ${unit}, ratio ${ratio}${goal === null ? "" : ` (goal ${goal}: ${ratio >= goal ? "met" : "missed"})`}`;
