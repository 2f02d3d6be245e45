import type { Operation } from "../../kit/database/operation";
import { inKeyOrder } from "../../kit/loading/in-key-order";

async function childCounts(operation: Operation, ids: readonly string[]): Promise<number[]> {
  const rows = await operation.query<{ id: string; count: number }>(
    `select parent_id as id, count(*)::int as count from directory.organisations
     where parent_id = any($1::uuid[]) group by parent_id`,
    [ids],
  );
  return inKeyOrder(ids, rows, ({ id }) => id).map((row) => row?.count ?? 0);
}

export const loadChildCount = async (operation: Operation, id: string): Promise<number> =>
  (await operation.loaders.load(operation, childCounts, id)) ?? 0;

async function descendantCounts(operation: Operation, paths: readonly string[]): Promise<number[]> {
  const rows = await operation.query<{ path: string; count: number }>(
    `select wanted.path, (select count(*)::int from directory.organisations d
       where d.path_c > wanted.path and d.path_c < wanted.path || '/') as count
     from unnest($1::text[]) wanted (path)`,
    [paths],
  );
  return inKeyOrder(paths, rows, ({ path }) => path).map((row) => row?.count ?? 0);
}

export const loadDescendantCount = async (operation: Operation, path: string): Promise<number> =>
  (await operation.loaders.load(operation, descendantCounts, path)) ?? 0;
