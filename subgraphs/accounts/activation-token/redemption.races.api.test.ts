import type { Actor } from "../../kit/actor";
import { Operation } from "../../kit/database/operation";
import { TestPakmut } from "../../../local/testing/test-pakmut";
import { addOrganisation } from "../../../local/testing/test-tree";
import { redeemActivationToken } from "./redemption.service";
import { addToken, forgetTries } from "../../../local/testing/test-tokens";

const people = 50;
/** `PAKMUT_RACE_ROUNDS=200` for the long form. */
const rounds = Number(process.env.PAKMUT_RACE_ROUNDS ?? 60);

let pakmut: TestPakmut;
let crowd: Actor[];

beforeAll(async () => {
  pakmut = await TestPakmut.open();
  const rows = await pakmut.sql<{ id: string }>(
    `insert into accounts.persons (issuer, subject, display_name)
     select 'races', n, 'ผู้มาใหม่ ' || n from generate_series(1, $1::int) n returning id`,
    [people],
  );
  // From as many addresses, so that they need not wait for each other for coming from the same.
  crowd = rows.map(({ id }, index) => ({
    personId: id,
    displayName: "ผู้มาใหม่",
    grant: null,
    address: `10.0.0.${index}`,
  }));
});
afterAll(() => pakmut.close());

/** One person's try: her grant, or the code of the refusal. Told that the system is busy she tries again, as a page does. */
async function tryToken(actor: Actor, token: string): Promise<string> {
  const answer = await tryOnce(actor, token);
  return answer === "SERVICE_UNAVAILABLE" ? tryToken(actor, token) : answer;
}

async function tryOnce(actor: Actor, token: string): Promise<string> {
  const operation = new Operation(pakmut.database, { actor, requestId: "race" });
  try {
    return (await redeemActivationToken(operation, token)).id;
  } catch (error) {
    return String((error as { extensions?: { code?: string } }).extensions?.code ?? error);
  } finally {
    await operation.end();
  }
}

test(`of ${people} people who redeem one token at the same instant exactly one wins, ${rounds} times of ${rounds}`, async () => {
  const wins: number[] = [];
  const others = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    const place = await addOrganisation(pakmut, `หน่วยงาน ${round}`);
    const token = await addToken(pakmut, place, "CENTRAL_OFFICER");
    const answers = await Promise.all(crowd.map((actor) => tryToken(actor, token)));
    const grants = await pakmut.sql<{ id: string }>(
      `select held.id from accounts.grants held join accounts.activation_tokens spent on spent.grant_id = held.id
       where held.organisation_id = $1 and spent.spent_by_person_id = held.person_id`,
      [place.id],
    );
    wins.push(grants.length === 1 ? answers.filter((answer) => answer === grants[0]?.id).length : -grants.length);
    for (const answer of answers) if (answer !== grants[0]?.id) others.add(answer);
    await forgetTries(pakmut);
  }
  expect(wins).toEqual(Array(rounds).fill(1));
  expect([...others]).toEqual(["BAD_USER_INPUT"]);
}, 120_000);
