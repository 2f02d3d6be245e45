import { createHmac } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";

const TABLE = `
  CREATE TABLE IF NOT EXISTS wrong_guess (account TEXT NOT NULL, address TEXT NOT NULL, at INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS wrong_guess_account ON wrong_guess (account, at);
  CREATE INDEX IF NOT EXISTS wrong_guess_address ON wrong_guess (address, at);
`;
/** So many wrong passwords in a quarter of an hour are enough. An address may be that of a whole office. */
export const mostGuesses = { account: 5, address: 20 } as const;
export const guessWindowMs = 15 * 60_000;
const rowShape = z.object({ at: z.number() });

/**
 * Wrong passwords of the last quarter of an hour, by account and by address. Names that nobody has are counted like the
 * others, so that being refused tells nothing; kept as keyed hashes, for people type passwords into the name's field.
 */
export class GuessStore {
  constructor(
    private readonly database: DatabaseSync,
    private readonly key: string,
  ) {
    database.exec(TABLE);
  }

  /** How long no further password is looked at; 0: now. */
  waitMs(account: string, address: string, now: number): number {
    return Math.max(this.#waitOf("account", account, now), this.#waitOf("address", address, now));
  }

  addWrong(account: string, address: string, now: number): void {
    this.database.prepare("DELETE FROM wrong_guess WHERE at <= ?").run(now - guessWindowMs);
    this.database
      .prepare("INSERT INTO wrong_guess VALUES (?, ?, ?)")
      .run(this.#hash(account), this.#hash(address), now);
  }

  /** Whoever knows the password of an account begins anew with it; what was tried with others stays. */
  forgive(account: string): void {
    this.database.prepare("DELETE FROM wrong_guess WHERE account = ?").run(this.#hash(account));
  }

  #waitOf(column: keyof typeof mostGuesses, value: string, now: number): number {
    const row = this.database
      .prepare(`SELECT at FROM wrong_guess WHERE ${column} = ? AND at > ? ORDER BY at DESC LIMIT 1 OFFSET ?`)
      .get(this.#hash(value), now - guessWindowMs, mostGuesses[column] - 1);
    return row === undefined ? 0 : rowShape.parse(row).at + guessWindowMs - now;
  }

  #hash(value: string): string {
    return createHmac("sha256", this.key).update(`guess ${value}`).digest("base64url");
  }
}
