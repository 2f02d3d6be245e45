import { useApiQuery } from '../data/use-api-query';
import { OrganisationSummaryDocument } from '../organisations/organisation.graphql';
import { ServicePointSummaryDocument } from '../service-points/service-point.graphql';

/** The figures of everything in scope, counted by the same rules as the lists they link to. */
export function useHomeFigures() {
  const points = useApiQuery(ServicePointSummaryDocument, {});
  const organisations = useApiQuery(OrganisationSummaryDocument, {});
  return {
    points: points.data?.servicePointSummary,
    organisations: organisations.data?.organisationSummary,
    error: points.error ?? organisations.error,
    retry: () => void Promise.all([points.refetch(), organisations.refetch()]),
  };
}

export type HomeFigures = ReturnType<typeof useHomeFigures>;
