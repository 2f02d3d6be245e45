import type { GraphQLResolveInfo } from "graphql";
import { type KeptTotal, readKeptTotal } from "../database/kept-total";
import { askedFields } from "../graphql/asked-fields";
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
  /** Where the number of the list's rows is kept, or what looks it up; without it they are counted. */
  total?: KeptTotal | (() => Promise<number>);
}

/** What a client asks of a list. */
export interface AskedList {
  /** Fields of its rows; `null`: all. */
  nodes: ReadonlySet<string> | null;
  /** Is the total wanted? Then it is counted beside the page, not after it. */
  total: boolean;
}

/** Everything of a list. */
export const askedWholly: AskedList = { nodes: null, total: false };

/**
 * What a client asks of a list of `nodeType`.
 * @param nodeType "ServicePoint", with a connection called "ServicePointConnection"
 */
export const askedList = (info: GraphQLResolveInfo, nodeType: string): AskedList => ({
  nodes: askedFields(info, `${nodeType}Connection`, "nodes", nodeType),
  total: askedFields(info, `${nodeType}Connection`).has("totalCount"),
});

/** Does this filter let every row through? */
export const isEmptyFilter = (filter: object | null | undefined): boolean =>
  Object.values(filter ?? {}).every((value) => value === undefined || value === null || value === "");

/** Counts the rows of a list, or looks their number up where it is kept. */
async function countRows(
  operation: Operation,
  { from, total }: ListSource,
  newConditions: () => Conditions,
): Promise<number> {
  if (total) return typeof total === "function" ? total() : readKeptTotal(operation, total);
  const { where, parameters } = newConditions();
  const sql = `select count(*)::int as count from ${from} ${where}`;
  const [row] = await operation.query<{ count: number }>(sql, parameters);
  return row?.count ?? 0;
}

/** Reads one page of a list. `newConditions` makes the conditions of the filter; the total is counted with them alone. */
export async function readPage<Node extends { id: string }>(
  operation: Operation,
  source: ListSource,
  newConditions: () => Conditions,
  page: PageArguments,
  ordering: Ordering,
  { total: wantsTotal }: AskedList = askedWholly,
): Promise<Connection<Node>> {
  const { columns, from, idColumn } = source;
  const conditions = newConditions();
  const tail = keysetTail(page, ordering, idColumn, conditions);
  const reading = operation.query<Node & KeysetRow>(
    `select ${columns}, ${ordering.column}::text as "sortValue" from ${from} ${conditions.where} ${tail}`,
    conditions.parameters,
  );
  const counting = wantsTotal ? countRows(operation, source, newConditions) : null;
  counting?.catch(() => undefined);
  return {
    ...toPage(await reading, page.first),
    countTotal: () => counting ?? countRows(operation, source, newConditions),
  };
}
