import { DatabaseSync } from "node:sqlite";
import { AccountStore } from "./account.store";
import { DEMO_PASSWORD } from "./demo.account";
import { GuessStore, mostGuesses } from "./guess.store";
import { PasswordDoor } from "./password.door";

let database: DatabaseSync;
let door: PasswordDoor;

beforeEach(() => {
  database = new DatabaseSync(":memory:");
  door = new PasswordDoor(new AccountStore(database, "key"), new GuessStore(database, "key"));
});
afterEach(() => database.close());

test("guesses that come at once are counted one by one: the right one is not found among them", async () => {
  const passwords = [...Array.from({ length: mostGuesses.account }, (_, index) => `guess ${index}`), DEMO_PASSWORD];
  const knocks = await Promise.all(passwords.map((password) => door.knock("officer", password, "198.51.100.7")));
  expect(knocks.map(({ account }) => account)).toEqual(passwords.map(() => null));
  expect(knocks.at(-1)).toMatchObject({ waitMs: expect.any(Number) });
});

test("who mistypes now and then is let in, and begins anew", async () => {
  for (let round = 0; round < 2; round++) {
    for (let time = 1; time < mostGuesses.account; time++)
      expect(await door.knock("officer", "mistyped", "198.51.100.7")).toEqual({ account: null, waitMs: 0 });
    expect(await door.knock(" Officer ", DEMO_PASSWORD, "198.51.100.7")).toMatchObject({
      account: { login: "officer" },
    });
  }
});
