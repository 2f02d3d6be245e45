import { DatabaseSync } from "node:sqlite";
import { GuessStore, guessWindowMs, mostGuesses } from "./guess.store";

const home = "198.51.100.7";
const minuteMs = 60_000;
let database: DatabaseSync;
let guesses: GuessStore;

beforeEach(() => {
  database = new DatabaseSync(":memory:");
  guesses = new GuessStore(database, "key");
});
afterEach(() => database.close());

/** One wrong password a minute, from minute 0 on. */
function guess(times: number, account: (time: number) => string, address: (time: number) => string): void {
  for (let time = 0; time < times; time++) guesses.addWrong(account(time), address(time), time * minuteMs);
}

describe("wrong passwords", () => {
  test("five for an account are enough, wherever they come from; the next may follow when the first is a quarter old", () => {
    guess(
      mostGuesses.account - 1,
      () => "officer",
      (time) => `198.51.100.${time}`,
    );
    expect(guesses.waitMs("officer", home, 4 * minuteMs)).toBe(0);
    guesses.addWrong("officer", home, 4 * minuteMs);
    expect(guesses.waitMs("officer", "203.0.113.1", 5 * minuteMs)).toBe(guessWindowMs - 5 * minuteMs);
    expect(guesses.waitMs("officer", home, guessWindowMs - 1)).toBe(1);
    expect(guesses.waitMs("officer", home, guessWindowMs)).toBe(0);
    guesses.addWrong("officer", home, guessWindowMs);
    expect(guesses.waitMs("officer", home, guessWindowMs)).toBe(minuteMs);
  });

  test("twenty from one address are enough, whatever the accounts, also such as nobody has", () => {
    const start = mostGuesses.address - 1;
    for (let number = 0; number < start; number++) guesses.addWrong(`name ${number}`, home, number);
    expect(guesses.waitMs("officer", home, start)).toBe(0);
    guesses.addWrong("nobody", home, start);
    expect(guesses.waitMs("officer", home, start)).toBe(guessWindowMs - start);
    expect(guesses.waitMs("officer", "203.0.113.1", start)).toBe(0);
  });

  test("who knows an account's password begins anew with it, and with no other", () => {
    guess(
      mostGuesses.account,
      () => "officer",
      () => home,
    );
    guess(
      mostGuesses.account,
      () => "central",
      () => home,
    );
    guesses.forgive("officer");
    expect(guesses.waitMs("officer", home, 5 * minuteMs)).toBe(0);
    expect(guesses.waitMs("central", home, 5 * minuteMs)).toBeGreaterThan(0);
  });

  test("nobody reads in the file what was typed as a name, and what is over is gone", () => {
    guesses.addWrong("my-secret-password", home, 0);
    expect(JSON.stringify(database.prepare("SELECT * FROM wrong_guess").all())).not.toMatch(/secret|198/);
    guesses.addWrong("officer", home, guessWindowMs);
    expect(database.prepare("SELECT count(*) AS count FROM wrong_guess").get()).toEqual({ count: 1 });
  });
});
