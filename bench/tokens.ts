import { issueChunk } from "../subgraphs/accounts/activation-token/token-batch.job";
import { issueActivationTokens } from "../subgraphs/accounts/activation-token/token-batch.service";
import { newTokenKey, TOKEN_KEY } from "../subgraphs/accounts/activation-token/token-keys";
import { allSubgraphs } from "../subgraphs/all-subgraphs";
import type { Actor } from "../subgraphs/kit/actor";
import { Database } from "../subgraphs/kit/database/database";
import { Operation } from "../subgraphs/kit/database/operation";
import { type BenchRow, lessRow, measure } from "./bench-row";
import type { BenchScope, Country } from "./country";
import { benchTokenAnswers } from "./token-answers";
import { benchPlaces } from "./token-places";

const issueLimitSeconds = 60;

async function actorOf({ database: { admin } }: Country, scope: BenchScope): Promise<Actor> {
  const { rows } = await admin.query<{ id: string; person_id: string }>(
    "select id, person_id from accounts.grants where organisation_id = $1 and role = $2",
    [scope.organisationId, scope.role],
  );
  const { organisationId, role, path } = scope;
  const grant = { id: rows[0]?.id as string, role, organisationId, scopePath: path };
  return { personId: rows[0]?.person_id as string, displayName: "Officer of the bench", address: null, grant };
}

/** Asks for a token at every agency, does what the job does, and gives the seconds that it took. */
async function issueForAll(country: Country, scope: BenchScope): Promise<{ seconds: number; issued: number }> {
  const actor = await actorOf(country, scope);
  const entities = allSubgraphs.flatMap((subgraph) => [...subgraph.entities]);
  const database = await Database.connect({ url: country.database.logins.appUrl, entities, poolSize: 1 });
  const operation = new Operation(database, { actor, requestId: "bench" });
  try {
    let id = "";
    const ms = await measure(async () => {
      const asked = { roles: ["SERVICE_POINT_OFFICER" as const], refreshUnused: false, idempotencyKey: "bench-tokens" };
      ({ id } = await issueActivationTokens(operation, asked));
      while (await issueChunk(operation, id));
    });
    const { rows } = await country.database.admin.query<{ issued: number; live: number; state: string }>(
      `select issued, state, (select count(*)::int from accounts.activation_tokens) as live
       from accounts.token_batches where id = $1`,
      [id],
    );
    const { issued = 0, live = 0, state = "" } = rows[0] ?? {};
    if (state !== "DONE" || issued !== live) throw new Error(`Issued ${issued} of ${live} tokens, state ${state}.`);
    return { seconds: ms / 1_000, issued };
  } finally {
    await operation.end();
    await database.close();
  }
}

/** A third of the tokens spent, a third expired, so that each status is at as many places. */
async function wearTokens({ database: { admin } }: Country, { personId }: Actor): Promise<void> {
  await admin.query(
    `with worn as (
       select id, organisation_id, path_c, row_number() over (order by path_c) as number from accounts.activation_tokens
     ), held as (
       insert into accounts.grants (id, person_id, role, organisation_id, path_c)
       select uuidv7(), $1, 'SERVICE_POINT_OFFICER', organisation_id, path_c from worn where number % 3 = 0
       returning id, organisation_id
     )
     update accounts.activation_tokens token set spent_at = now(), spent_by_person_id = $1, spent_by_name = 'Officer',
       grant_id = held.id, token_cipher = null from held where held.organisation_id = token.organisation_id`,
    [personId],
  );
  await admin.query(
    `update accounts.activation_tokens set expires_at = now() where id in (
       select id from (select id, row_number() over (order by path_c) as number from accounts.activation_tokens) t
       where number % 3 = 1)`,
  );
  await admin.query("vacuum (analyze) accounts.activation_tokens, accounts.grants");
  // Otherwise the lists are measured while PostgreSQL writes down what was made up.
  await admin.query("checkpoint");
}

/** Issuing tokens to every agency of the country, and the list of places with its filters. */
export async function benchTokens(country: Country): Promise<BenchRow[]> {
  process.env[TOKEN_KEY] ??= newTokenKey();
  const root = country.scopes.find(({ name }) => name === "root") as BenchScope;
  const { seconds, issued } = await issueForAll(country, root);
  const rows = [
    lessRow(
      `activation tokens for ${issued.toLocaleString("en")} places, to the limit`,
      "s",
      seconds,
      issueLimitSeconds,
    ),
  ];
  rows.push(await benchTokenAnswers(country));
  await wearTokens(country, await actorOf(country, root));
  return [...rows, ...(await benchPlaces(country, root))];
}
