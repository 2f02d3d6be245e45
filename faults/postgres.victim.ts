import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readPostmasterNote, sendSignal } from "../local/postgres/postgres.orphan";
import { type RunningPostgres, startPostgres } from "../local/postgres/postgres.server";
import { Alarm } from "./alarm";

/** The PostgreSQL that is to suffer: a direct child, for a killed one left to others can stay a zombie and block its restart. */
export class PostgresVictim {
  private constructor(
    private readonly dataDir: string,
    private readonly settings: Record<string, string>,
    private server: RunningPostgres,
    private readonly alarm: Alarm,
  ) {
    this.#watch();
  }

  /** @param alarm raised when it ends without being told to */
  static async start(dataDir: string, settings: Record<string, string>, alarm = new Alarm()): Promise<PostgresVictim> {
    const server = await startPostgres({ dataDir, settings, purpose: "the faults" });
    return new PostgresVictim(dataDir, settings, server, alarm);
  }

  get url(): string {
    return this.server.url;
  }

  /** Ends the server and every process of its own with -9, as the kernel does when memory is short. */
  async kill(): Promise<void> {
    this.#isToEnd = true;
    for (const pid of this.#processes()) sendSignal(pid, "SIGKILL");
    await this.server.exited;
    await this.server.stop();
  }

  /** Starts it again, on the same port, and waits until what was committed is recovered. */
  async start(): Promise<void> {
    const port = Number(new URL(this.server.url).port);
    const { dataDir, settings } = this;
    this.server = await startPostgres({ dataDir, settings, port, purpose: "the faults" });
    this.#watch();
  }

  /** Stops the clock of all its processes: connections stay open and nobody answers. */
  pause(): void {
    for (const pid of this.#processes()) sendSignal(pid, "SIGSTOP");
  }

  resume(): void {
    for (const pid of this.#processes()) sendSignal(pid, "SIGCONT");
  }

  /** Its parent process and every other: what is done to the parent is inherited by what starts later. */
  get processes(): readonly number[] {
    return this.#processes();
  }

  /** Ends it for good. */
  async discard(): Promise<void> {
    this.resume();
    await this.kill();
  }

  #isToEnd = false;

  #watch(): void {
    this.#isToEnd = false;
    void this.server.exited.then(() => {
      if (!this.#isToEnd)
        this.alarm.raise("PostgreSQL ended unexpectedly.", join(this.dataDir, "postgres", "postgres.log"));
    });
  }

  #processes(): number[] {
    const pid = readPostmasterNote(join(this.dataDir, "postgres", "cluster"))?.pid;
    if (pid === undefined) return [];
    // The parent first: it would start again what ends below it.
    return [pid, ...childrenOf(pid)];
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === parent)
    .map(Number);
}

function parentOf(pid: string): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(status.slice(status.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return undefined;
  }
}
