import type { Transaction } from "../../kit/database/operation";

/**
 * Waits until no other judgement is under way, for the rest of the transaction. Sent before the statement that judges, whose
 * snapshot is then younger than whatever the other one wrote: the later word is the truer one.
 */
export async function oneJudgementAtATime(query: Transaction["query"]): Promise<void> {
  await query("select pg_advisory_xact_lock(hashtextextended('pakmut judgement of pins', 0))");
}
