import type { BulkChangeGroupPartsFragment } from "../data/generated/graphql";
import type { BulkTarget } from "./bulk-change-kind";

/** What somebody has been told of is what she means: who has opened or shut since then is no other's loss or gain. */
export function asSeen(
  target: BulkTarget,
  groups: readonly Pick<BulkChangeGroupPartsFragment, "judgedAt">[] | undefined,
): BulkTarget {
  const openAt = groups?.[0]?.judgedAt;
  if (!openAt || "records" in target || target.filter.isOpenNow === undefined) return target;
  return { filter: { ...target.filter, openAt } };
}
