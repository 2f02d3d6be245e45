import type { Operation, Transaction } from "../../kit/database/operation";
import { notFound, unauthenticated } from "../../kit/errors";
import type { ListView } from "./list-view.types";

const columns = `id, list, name, filter::text as filter, sort_field as "sortField", is_descending as "isDescending", columns,
  updated_at as "updatedAt"`;

/** Says to row level security, for the rest of the transaction, whose views these are. */
export const asPerson = ({ query }: Pick<Transaction, "query">, personId: string): void =>
  void query("select set_config('app.person', $1, true)", [personId]);

function ownReader(operation: Operation): Pick<Transaction, "query"> {
  if (!operation.actor) throw unauthenticated();
  const query: Transaction["query"] = (sql, parameters) => operation.query(sql, parameters);
  asPerson({ query }, operation.actor.personId);
  return { query };
}

/** The asker's own views, by list and name. */
export const listOwnViews = (operation: Operation, list: string | null): Promise<ListView[]> =>
  ownReader(operation).query<ListView & Record<string, unknown>>(
    `select ${columns} from accounts.list_views where list = $1 or $1 is null order by list, name, id`,
    [list],
  );

/** @throws NOT_FOUND, also for somebody else's */
export async function getOwnView(operation: Operation, id: string): Promise<ListView> {
  const sql = `select ${columns} from accounts.list_views where id = $1`;
  const [view] = await ownReader(operation).query<ListView & Record<string, unknown>>(sql, [id]);
  if (!view) throw notFound();
  return view;
}
