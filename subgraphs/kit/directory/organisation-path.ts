import type { Transaction } from "../database/operation";
import { scopeRange } from "../database/scope";

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
