import type { Operation } from "../../kit/database/operation";
import { hiddenTopsBelow } from "../../kit/directory/hidden-above";
import type { VisibilityEffect } from "../../kit/directory/visibility-effect.type";
import { getOrganisation } from "./organisation.reader";

/** What hiding an organisation of the scope, or showing it again, would change. Throws NOT_FOUND. */
export async function readVisibilityEffect(operation: Operation, id: string): Promise<VisibilityEffect> {
  const { pathC } = await getOrganisation(operation, id);
  const tops = await hiddenTopsBelow(operation, pathC);
  const [row] = await operation.query<{ total: number; staying: number }>(
    `select count(*)::int as total,
       (select coalesce(sum(inside.count), 0)::int from unnest($2::text[]) top (path), lateral (
          select count(*) as count from organisations.organisations o
          where o.path_c >= top.path and o.path_c < top.path || '/'
        ) inside) as staying
     from organisations.organisations o where o.path_c >= $1 and o.path_c < $1 || '/' and o.level <> 'COUNTRY'`,
    [pathC, tops],
  );
  const { total = 0, staying = 0 } = row ?? {};
  return { changingCount: total - staying, stayingHiddenCount: staying };
}
