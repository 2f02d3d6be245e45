import { Conditions } from "../../kit/database/conditions";
import type { Operation } from "../../kit/database/operation";
import { preferIndexes } from "../../kit/database/prefer-indexes";
import { searchText } from "../../kit/database/text-search";
import { pathRangeOf } from "../../kit/directory/organisation-path";
import { notFound } from "../../kit/errors";
import { inKeyOrder } from "../../kit/loading/in-key-order";
import { askedWholly, type Connection, type ListSource, readPage } from "../../kit/paging/connection";
import type { Ordering } from "../../kit/paging/keyset";
import { SortDirection } from "../../kit/paging/page-info.type";
import { keptPathOf, readGrantCounts } from "./grant-count.reader";
import type { Grant } from "./grant.entity";
import {
  type GrantFilter,
  type GrantListArguments,
  GrantReview,
  type GrantSort,
  GrantSortField,
  LastSignIn,
} from "./grant.inputs";
import { GrantState, type GrantSummary } from "./grant.types";

export const grantColumns = `g.id, g.person_id as "personId", g.role, g.organisation_id as "organisationId",
  g.path_c as "pathC", g.person_name as "personName", g.last_sign_in_at as "lastSignInAt", g.granted_at as "grantedAt",
  g.granted_by_name as "grantedByName", g.ended_at as "endedAt", g.ended_by_name as "endedByName",
  g.end_reason as "endReason", g.confirmed_at as "confirmedAt", g.confirmed_by_name as "confirmedByName", g.version,
  g.updated_at as "updatedAt", g.updated_by_name as "updatedByName"`;

const source: ListSource = { columns: grantColumns, from: "accounts.grants g", idColumn: "g.id" };

const sortColumns: Readonly<Record<GrantSortField, Omit<Ordering, "direction">>> = {
  [GrantSortField.PERSON_NAME]: { column: "g.person_name", type: "text" },
  [GrantSortField.ROLE]: { column: "g.role", type: "text" },
  [GrantSortField.ORGANISATION]: { column: "g.path_c", type: "text" },
  [GrantSortField.LAST_SIGN_IN_AT]: { column: "g.last_sign_in_at", type: "timestamptz", isNullable: true },
  [GrantSortField.GRANTED_AT]: { column: "g.granted_at", type: "timestamptz" },
  [GrantSortField.REVIEWED_AT]: { column: "g.reviewed_at", type: "timestamptz" },
};
const byName: Ordering = { ...sortColumns.PERSON_NAME, direction: SortDirection.ASC };

/** By the person's name when nothing else is asked for. */
export const grantOrdering = (sort: GrantSort | null | undefined): Ordering =>
  sort ? { ...sortColumns[sort.field], direction: sort.direction } : byName;

const lastSignInConditions: Readonly<Record<LastSignIn, string>> = {
  [LastSignIn.NEVER]: "g.last_sign_in_at is null",
  [LastSignIn.BEFORE_30_DAYS]: "g.last_sign_in_at < now() - interval '30 days'",
  [LastSignIn.BEFORE_90_DAYS]: "g.last_sign_in_at < now() - interval '90 days'",
  [LastSignIn.BEFORE_YEAR]: "g.last_sign_in_at < now() - interval '1 year'",
};
const isReviewDue = "g.reviewed_at < now() - interval '1 year'";

interface PreparedFilter {
  /** Its conditions; made anew for each statement, since each has its own parameters. */
  newConditions: () => Conditions;
  /** Where its numbers are kept; `null` when they have to be counted. */
  keptPath: string | null;
}

async function prepare(operation: Operation, filter: GrantFilter): Promise<PreparedFilter> {
  const within = filter.organisationId ? await pathRangeOf(operation, filter.organisationId) : null;
  const search = await searchText(operation, "accounts.grants", "g", filter.text);
  const newConditions = (): Conditions => {
    const conditions = new Conditions();
    if (within) conditions.add("g.path_c >= ? and g.path_c < ?", within.scope, within.upper);
    search.addToOrdered(conditions);
    if (filter.state)
      conditions.add(filter.state === GrantState.LIVE ? "g.ended_at is null" : "g.ended_at is not null");
    if (filter.lastSignIn) conditions.add(lastSignInConditions[filter.lastSignIn]);
    if (filter.review) conditions.add(filter.review === GrantReview.DUE ? isReviewDue : `not ${isReviewDue}`);
    // One role alone as an equation: then an index gives its users in the order of their names.
    if (filter.roles?.length === 1) conditions.add("g.role = ?", filter.roles[0]);
    else conditions.addIfGiven("g.role = any(?)", filter.roles);
    return conditions.addIfGiven("g.id = any(?::uuid[])", filter.ids);
  };
  const keptPath = keptPathOf(operation, filter, within?.scope);
  if (keptPath === null) preferIndexes(operation);
  return { newConditions, keptPath };
}

