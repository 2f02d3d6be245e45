import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { dirname, join } from "node:path";
import { newTokenKey, TOKEN_KEY } from "../subgraphs/accounts/activation-token/token-keys";
import { FILES_DIR } from "../subgraphs/kit/file/file.settings";
import { projectFile } from "../subgraphs/kit/project-file";
import { Alarm, endOfLog } from "./alarm";

const readyPatienceMs = 60_000;

/** One key for all processes of a run, however often each is started. */
export function tokenKeyOfRun(): string {
  process.env[TOKEN_KEY] ??= newTokenKey();
  return process.env[TOKEN_KEY];
}

/** The Pakmut process that is to suffer: the program of `npm run serve`, with its real settings. With subgraphs elsewhere it is the gateway. */
export class PakmutVictim {
  #child: ChildProcess | null = null;
  #isToEnd = false;
  readonly #environment: Readonly<Record<string, string>>;
  /** Raised when it ends without being told to: no fault around it is a reason for that. */
  readonly alarm: Alarm;

  constructor(
    private readonly databaseUrl: string,
    readonly port: number,
    readonly logFile: string,
    /** More of its settings, and an alarm that others raise too. */
    more: { environment?: Readonly<Record<string, string>>; alarm?: Alarm } = {},
  ) {
    this.#environment = more.environment ?? {};
    this.alarm = more.alarm ?? new Alarm();
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    return this.#child?.pid as number;
  }

  /** Starts it and waits until it says that it is ready. */
  async start(): Promise<void> {
    const log = openSync(this.logFile, "a", 0o600);
    const child = spawn(process.execPath, [projectFile("build", "server", "gateway", "serve.js")], {
      env: {
        PATH: process.env.PATH,
        NODE_ENV: "production",
        HOST: "127.0.0.1",
        PORT: String(this.port),
        PAKMUT_URL: `http://localhost:${this.port}`,
        DATABASE_URL: this.databaseUrl,
        PAKMUT_OIDC_ISSUER: "https://digital-id.invalid",
        PAKMUT_OIDC_CLIENT_ID: "pakmut",
        [TOKEN_KEY]: tokenKeyOfRun(),
        [FILES_DIR]: join(dirname(this.logFile), "files"),
        ...this.#environment,
      },
      stdio: ["ignore", log, log],
    });
    closeSync(log);
    this.#child = child;
    this.#isToEnd = false;
    child.once("exit", (code, signal) => {
      if (!this.#isToEnd)
        this.alarm.raise(`Pakmut ended unexpectedly (${signal ?? `exit code ${code}`}).`, this.logFile);
    });
    await this.#becomesReady(child);
  }

  /** Ends it and tells its exit code; `null` when the signal itself ended it. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
    const child = this.#child;
    this.#isToEnd = true;
    if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child?.exitCode ?? null);
    return new Promise((resolve) => {
      child.once("exit", (code) => resolve(code));
      child.kill(signal);
    });
  }

  /** Ends it behind the back of whoever looks after it. */
  crash(): void {
    this.#child?.kill("SIGKILL");
  }

  /** Ends it and starts it again; tells the exit code. */
  async restart(signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
    const code = await this.end(signal);
    await this.start();
    return code;
  }

  pause(): void {
    this.#child?.kill("SIGSTOP");
  }

  resume(): void {
    this.#child?.kill("SIGCONT");
  }

  async #becomesReady(child: ChildProcess): Promise<void> {
    const until = Date.now() + readyPatienceMs;
    while (Date.now() < until && child.exitCode === null && child.signalCode === null) {
      const isReady = await fetch(`${this.url}/readyz`).then(
        ({ status }) => status === 200,
        () => false,
      );
      if (isReady) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    this.#isToEnd = true;
    child.kill("SIGKILL");
    throw new Error(`Pakmut did not become ready. ${endOfLog(this.logFile)}`);
  }
}
