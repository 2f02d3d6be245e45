import type { Operation } from "../../kit/database/operation";
import { inKeyOrder } from "../../kit/loading/in-key-order";

interface PlaceAmongSiblings extends Record<string, unknown> {
  id: string;
  position: number;
  count: number;
}

async function places(operation: Operation, ids: readonly string[]): Promise<(PlaceAmongSiblings | null)[]> {
  const rows = await operation.query<PlaceAmongSiblings>(
    `select o.id,
       (select count(*)::int from organisations.organisations s
        where s.parent_id = o.parent_id and (s.sibling_key, s.id) <= (o.sibling_key, o.id)) as position,
       (select count(*)::int from organisations.organisations s where s.parent_id = o.parent_id) as count
     from organisations.organisations o where o.id = any($1::uuid[])`,
    [ids],
  );
  return inKeyOrder(ids, rows, ({ id }) => id);
}

/** Where an organisation stands among those of its siblings that the asker sees. */
export const loadPlaceAmongSiblings = (operation: Operation, id: string): Promise<PlaceAmongSiblings | null> =>
  operation.loaders.load(operation, places, id);
