import type { Transaction } from "../../kit/database/operation";

/** Wrong tries that count: those of the last quarter of an hour. */
export const windowMinutes = 15;
/** After so many wrong tries of one person, or from one address, the next is refused. */
export const mostWrongTries = 5;
/** After so many of all together nobody's is looked at: somebody is trying with many persons and addresses. */
export const mostWrongTriesOfAll = 500;

/** Whose tries are counted. */
export interface Trier {
  personId: string;
  address: string | null;
}

/** When the last but n of the counted tries stops counting: until then the next one is refused. */
const freeAt = (condition: string, most: number): string => `
  (select at + interval '${windowMinutes} minutes' from accounts.token_attempts
   where ${condition} and at > now() - interval '${windowMinutes} minutes' order by at desc offset ${most - 1} limit 1)`;

const secondsToWait = `
  select ceil(extract(epoch from greatest(
    ${freeAt("person_id = $1", mostWrongTries)},
    ${freeAt("address = $2::inet", mostWrongTries)},
    ${freeAt("true", mostWrongTriesOfAll)}
  ) - now()))::int as seconds`;

/**
 * Lets the tries of one person, and those from one address, wait for each other until the transaction ends: otherwise many
 * at once would all be counted before the first of them is written.
 */
export async function queueUp({ query }: Transaction, { personId, address }: Trier): Promise<void> {
  // Always in this order, so that no two wait for each other crosswise.
  await query("select pg_advisory_xact_lock(hashtextextended($1, 0)), pg_advisory_xact_lock(hashtextextended($2, 0))", [
    `activation token try of ${personId}`,
    `activation token try from ${address}`,
  ]);
}

/** How long this person has to wait before a try is looked at; 0 when not at all. */
export async function waitBeforeTry({ query }: Transaction, { personId, address }: Trier): Promise<number> {
  const [row] = await query<{ seconds: number | null }>(secondsToWait, [personId, address]);
  return Math.max(0, row?.seconds ?? 0);
}

/** Counts a wrong try, and forgets those that no longer count. */
export async function countWrongTry({ query }: Transaction, { personId, address }: Trier): Promise<void> {
  await query(
    `with forgotten as (delete from accounts.token_attempts where at < now() - interval '1 day')
     insert into accounts.token_attempts (person_id, address) values ($1, $2::inet)`,
    [personId, address],
  );
}
