/** One measurement, as `npm run bench -- --json FILE` writes it. */
export interface BenchRow {
  name: string;
  /** Ours and the peer's figure in `unit`; for a limit the peer's figure is the limit. */
  ours: number;
  peer: number;
  /** Ours to the peer's, or the other way round where less is better: more is always better. */
  ratio: number;
  /** The least that the ratio should be; `null` for a figure that is shown for comparison. */
  goal: number | null;
  unit: string;
  /** How far apart the ratios of the rounds lie, to their middle one; absent where there was one round. */
  spread?: number;
  /** How PostgreSQL goes about a list, in short: node types with their indexes, one plan a statement. */
  plan?: string;
}

const rounded = (value: number): number => Number(value.toPrecision(value >= 100 ? 4 : 3));

/** Makes a row out of two durations of the same amount of work. */
export function rateRow(name: string, amount: number, oursMs: number, peerMs: number, goal: number | null): BenchRow {
  const [ours, peer] = [(amount * 1_000) / oursMs, (amount * 1_000) / peerMs];
  return { name, ours: Math.round(ours), peer: Math.round(peer), ratio: rounded(ours / peer), goal, unit: "rows/s" };
}

/** A figure of which more is better, ours and the peer's by rounds: each round has its own ratio, so that what disturbs a round disturbs both. */
export function roundsRow(
  name: string,
  unit: string,
  ours: readonly number[],
  peer: readonly number[],
  goal: number | null,
): BenchRow {
  const ratios = ours.map((figure, round) => figure / (peer[round] ?? Number.NaN));
  const ratio = median(ratios);
  const spread = rounded((Math.max(...ratios) - Math.min(...ratios)) / ratio);
  return { name, ours: rounded(median(ours)), peer: rounded(median(peer)), ratio: rounded(ratio), goal, unit, spread };
}

/** A figure of which less is better, to the peer's or to a limit that it should stay below. */
export const lessRow = (name: string, unit: string, ours: number, peer: number, goal: number | null = 1): BenchRow => ({
  name,
  ours: rounded(ours),
  peer: rounded(peer),
  ratio: rounded(peer / ours),
  goal,
  unit,
});

/** A figure of which more is better, to the least that it should be. */
export const moreRow = (name: string, unit: string, ours: number, least: number): BenchRow => ({
  ...lessRow(name, unit, least, ours),
  ours: rounded(ours),
  peer: least,
});

/** How long a piece of work takes, in milliseconds. */
export async function measure(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The middle one of some figures: one disturbed round does not count. */
export const median = (figures: readonly number[]): number =>
  [...figures].sort((left, right) => left - right)[Math.floor(figures.length / 2)] ?? 0;

/** A row for the terminal. */
export function benchLine({ name, ours, peer, ratio, goal, unit, spread, plan }: BenchRow): string {
  const judged = goal === null ? "" : ` (goal ${rounded(goal)}: ${ratio >= goal ? "met" : "missed"})`;
  const apart = spread === undefined ? "" : `, spread ${spread}`;
  return `${name}: ${ours} ${unit}, peer ${peer} ${unit}, ratio ${ratio}${judged}${apart}${plan ? `\n  plan: ${plan}` : ""}`;
}
