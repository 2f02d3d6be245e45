import { redeemActivationToken } from "../subgraphs/accounts/activation-token/redemption.service";
import { tokenKeys } from "../subgraphs/accounts/activation-token/token-settings";
import { newTokenText } from "../subgraphs/accounts/activation-token/token-text";
import type { Actor } from "../subgraphs/kit/actor";
import { Database } from "../subgraphs/kit/database/database";
import { Operation } from "../subgraphs/kit/database/operation";
import { type BenchRow, lessRow, measure, median } from "./bench-row";
import type { Country } from "./country";

const rounds = 500;
const limitMs = 5;

/** A token that was once right; `state` says what became of it. */
async function addDeadToken({ database: { admin } }: Country, state: "voided" | "expired"): Promise<string> {
  const text = newTokenText();
  const { hash, cipher, keyId } = tokenKeys().seal(text);
  const isVoided = state === "voided";
  await admin.query(
    `insert into accounts.activation_tokens (organisation_id, path_c, role, token_hash, token_cipher, key_id, created_by_name,
       voided_at, expires_at)
     select id, path_c, 'BI_READER', $1, $2, $3, 'bench', case when $4 then now() end, case when not $4 then now() end
     from directory.organisations where level = 'DEPARTMENT' order by path_c limit 1`,
    [hash, isVoided ? null : cipher, keyId, isVoided],
  );
  return text;
}

async function newcomer({ database: { admin } }: Country): Promise<Actor> {
  const { rows } = await admin.query<{ id: string }>(
    "insert into accounts.persons (issuer, subject, display_name) values ('bench', 'newcomer', 'Newcomer') returning id",
  );
  return { personId: rows[0]?.id as string, displayName: "Newcomer", grant: null, address: "192.0.2.1" };
}

/** How long it takes to say that a token is not valid, by what is wrong with it: nobody shall learn it from the clock. */
export async function benchTokenAnswers(country: Country): Promise<BenchRow> {
  const { admin, logins } = country.database;
  const actor = await newcomer(country);
  const tokens = {
    voided: await addDeadToken(country, "voided"),
    expired: await addDeadToken(country, "expired"),
    unknown: newTokenText(),
    malformed: "no token at all",
  };
  const times: Record<string, number[]> = { voided: [], expired: [], unknown: [], malformed: [] };
  const database = await Database.connect({ url: logins.appUrl, entities: [], poolSize: 1 });
  try {
    for (let round = 0; round < rounds; round++) {
      await admin.query("delete from accounts.token_attempts");
      for (const [kind, token] of Object.entries(tokens)) {
        const operation = new Operation(database, { actor, requestId: "bench" });
        const answer = (): Promise<unknown> => redeemActivationToken(operation, token).catch(() => null);
        times[kind]?.push(await measure(answer));
        await operation.end();
      }
    }
  } finally {
    await database.close();
  }
  const medians = Object.values(times).map(median);
  const spread = Math.max(...medians) - Math.min(...medians);
  return lessRow("answers to wrong tokens, difference of medians, to the limit", "ms", spread, limitMs);
}
