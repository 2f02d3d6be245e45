import type { ImportProgress } from "../../subgraphs/kit/import/import.types";
import { say } from "../command";

const phaseWords: Record<ImportProgress["phase"], string> = {
  READING: "Reading the file",
  CHECKING: "Comparing with the database",
  WAITING: "Waiting for another import to end",
  WRITING: "Writing",
};

const intervalMs = 1_000;

/** Prints how far an import is, every second and when it begins to wait. */
export class ProgressLines {
  #latest: ImportProgress | null = null;
  readonly #timer = setInterval(() => this.#print(), intervalMs);

  /** @param what is imported, when a command imports more than one thing */
  constructor(private readonly what = "") {}

  readonly tell = (progress: ImportProgress): void => {
    const startsWaiting = progress.phase === "WAITING" && this.#latest?.phase !== "WAITING";
    this.#latest = progress;
    if (startsWaiting) this.#print();
  };

  stop(): void {
    clearInterval(this.#timer);
  }

  #print(): void {
    if (!this.#latest) return;
    const { phase, percent } = this.#latest;
    say(`${this.what}${phaseWords[phase]} …${phase === "WAITING" ? "" : ` ${percent} %`}`);
  }
}
