import { readFileSync, statSync } from "node:fs";
import { pause } from "./pause";

const lastLines = 20;

/**
 * Ends a run at once when a victim does what no fault is a reason for: who waits for a process that is not there any more
 * waits for ever. The first reason counts.
 */
export class Alarm {
  readonly #controller = new AbortController();
  readonly #raised = new Promise<never>((_resolve, reject) => {
    const { signal } = this.#controller;
    signal.addEventListener("abort", () => reject(signal.reason));
  });

  constructor() {
    // Whoever waits hears of it by `guard` and `pause`; nobody need wait.
    this.#raised.catch(() => undefined);
  }

  /** @param logFile whose end tells why */
  raise(what: string, logFile: string): void {
    this.#controller.abort(new Error(`${what} ${endOfLog(logFile)}`));
  }

  /** Gives what `work` gives, and throws as soon as the alarm is raised. */
  guard<Result>(work: Promise<Result>): Promise<Result> {
    return Promise.race([work, this.#raised]);
  }

  /** Resolves after that time; throws once the alarm is raised, so that no loop goes on behind a run that has failed. */
  async pause(ms: number): Promise<void> {
    this.throwIfRaised();
    await pause(ms);
    this.throwIfRaised();
  }

  throwIfRaised(): void {
    this.#controller.signal.throwIfAborted();
  }
}

/** Tells the last lines of a log. */
export function endOfLog(file: string): string {
  // A device would be read for ever.
  const text = statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, "utf8") : "";
  return `The end of ${file}:\n${text.trimEnd().split("\n").slice(-lastLines).join("\n")}`;
}
