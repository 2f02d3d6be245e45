import type { Operation } from "../../kit/database/operation";

/** Which have a change that the last judgement did not see; found by the record's own entries. */
async function judgedByIds(operation: Operation, ids: readonly string[]): Promise<boolean[]> {
  const rows = await operation.query<{ id: string }>(
    `select distinct e.entity_id as id from service_points.audit_entries e, service_points.pin_judgements j
     where e.entity_id = any($1::uuid[]) and not pg_visible_in_snapshot(e.transaction_id, j.seen)`,
    [ids],
  );
  const waiting = new Set(rows.map(({ id }) => id));
  return ids.map((id) => !waiting.has(id));
}

/** Has the pin been judged since the service point was last changed? */
export const loadIsPinJudged = async (operation: Operation, id: string): Promise<boolean> =>
  (await operation.loaders.load(operation, judgedByIds, id)) ?? true;
