import type { Transaction } from "../database/operation";
import { covers, scopeRange } from "../database/scope";

/** The range of paths of an organisation and all below it; an empty one for an organisation that is not there. */
export async function pathRangeOf(
  reader: Pick<Transaction, "query">,
  organisationId: string,
): Promise<{ scope: string; upper: string }> {
  const [row] = await reader.query<{ path: string }>(
    "select path_c as path from directory.organisations where id = $1",
    [organisationId],
  );
  return scopeRange(row?.path);
}

/** Paths of several organisations; of one that lies below another of them only the upper one's: nothing is counted twice. */
export async function topPathsOf(
  reader: Pick<Transaction, "query">,
  organisationIds: readonly string[],
): Promise<string[]> {
  const rows = await reader.query<{ path: string }>(
    "select path_c as path from directory.organisations where id = any($1::uuid[]) order by path_c",
    [organisationIds],
  );
  return rows
    .map(({ path }) => path)
    .filter((path, index, all) => !all.slice(0, index).some((above) => covers(above, path)));
}

/** SQL condition that a row lies below one of the paths that are its parameter, such as "$1". */
export const belowAny = (column: string, paths: string): string =>
  `exists (select from unnest(${paths}::text[]) top where ${column} >= top and ${column} < top || '/')`;
