import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { requireFreePort } from "../local/port";
import { TestClient } from "../local/testing/test-client";
import { createTestDatabase, type TestDatabase } from "../local/testing/test-database";
import { tokenKeys } from "../subgraphs/accounts/activation-token/token-settings";
import { newTokenText } from "../subgraphs/accounts/activation-token/token-text";
import { saysNothing } from "./graphql.client";
import { PakmutVictim } from "./pakmut.victim";

const people = 150;
const atOnce = 10;
const kills = 2;
const redeem = "mutation ($token: String!) { redeemActivationToken(token: $token) { id organisation { id } } }";

/** A newcomer with a session, and the token that was sent to her. */
interface Newcomer {
  personId: string;
  sessionId: string;
  token: string;
}

async function makeScene(database: Client): Promise<Newcomer[]> {
  const newcomers: Newcomer[] = [];
  for (let number = 0; number < people; number++) {
    const [sessionId, token] = [randomBytes(32).toString("base64url"), newTokenText()];
    const { hash, cipher, keyId } = tokenKeys().seal(token);
    const { rows } = await database.query<{ id: string }>(
      `with place as (
         insert into organisations.organisations (parent_id, path_c, level, name_th, search_key)
         select id, path_c || '.' || organisations.next_path_label(), 'MINISTRY', 'กระทรวง ' || $1, 'กระทรวง ' || $1
         from organisations.organisations where level = 'COUNTRY' returning id, path_c
       ), token as (
         insert into accounts.activation_tokens (organisation_id, path_c, role, token_hash, token_cipher, key_id, created_by_name)
         select id, path_c, 'CENTRAL_OFFICER', $2, $3, $4, 'ทดสอบ' from place
       ), person as (
         insert into accounts.persons (issuer, subject, display_name) values ('faults', $1, 'ผู้มาใหม่ ทดสอบ') returning id
       )
       insert into accounts.sessions (id_hash, person_id) select $5, id from person returning person_id as id`,
      [String(number), hash, cipher, keyId, createHash("sha256").update(sessionId).digest()],
    );
    newcomers.push({ personId: rows[0]?.id as string, sessionId, token });
  }
  return newcomers;
}

/** Requests that a kill left without an answer. */
let brokenOff = 0;

/** Tries until there is an answer, as a person does who sees that the server is away. Tells the grant's id. */
async function redeemAtLast({ url, alarm }: PakmutVictim, { sessionId, personId, token }: Newcomer): Promise<string> {
  const client = new TestClient(url, { sessionId, personId, grantId: null });
  for (;;) {
    const answer = await client.send(redeem, { token }).catch(noteFailure);
    if (answer?.data) return answer.data.redeemActivationToken.id as string;
    const code = answer?.errors?.[0]?.extensions.code;
    if (code && !saysNothing(code)) throw new Error(`Refused: ${JSON.stringify(answer)}`);
    await alarm.pause(20);
  }
}

/** Refused connections were not in the middle of anything. */
function noteFailure(error: Error): null {
  if ((error.cause as NodeJS.ErrnoException | undefined)?.code !== "ECONNREFUSED") brokenOff += 1;
  return null;
}

describe("a process that is killed while tokens are redeemed", () => {
  let testDatabase: TestDatabase;
  let database: Client;
  let dir: string;
  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = new Client({ connectionString: testDatabase.adminUrl });
    await database.connect();
    dir = mkdtempSync(join(tmpdir(), "pakmut-redemption-"));
  });
  afterAll(async () => {
    await database.end();
    await testDatabase.drop();
    rmSync(dir, { recursive: true, force: true });
  });

  test("leaves no token spent without its grant, and nobody's token is lost", async () => {
    const newcomers = await makeScene(database);
    const victim = new PakmutVictim(
      testDatabase.adminUrl,
      await requireFreePort("127.0.0.1", 0),
      join(dir, "pakmut.log"),
    );
    await victim.start();
    const grants = new Map<string, string>();
    const waiting = [...newcomers];
    const work = async (): Promise<void> => {
      for (let next = waiting.pop(); next; next = waiting.pop())
        grants.set(next.personId, await redeemAtLast(victim, next));
    };
    const workers = Promise.all(Array.from({ length: atOnce }, work));
    try {
      for (let kill = 1; kill <= kills; kill++) {
        while (grants.size < (people * kill) / (kills + 1)) await victim.alarm.pause(1);
        await victim.end("SIGKILL");
        await expect(halfDone()).resolves.toBe(0);
        await victim.start();
      }
      await workers;
    } finally {
      await victim.end("SIGKILL");
    }
    expect(brokenOff).toBeGreaterThan(0);
    expect(await halfDone()).toBe(0);
    const { rows } = await database.query<{ person: string; id: string; audited: number }>(
      `select held.person_id as person, held.id, (select count(*)::int from accounts.audit_entries e
         where e.entity_id = held.id and e.action = 'redeemActivationToken') as audited
       from accounts.grants held join accounts.activation_tokens token on token.grant_id = held.id`,
    );
    expect(new Map(rows.map(({ person, id }) => [person, id]))).toEqual(grants);
    expect(rows).toHaveLength(people);
    expect(rows.every(({ audited }) => audited === 1)).toBe(true);
  }, 120_000);

  /** Tokens spent without their grant and grants without their token. */
  async function halfDone(): Promise<number> {
    const { rows } = await database.query<{ count: number }>(
      `select count(*)::int as count from accounts.activation_tokens token
       full join accounts.grants held on held.id = token.grant_id
       where (token.spent_at is not null and held.id is null) or (held.id is not null and token.spent_at is null)`,
    );
    return rows[0]?.count as number;
  }
});
