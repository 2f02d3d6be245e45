import { type Account, type AccountStore, loginKey } from "./account.store";
import type { GuessStore } from "./guess.store";

/** What comes of a name and a password: the account, nothing, or how long to wait. */
export type Knock = { account: Account } | { account: null; waitMs: number };

/**
 * Lets in who knows a password, and does not let it be guessed. One after the other: a hundred guesses that come at once
 * are counted like a hundred that come one by one.
 */
export class PasswordDoor {
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly accounts: AccountStore,
    private readonly guesses: GuessStore,
  ) {}

  /** @param address where the password comes from */
  knock(login: string, password: string, address: string): Promise<Knock> {
    const turn = this.#last.then(() => this.#judge(login, password, address));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #judge(login: string, password: string, address: string): Promise<Knock> {
    const key = loginKey(login);
    const waitMs = this.guesses.waitMs(key, address, Date.now());
    if (waitMs > 0) return { account: null, waitMs };
    const account = await this.accounts.findByPassword(login, password);
    if (account) this.guesses.forgive(key);
    else this.guesses.addWrong(key, address, Date.now());
    return account ? { account } : { account, waitMs: this.guesses.waitMs(key, address, Date.now()) };
  }
}
