import type { Transaction } from "../database/operation";
import type { BulkChangeOutcome } from "./bulk-change.types";

/** Somebody has stopped the change, or another process is at it: nothing of the transaction remains. */
export class BulkChangeStopped extends Error {
  override name = "BulkChangeStopped";
}

/** What became of one record, and what undoing it needs. */
export interface Outcome {
  outcome: `${BulkChangeOutcome}`;
  rule?: string;
  before?: object;
  changedVersion?: number;
}

/** Leaves what became of a record; not when somebody has stopped the change, or another has done it. */
export async function keepOutcome(
  query: Transaction["query"],
  schemaName: string,
  { change, row }: { change: { id: string }; row: { position: number } },
  { outcome, rule, before, changedVersion }: Outcome,
): Promise<void> {
  const counter = outcome.toLowerCase();
  const counted = await query(
    `with kept as (
         update ${schemaName}.bulk_change_rows set outcome = $3, rule = $4, before = $5::jsonb, changed_version = $6
         where bulk_change_id = $1 and position = $2 and outcome is null returning 1
       ) update ${schemaName}.bulk_changes set ${counter} = ${counter} + 1 from kept
         where id = $1 and state = 'RUNNING' returning 1 as counted`,
    [change.id, row.position, outcome, rule ?? null, before ? JSON.stringify(before) : null, changedVersion ?? null],
  );
  if (!counted.length) throw new BulkChangeStopped();
}

/** Brings a change to its end. */
export const finishBulkChange = (
  query: Transaction["query"],
  schemaName: string,
  id: string,
  state: "DONE" | "FAILED",
): Promise<unknown> =>
  query(`update ${schemaName}.bulk_changes set state = $2, finished_at = now() where id = $1 and finished_at is null`, [
    id,
    state,
  ]);
