import type { Ordering } from "./keyset";
import { keysetTail, type KeysetRow, toPage } from "./keyset";
import type { Operation } from "../database/operation";
import type { Conditions } from "../database/conditions";
import type { PageArguments } from "./page-arguments";
import type { PageInfo } from "./page-info.type";

/** One page of a list. The total is counted only when it is asked for, in the same snapshot as the page. */
export interface Connection<Node> {
  nodes: Node[];
  pageInfo: PageInfo;
  countTotal(): Promise<number>;
}

/** What a list reads: trusted SQL, never a client's text. */
export interface ListSource {
  /** "o.id, o.name_th as \"nameTh\", …" */
  columns: string;
  /** "organisations.organisations o" */
  from: string;
  /** "o.id" */
  idColumn: string;
}

/** Reads one page of a list. `newConditions` makes the conditions of the filter; the total is counted with them alone. */
export async function readPage<Node extends { id: string }>(
  operation: Operation,
  source: ListSource,
  newConditions: () => Conditions,
  page: PageArguments,
  ordering: Ordering,
): Promise<Connection<Node>> {
  const { columns, from, idColumn } = source;
  const conditions = newConditions();
  const tail = keysetTail(page, ordering, idColumn, conditions);
  const rows = await operation.query<Node & KeysetRow>(
    `select ${columns}, ${ordering.column}::text as "sortValue" from ${from} ${conditions.where} ${tail}`,
    conditions.parameters,
  );
  return {
    ...toPage(rows, page.first),
    countTotal: async () => {
      const { where, parameters } = newConditions();
      const [row] = await operation.query<{ count: number }>(
        `select count(*)::int as count from ${from} ${where}`,
        parameters,
      );
      return row?.count ?? 0;
    },
  };
}
