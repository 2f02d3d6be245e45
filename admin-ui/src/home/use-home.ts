import { rolesAndActions } from "../../../schema/roles-and-actions";
import type { SessionGrant } from "../auth/session";
import type { OrganisationRecordFragment } from "../data/generated/graphql";
import { useApiQuery } from "../data/use-api-query";
import { useRecord } from "../data/use-record";
import { OrganisationSummaryDocument } from "../organisations/organisation.graphql";
import { WaitingRegistrationsDocument } from "../registrations/registration.graphql";
import { ServicePointSummaryDocument } from "../service-points/service-point.graphql";
import type { OrganisationFigures, PointFigures } from "./figures";
import { homeKind, type HomeKind } from "./home-kind";

/** What the home page knows; each part is undefined until it is there. */
export interface Home {
  organisation: OrganisationRecordFragment | undefined;
  organisations: OrganisationFigures | undefined;
  points: PointFigures | undefined;
  /** Requests to register agencies that wait for this person. */
  registrations: number | undefined;
  kind: HomeKind | undefined;
  /** Why a part could not be read; the others show nevertheless. */
  error: unknown;
  retry: () => void;
}

/**
 * The grant's organisation and the figures of everything in its scope, counted without a filter as the lists count
 * them: their summaries and the lists' views share one entry in the cache.
 */
export function useHome(grant: SessionGrant): Home {
  const pointSummary = useApiQuery(ServicePointSummaryDocument, {});
  const organisationSummary = useApiQuery(OrganisationSummaryDocument, {});
  const mayDecide = rolesAndActions.MANAGE_ACTIVATION_TOKENS[grant.role] !== "no";
  const waiting = useApiQuery(WaitingRegistrationsDocument, {}, { enabled: mayDecide });
  const record = useRecord<OrganisationRecordFragment>("organisations", grant.organisationId);
  const failed = [pointSummary, organisationSummary, waiting, record].filter(({ error, data }) => error && !data);
  const points = pointSummary.data?.servicePointSummary;
  const organisations = organisationSummary.data?.organisationSummary;
  const organisation = record.data;
  const kind =
    points && organisations && organisation
      ? homeKind({
          allowedActions: organisation.allowedActions,
          organisationCount: organisations.totalCount,
          pointCount: points.totalCount,
        })
      : undefined;
  return {
    organisation,
    organisations,
    points,
    registrations: waiting.data?.registrations.totalCount,
    kind,
    error: failed[0]?.error,
    retry: () => void Promise.all(failed.map(({ refetch }) => refetch())),
  };
}
