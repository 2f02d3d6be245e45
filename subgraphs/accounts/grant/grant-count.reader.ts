import { Conditions } from "../../kit/database/conditions";
import type { Operation } from "../../kit/database/operation";
import { covers } from "../../kit/database/scope";
import { type GrantFilter, LastSignIn } from "./grant.inputs";
import { GrantState } from "./grant.types";

/** Numbers of grants that are kept and need not be counted. */
export interface GrantCounts {
  total: number;
  ended: number;
  neverSignedIn: number;
}

/** Does the filter ask for nothing else than what is kept? */
const isKept = ({ text, review, ids, lastSignIn }: GrantFilter): boolean =>
  !text && !review && !ids && (!lastSignIn || lastSignIn === LastSignIn.NEVER);

/**
 * Where the numbers of this filter are kept; `null` when they have to be counted.
 * @param within path of the organisation that the filter names; `undefined`: none, `""`: one that is not there
 */
export function keptPathOf({ actor }: Operation, filter: GrantFilter, within: string | undefined): string | null {
  const scopePath = actor?.grant?.scopePath;
  if (!scopePath || !isKept(filter)) return null;
  // Of an organisation above the scope a list shows the scope.
  return within === undefined || (within && covers(within, scopePath)) ? scopePath : within;
}

/** Looks the numbers up, in the operation's snapshot: they agree with the rows that the operation reads. */
export async function readGrantCounts(operation: Operation, path: string, filter: GrantFilter): Promise<GrantCounts> {
  const conditions = new Conditions().add("counted_path = ?", path).addIfGiven("role = any(?)", filter.roles);
  if (filter.state) conditions.add(filter.state === GrantState.LIVE ? "is_live" : "not is_live");
  if (filter.lastSignIn) conditions.add("not has_signed_in");
  const [counts] = await operation.query<GrantCounts & Record<string, unknown>>(
    `select coalesce(sum(count), 0)::int as total, coalesce(sum(count) filter (where not is_live), 0)::int as ended,
       coalesce(sum(count) filter (where is_live and not has_signed_in), 0)::int as "neverSignedIn"
     from accounts.grant_counts ${conditions.where}`,
    conditions.parameters,
  );
  return counts as GrantCounts;
}
