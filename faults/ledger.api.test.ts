import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Fault, type FaultReport, isFlawless, removeRun, runFaults } from "./fault-run";

const faultPatienceMs = 180_000;
const none: Record<Fault, number> = {
  "database killed": 0,
  "database paused": 0,
  "process killed": 0,
  "process paused": 0,
  "process drained": 0,
  "both killed": 0,
};

/** The short form of `npm run test:faults`. */
async function suffer(faults: Partial<Record<Fault, number>>, breaksPromises = false): Promise<FaultReport> {
  const dir = mkdtempSync(join(tmpdir(), "pakmut-faults-"));
  chmodSync(dir, 0o755);
  try {
    return await runFaults({
      writes: 300,
      clients: 4,
      faults: { ...none, ...faults },
      dir,
      breaksPromises,
      log: () => undefined,
    });
  } finally {
    removeRun(dir);
  }
}

test(
  "what was acknowledged is there once, what was refused is not, whatever is killed, stopped or drained meanwhile",
  async () => {
    const report = await suffer({
      "database killed": 1,
      "database paused": 1,
      "process killed": 1,
      "process drained": 1,
      "both killed": 1,
    });
    expect(report).toMatchObject({ wrongAnswers: [], unexpectedExits: 0, failedDrains: 0 });
    expect(isFlawless(report)).toBe(true);
    expect(report.acknowledged).toBeGreaterThanOrEqual(300);
    expect(report.refused).toBeGreaterThan(0);
  },
  faultPatienceMs,
);

test(
  "a database that acknowledges before it has written is found out",
  async () => {
    const report = await suffer({ "database killed": 2 }, true);
    expect(report.after.lost).toBeGreaterThan(0);
    expect(isFlawless(report)).toBe(false);
  },
  faultPatienceMs,
);
