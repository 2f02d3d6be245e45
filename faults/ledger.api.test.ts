import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FaultPlan, type FaultReport, isFlawless } from "./fault-plan";
import { removeRun, runFaults } from "./fault-run";

const faultPatienceMs = 180_000;
/** The short form of `npm run test:faults`. */
async function suffer(changes: Partial<FaultPlan>): Promise<FaultReport> {
  const dir = mkdtempSync(join(tmpdir(), "pakmut-faults-"));
  try {
    return await runFaults({ writes: 300, clients: 4, faults: {}, dir, log: () => undefined, ...changes });
  } finally {
    removeRun(dir);
  }
}

test(
  "what was acknowledged is there once, what was refused is not, whatever is killed, stopped or drained meanwhile",
  async () => {
    const faults = {
      "database killed": 1,
      "database paused": 1,
      "process killed": 1,
      "process drained": 1,
      "both killed": 1,
    };
    const report = await suffer({ faults });
    expect(report).toMatchObject({ wrongAnswers: [], strayRejections: 0, failedDrains: 0 });
    expect(isFlawless(report)).toBe(true);
    expect(report.acknowledged).toBeGreaterThanOrEqual(300);
    expect(report.refused).toBeGreaterThan(0);
  },
  faultPatienceMs,
);

test(
  "the same of subgraphs in processes of their own; while one is away the others answer, and /readyz tells which",
  async () => {
    const faults = {
      "database killed": 1,
      "process killed": 1,
      "subgraph killed": 3,
      "subgraph drained": 1,
      "subgraph paused": 2,
    };
    const report = await suffer({ faults, isDistributed: true });
    expect(report).toMatchObject({ wrongAnswers: [], wrongSilences: [], strayRejections: 0, failedDrains: 0 });
    expect(isFlawless(report)).toBe(true);
    expect(report.acknowledged).toBeGreaterThanOrEqual(300);
  },
  faultPatienceMs,
);

test(
  "a network that delivers every request twice has one effect each",
  async () => {
    const report = await suffer({ faults: { "process killed": 1 }, repeatsRequests: true });
    expect(report).toMatchObject({ wrongAnswers: [], strayRejections: 0 });
    expect(isFlawless(report)).toBe(true);
  },
  faultPatienceMs,
);

test(
  "a database that acknowledges before it has written is found out",
  async () => {
    const report = await suffer({ faults: { "database killed": 2 }, breaksPromises: true });
    expect(report.after.lost).toBeGreaterThan(0);
    expect(isFlawless(report)).toBe(false);
  },
  faultPatienceMs,
);

test(
  "a process that ends although nobody ended it fails the run at once, with the end of its log",
  async () => {
    const run = suffer({ writes: 50, faults: { "process crashed": 1 } });
    await expect(run).rejects.toThrow(
      /^Pakmut ended unexpectedly \(SIGKILL\)\. The end of \S+pakmut\.log:\n\{"level":/,
    );
  },
  faultPatienceMs,
);
