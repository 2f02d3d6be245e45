import { badUserInput } from "../errors";
import type { Conditions } from "../database/conditions";
import type { PageArguments } from "./page-arguments";
import { type PageInfo, SortDirection } from "./page-info.type";

/** How a list is ordered: by one column (SQL, trusted), then by the row's id. */
export interface Ordering {
  column: string;
  /** PostgreSQL type of the column, to compare the cursor's text with it. */
  type: "text" | "smallint" | "timestamptz" | "boolean";
  direction: SortDirection;
  /** Rows without a value come last in both directions; only where there are such rows, because no index sorts so downwards. */
  isNullable?: boolean;
}

/** A row as the page query gives it: `sortValue` is the ordering column as text. */
export interface KeysetRow {
  id: string;
  sortValue: string | null;
}

const encode = (row: KeysetRow): string => Buffer.from(JSON.stringify([row.sortValue, row.id])).toString("base64url");

function decode(cursor: string): [string | null, string] {
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as [unknown, unknown];
    if ((typeof value === "string" || value === null) && typeof id === "string" && /^[0-9a-f-]{36}$/.test(id)) {
      return [value, id];
    }
  } catch {
    // Told below, like any other cursor that is not ours.
  }
  throw badUserInput([{ field: "after", rule: "UNKNOWN_CURSOR" }]);
}

/** "order by …": the whole order of a list, in which no two rows are equal. */
export const orderBy = ({ column, direction, isNullable }: Ordering, idColumn: string): string =>
  `order by ${column} ${direction}${isNullable ? " nulls last" : ""}, ${idColumn} ${direction}`;

/**
 * Adds "after the cursor" to the conditions and gives the rest of the statement. One row more than the page is read: it tells whether there is a next page.
 */
export function keysetTail(page: PageArguments, ordering: Ordering, idColumn: string, conditions: Conditions): string {
  const { column, type, direction, isNullable } = ordering;
  const operator = direction === SortDirection.ASC ? ">" : "<";
  if (page.after) {
    const [value, id] = decode(page.after);
    if (value === null) conditions.add(`(${column} is null and ${idColumn} ${operator} ?::uuid)`, id);
    else {
      const orNull = isNullable ? ` or ${column} is null` : "";
      conditions.add(`((${column}, ${idColumn}) ${operator} (?::${type}, ?::uuid)${orNull})`, value, id);
    }
  }
  const limit = `limit ${page.first + 1} offset ${page.offset ?? 0}`;
  return `${orderBy(ordering, idColumn)} ${limit}`;
}

/** Cuts the row too many off and tells where the page ends. */
export function toPage<Row extends KeysetRow>(rows: Row[], first: number): { nodes: Row[]; pageInfo: PageInfo } {
  const nodes = rows.slice(0, first);
  const last = nodes.at(-1);
  return { nodes, pageInfo: { hasNextPage: rows.length > first, endCursor: last ? encode(last) : null } };
}
