import { type FileHandle, open } from "node:fs/promises";

/** One intention of a client, as it was sent. */
export interface Attempt {
  /** Number of the intention: the effect carries it, so that it can be found again. */
  n: number;
  /** Idempotency key: the same for every retry. */
  key: string;
  kind: "pin" | "note and pin" | "fax";
  recordId: string;
  personId: string;
}

/** `ok`: acknowledged. `fail`: definitely refused. `info`: nobody can tell. */
export type Outcome = "ok" | "fail" | "info";

/**
 * What the clients sent and were told, on a disk that no fault reaches. The file is for people who look into a failed
 * run; what it says is kept in memory too.
 */
export class Ledger {
  readonly attempts = new Map<number, Attempt>();
  readonly outcomes = new Map<number, Outcome>();
  acknowledged = 0;
  #lines: string[] = [];
  #next: Promise<void> | null = null;
  #last: Promise<void> = Promise.resolve();

  private constructor(private readonly file: FileHandle) {}

  static async create(path: string): Promise<Ledger> {
    return new Ledger(await open(path, "wx", 0o600));
  }

  /** To be awaited before the request is sent. */
  async invoke(attempt: Attempt): Promise<void> {
    this.attempts.set(attempt.n, attempt);
    this.outcomes.set(attempt.n, "info");
    await this.#write({ ...attempt, result: "invoked" });
  }

  /** Notes what the client was told; the last word on an intention counts. */
  async settle({ n, key }: Attempt, result: Outcome): Promise<void> {
    if (result === "ok" && this.outcomes.get(n) !== "ok") this.acknowledged += 1;
    this.outcomes.set(n, result);
    await this.#write({ n, key, result });
  }

  close(): Promise<void> {
    return this.file.close();
  }

  /** Many clients share one fsync: whoever writes while one runs waits for the next. */
  #write(entry: object): Promise<void> {
    this.#lines.push(JSON.stringify({ ...entry, at: new Date().toISOString() }));
    if (!this.#next) {
      this.#next = this.#last.then(() => this.#flush());
      this.#last = this.#next;
    }
    return this.#next;
  }

  async #flush(): Promise<void> {
    this.#next = null;
    const lines = this.#lines;
    this.#lines = [];
    await this.file.appendFile(`${lines.join("\n")}\n`);
    await this.file.datasync();
  }
}