/** Conditions of a filter on `accounts.grants g`. */
export const filteredGrants = async (operation: Operation, filter: GrantFilter): Promise<Conditions> =>
  (await prepare(operation, filter)).newConditions();

/** One page of the grants of the scope, live and ended. */
export async function listGrants(
  operation: Operation,
  { filter, sort, ...page }: GrantListArguments,
  asked = askedWholly,
): Promise<Connection<Grant>> {
  const { newConditions, keptPath } = await prepare(operation, filter ?? {});
  const countTotal = async (path: string): Promise<number> =>
    (await readGrantCounts(operation, path, filter ?? {})).total;
  const total = keptPath === null ? undefined : () => countTotal(keptPath);
  return readPage(operation, { ...source, total }, newConditions, page, grantOrdering(sort), asked);
}

/** Figures that nobody keeps, with their conditions: they change with the clock. */
const dueFigures = {
  notSignedInFor90DaysCount: lastSignInConditions.BEFORE_90_DAYS,
  notConfirmedForAYearCount: isReviewDue,
} as const;

/** Figures over all grants that the filter finds in the scope. */
export async function summariseGrants(
  operation: Operation,
  filter: GrantFilter,
  asked: ReadonlySet<string>,
): Promise<GrantSummary> {
  const { newConditions, keptPath } = await prepare(operation, filter);
  if (keptPath === null) return countFigures(operation, newConditions());
  const countDue = async ([name, condition]: [string, string]): Promise<[string, number]> => {
    // A condition of its own, not a filter on the count: then an index gives these rows alone.
    const { where, parameters } = newConditions().add(`g.ended_at is null and ${condition}`);
    const sql = `select count(*)::int as count from accounts.grants g ${where}`;
    const [row] = await operation.query<{ count: number }>(sql, parameters);
    return [name, row?.count ?? 0];
  };
  const due = Object.entries(dueFigures).filter(([name]) => asked.has(name));
  const [{ total, ended, neverSignedIn }, ...counted] = await Promise.all([
    readGrantCounts(operation, keptPath, filter),
    ...due.map(countDue),
  ]);
  const kept = { totalCount: total, endedCount: ended, neverSignedInCount: neverSignedIn };
  return { ...kept, ...Object.fromEntries(counted) } as unknown as GrantSummary;
}

async function countFigures(operation: Operation, { where, parameters }: Conditions): Promise<GrantSummary> {
  const live = (condition: string): string => `(count(*) filter (where g.ended_at is null and ${condition}))::int`;
  const due = Object.entries(dueFigures).map(([name, condition]) => `${live(condition)} as "${name}"`);
  const [summary] = await operation.query<GrantSummary & Record<string, unknown>>(
    `select count(*)::int as "totalCount", count(g.ended_at)::int as "endedCount",
       ${live(lastSignInConditions.NEVER)} as "neverSignedInCount", ${due.join(", ")}
     from accounts.grants g ${where}`,
    parameters,
  );
  return summary as GrantSummary;
}

async function grantsById(operation: Operation, ids: readonly string[]): Promise<(Grant | null)[]> {
  const rows = await operation.query<Grant & Record<string, unknown>>(
    `select ${grantColumns} from accounts.grants g where g.id = any($1::uuid[])`,
    [ids],
  );
  return inKeyOrder(ids, rows, ({ id }) => id);
}

/** One grant of the scope, or `null`. */
export const loadGrant = (operation: Operation, id: string): Promise<Grant | null> =>
  operation.loaders.load(operation, grantsById, id);

/** One grant of the scope. Throws NOT_FOUND. */
export async function getGrant(operation: Operation, id: string): Promise<Grant> {
  const grant = await loadGrant(operation, id);
  if (!grant) throw notFound();
  return grant;
}

/** The live grants of one person wherever they are, oldest first: what she may know of herself. */
export const listOwnGrants = (operation: Operation, personId: string): Promise<Grant[]> =>
  operation.query<Grant & Record<string, unknown>>(
    `select ${grantColumns} from accounts.own_grants($1) g order by g.granted_at, g.id`,
    [personId],
  );
