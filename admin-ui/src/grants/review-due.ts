/** Whether a grant was neither given nor confirmed within a year: the rule of the API's filter `review: DUE`. */
export function isReviewDue(grant: { grantedAt: string; confirmedAt?: string | null }, now: Date): boolean {
  const yearAgo = new Date(now);
  yearAgo.setFullYear(now.getFullYear() - 1);
  return new Date(grant.confirmedAt ?? grant.grantedAt) < yearAgo;
}
