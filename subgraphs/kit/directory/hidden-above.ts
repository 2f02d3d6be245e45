import type { Conditions } from "../database/conditions";
import type { Operation, Transaction } from "../database/operation";
import { covers, rootPath } from "../database/scope";
import { inKeyOrder } from "../loading/in-key-order";
import { type OrganisationInDirectory, pathsAbove } from "./organisation-name";

/**
 * Hiding an organisation hides all below it without touching them: shown again, each is as it was. So what is hidden itself
 * is told by `status`, and what is hidden because of something above by what stands there.
 */
async function hiddenAt(operation: Operation, paths: readonly string[]): Promise<(OrganisationInDirectory | null)[]> {
  const rows = await operation.query<OrganisationInDirectory & Record<string, unknown>>(
    `select id, code, name_th as "nameTh", name_en as "nameEn", level, path_c as "pathC"
     from directory.organisations where path_c = any($1::text[]) and status = 'HIDDEN'`,
    [paths],
  );
  return inKeyOrder(paths, rows, ({ pathC }) => pathC);
}

async function firstHidden(operation: Operation, paths: readonly string[]): Promise<OrganisationInDirectory | null> {
  const found = await Promise.all(paths.map((path) => operation.loaders.load(operation, hiddenAt, path)));
  return found.find((organisation) => organisation !== null) ?? null;
}

/** The topmost organisation above an organisation that is hidden, and so hides it; `null`: none is. */
export const loadHiddenAbove = (operation: Operation, path: string): Promise<OrganisationInDirectory | null> =>
  firstHidden(operation, pathsAbove(path));

/** The same for what belongs to the organisation of a path: that itself may hide it, too. */
export const loadHiddenAboveOwned = (operation: Operation, path: string): Promise<OrganisationInDirectory | null> =>
  firstHidden(operation, path === rootPath ? [] : [...pathsAbove(path), path]);

/** Paths in their order, without those below another. */
export function topmost(paths: readonly string[]): string[] {
  const tops: string[] = [];
  for (const path of paths) {
    const last = tops.at(-1);
    if (last === undefined || !covers(last, path)) tops.push(path);
  }
  return tops;
}

/** The topmost hidden organisations that have something below them: few, however many are hidden. */
async function hidingPaths(reader: Pick<Transaction, "query">): Promise<string[]> {
  const rows = await reader.query<{ path: string }>(
    `select path_c as path from directory.organisations hidden where status = 'HIDDEN'
       and exists (select from directory.organisations below where below.parent_id = hidden.id)
     order by path_c`,
  );
  return topmost(rows.map(({ path }) => path));
}

/** The condition of a list: is a row hidden because of an organisation above it? `own`: SQL for what hides it besides. */
export async function hiddenAboveCondition(
  operation: Operation,
  alias: string,
  isHiddenAbove: boolean | null | undefined,
  own = "false",
): Promise<(conditions: Conditions) => void> {
  if (typeof isHiddenAbove !== "boolean") return () => undefined;
  // The subtrees lie apart from each other: a path in the odd gaps between their sorted ends is inside one.
  const ends = (await hidingPaths(operation)).flatMap((path) => [`${path}.`, `${path}/`]);
  return (conditions) => {
    const below = ends.length
      ? `width_bucket(${alias}.path_c, ${conditions.parameter(ends)}::text[]) % 2 = 1`
      : "false";
    conditions.add(`${isHiddenAbove ? "" : "not "}(${below} or ${own})`);
  };
}

/** Hidden organisations below one, without those below another of them. */
export async function hiddenTopsBelow(reader: Pick<Transaction, "query">, path: string): Promise<string[]> {
  const rows = await reader.query<{ path: string }>(
    `select path_c as path from directory.organisations
     where status = 'HIDDEN' and path_c > $1 and path_c < $1 || '/' order by path_c`,
    [path],
  );
  return topmost(rows.map((row) => row.path));
}
