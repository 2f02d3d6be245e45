import { rolesAndActions } from "../../../schema/roles-and-actions";
import { useActiveGrant } from "../auth/session";
import { useApiQuery } from "../data/use-api-query";
import type { AuditEntryRowFragment } from "../data/generated/graphql";
import { localName } from "../i18n/localized";
import { useLocale } from "../i18n/use-text";
import { EntityNamesDocument } from "./audit-entry.graphql";

/** The API gives so many at once. */
const MOST_NAMES = 100;

/** The names of the records that entries tell of by id alone, as far as they are still in the scope. */
export function useEntityNames(entries: readonly AuditEntryRowFragment[]): ReadonlyMap<string, string> {
  const [locale] = useLocale();
  const role = useActiveGrant()?.role;
  const idsOf = (entityType: string) =>
    [
      ...new Set(
        entries.flatMap((entry) => (entry.entityType === entityType && entry.entityId ? [entry.entityId] : [])),
      ),
    ].slice(0, MOST_NAMES);
  const servicePointIds = idsOf("ServicePoint");
  const grantIds = idsOf("Grant");
  const withGrants = grantIds.length > 0 && role !== undefined && rolesAndActions.MANAGE_GRANTS[role] !== "no";
  const { data } = useApiQuery(
    EntityNamesDocument,
    { servicePointIds, grantIds, withGrants },
    { enabled: servicePointIds.length > 0 || withGrants, staleTime: 60_000, placeholderData: (before) => before },
  );
  return new Map([
    ...(data?.servicePoints.nodes ?? []).map((point) => [point.id, localName(point, locale)] as const),
    ...(data?.grants?.nodes ?? []).map((grant) => [grant.id, grant.personName] as const),
  ]);
}
