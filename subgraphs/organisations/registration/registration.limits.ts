import type { Transaction } from "../../kit/database/operation";
import { rateLimited } from "../../kit/errors";

/** Requests that count: those of the last hour. */
const windowMinutes = 60;
/** One office registers a few of its agencies after each other; nobody registers six within the hour. */
export const mostOfAddress = 5;
/** Somebody with many addresses: then everybody waits a while, and the queue stays one that people can read. */
export const mostOfAll = 300;

const freeAt = (condition: string, most: number): string => `
  (select at + interval '${windowMinutes} minutes' from organisations.registration_attempts
   where ${condition} and at > now() - interval '${windowMinutes} minutes' order by at desc offset ${most - 1} limit 1)`;

/**
 * Counts a request of an address, those of one address after each other. An address that is not known counts as one.
 * @throws RATE_LIMITED when there were too many
 */
export async function countRequest({ query }: Transaction, address: string | null): Promise<void> {
  await query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`registration from ${address}`]);
  // By the clock: who came first to the lock may have begun later than we.
  const [row] = await query<{ seconds: number | null }>(
    `select ceil(extract(epoch from greatest(
       ${freeAt("address is not distinct from $1::inet", mostOfAddress)}, ${freeAt("true", mostOfAll)}
     ) - clock_timestamp()))::int as seconds`,
    [address],
  );
  if (row?.seconds && row.seconds > 0) throw rateLimited(row.seconds);
  await query("insert into organisations.registration_attempts (address) values ($1::inet)", [address]);
}

/** So many addresses are remembered at once; then all are forgotten, which lets somebody ask a few times more. */
const mostAddresses = 10_000;
const minuteMs = 60_000;

/** Limits how often one address may look something up in a minute, in this process. */
export class LookUpLimit {
  readonly #times = new Map<string, number[]>();

  constructor(private readonly mostAMinute: number) {}

  /** Counts one; of what nobody sent over a network, none. Throws RATE_LIMITED when there were too many in the last minute. */
  count(address: string | null, now = Date.now()): void {
    if (address === null) return;
    const recent = (this.#times.get(address) ?? []).filter((time) => time > now - minuteMs);
    const first = recent[0];
    if (first !== undefined && recent.length >= this.mostAMinute)
      throw rateLimited(Math.ceil((first + minuteMs - now) / 1_000));
    if (this.#times.size >= mostAddresses) this.#times.clear();
    this.#times.set(address, [...recent, now]);
  }
}
