import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runCommand, say } from "../local/command";
import { isFlawless } from "./fault-plan";
import { removeRun, runFaults } from "./fault-run";
import { isUnmoved, sendHostile } from "./hostile.load";
import { soak } from "./soak";

/** `npm run test:faults`: the long form; ends with exit code 1 when a promise was broken, and keeps what tells why. */
async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      writes: { type: "string", default: "50000" },
      clients: { type: "string", default: "16" },
      "database-kills": { type: "string", default: "10" },
      "process-kills": { type: "string", default: "20" },
      distributed: { type: "boolean", default: false },
      "subgraph-kills": { type: "string", default: "20" },
      "repeat-requests": { type: "boolean", default: false },
      soak: { type: "string" },
      hostile: { type: "string" },
      "break-promises": { type: "boolean", default: false },
    },
  });
  const dir = mkdtempSync(join(tmpdir(), "pakmut-faults-"));
  if (values.soak) {
    const report = await soak({ minutes: Number(values.soak), requestsPerSecond: 20, dir, log: say });
    removeRun(dir);
    say(`Resident memory grew by ${report.residentMbPerMinute} MB a minute; ${report.failures} requests failed.`);
    return report.failures === 0 ? 0 : 1;
  }
  if (values.hostile) {
    const report = await sendHostile({ rounds: Number(values.hostile), dir, log: say });
    removeRun(dir);
    say(JSON.stringify({ ...report, probes: undefined }));
    return isUnmoved(report) ? 0 : 1;
  }
  const startedAt = Date.now();
  // A process with such a login would refuse to start: nobody starts it again.
  const processFaults = !values["break-promises"] && {
    "process killed": Number(values["process-kills"]),
    "process paused": 3,
    "process drained": 3,
    "both killed": 2,
  };
  const report = await runFaults({
    writes: Number(values.writes),
    clients: Number(values.clients),
    faults: {
      "database killed": Number(values["database-kills"]),
      "database paused": 3,
      ...processFaults,
      ...(values.distributed && {
        "subgraph killed": Number(values["subgraph-kills"]),
        "subgraph drained": 3,
        "subgraph paused": 4,
      }),
    },
    dir,
    isDistributed: values.distributed,
    repeatsRequests: values["repeat-requests"],
    breaksPromises: values["break-promises"],
    log: say,
  });
  say(JSON.stringify({ ...report, wrongAnswers: report.wrongAnswers.slice(0, 20) }, null, 2));
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  if (isFlawless(report)) {
    removeRun(dir);
    say(`Every promise was kept: ${report.acknowledged} acknowledged writes in ${seconds} s.`);
    return 0;
  }
  say(`A promise was broken. The ledger, the database and the log are in ${dir}.`);
  return 1;
}

runCommand(main);
