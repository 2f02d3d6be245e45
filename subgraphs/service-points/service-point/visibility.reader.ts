import type { Operation } from "../../kit/database/operation";
import { covers } from "../../kit/database/scope";
import { hiddenTopsBelow } from "../../kit/directory/hidden-above";
import { pathRangeOf } from "../../kit/directory/organisation-path";
import { notFound } from "../../kit/errors";
import type { VisibilityEffect } from "../../kit/directory/visibility-effect.type";

/**
 * What hiding an organisation of the scope, or showing it again, would change for the service points of it and all below it.
 * Throws NOT_FOUND.
 */
export async function readVisibilityEffect(operation: Operation, organisationId: string): Promise<VisibilityEffect> {
  const { scope, upper } = await pathRangeOf(operation, organisationId);
  if (!scope || !covers(operation.actor?.grant?.scopePath ?? "", scope)) throw notFound();
  const tops = await hiddenTopsBelow(operation, scope);
  const [row] = await operation.query<{ total: number; shown: number; below: number }>(
    `select count(*)::int as total, (count(*) filter (where s.status = 'VISIBLE'))::int as shown,
       (select coalesce(sum(inside.count), 0)::int from unnest($3::text[]) top (path), lateral (
          select count(*) as count from service_points.service_points s
          where s.path_c >= top.path and s.path_c < top.path || '/' and s.status = 'VISIBLE'
        ) inside) as below
     from service_points.service_points s where s.path_c >= $1 and s.path_c < $2`,
    [scope, upper, tops],
  );
  const { total = 0, shown = 0, below = 0 } = row ?? {};
  return { changingCount: shown - below, stayingHiddenCount: total - shown + below };
}
