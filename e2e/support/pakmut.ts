import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removePostgresPlace } from "../../local/postgres/postgres.place";
import { projectFile } from "../../subgraphs/kit/project-file";
import { KeptData, portToKeep } from "./kept-data";

/** A whole Pakmut, started as `npm start` starts it, with a data directory and a port of its own. */
export interface RunningPakmut {
  /** Without a slash at the end. */
  url: string;
  dataDir: string;
  /** Everything it has printed so far. */
  output(): string;
  /** Stops it as Ctrl-C does and starts it again on the same data and port. */
  restart(): Promise<void>;
  /** Ends it as a power cut does (kill -9) and starts it again on the same data and port. */
  crashAndRestart(): Promise<void>;
  /** Stops it and removes its data. */
  stop(): Promise<void>;
}

const FIRST_START_PATIENCE_MS = 240_000;
const STOP_PATIENCE_MS = 20_000;

/**
 * Starts a Pakmut and waits for its ready line; all but the first of a worker on a copy of what the first has made. Throws with
 * everything it printed when it does not become ready.
 */
export async function startPakmut(environment: Record<string, string> = {}): Promise<RunningPakmut> {
  const dataDir = mkdtempSync(join(tmpdir(), "pakmut-e2e-"));
  // As root the database runs as a user of its own, which must get in.
  chmodSync(dataDir, 0o755);
  const kept = Object.keys(environment).length === 0 ? KeptData.ofWorker() : undefined;
  const port = kept?.isThere ? kept.copyTo(dataDir) : await portToKeep();
  const launch = () => spawnPakmut({ ...environment, PAKMUT_DATA_DIR: dataDir, PORT: String(port) });
  let process = await launch();
  if (kept && !kept.isThere) {
    await end(process.child, "SIGTERM");
    kept.keep(dataDir, port);
    process = await launch();
  }
  const relaunch = async (signal: NodeJS.Signals) => {
    await end(process.child, signal);
    process = await launch();
  };
  return {
    url: `http://localhost:${port}`,
    dataDir,
    output: () => process.output(),
    restart: () => relaunch("SIGTERM"),
    crashAndRestart: () => relaunch("SIGKILL"),
    stop: async () => {
      await end(process.child, "SIGTERM");
      removePostgresPlace(dataDir);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

interface Launched {
  child: ChildProcess;
  output: () => string;
}

function spawnPakmut(environment: Record<string, string>): Promise<Launched> {
  const child = spawn(process.execPath, [projectFile("local", "pakmut.cjs"), "start"], {
    env: { ...process.env, NODE_ENV: "", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  return new Promise((resolve, reject) => {
    const giveUp = (reason: string) => {
      child.kill("SIGTERM");
      reject(new Error(`Pakmut ${reason}. It printed:\n${text}`));
    };
    const timer = setTimeout(() => giveUp("was not ready in time"), FIRST_START_PATIENCE_MS);
    const read = (chunk: Buffer) => {
      text += chunk.toString("utf8");
      if (!/^Pakmut is ready: /m.test(text)) return;
      clearTimeout(timer);
      resolve({ child, output: () => text });
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => {
      clearTimeout(timer);
      giveUp(`ended with exit code ${code}`);
    });
  });
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`Pakmut did not stop within ${STOP_PATIENCE_MS} ms of ${signal}.`));
    }, STOP_PATIENCE_MS);
    child.once("exit", () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill(signal);
  });
}
