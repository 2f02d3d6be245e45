import { styled } from '@mui/material/styles';
import type { SessionGrant } from '../auth/session';
import { useApiQuery } from '../data/use-api-query';
import { ErrorCard } from '../layout/ErrorCard';
import { organisationSections } from '../organisations/organisation-sections';
import { OrganisationListDocument } from '../organisations/organisation.graphql';
import { servicePointSections } from '../service-points/service-point-sections';
import { ServicePointListDocument } from '../service-points/service-point.graphql';
import { OfficerTasks } from './OfficerTasks';

/** An office with more service points than this works from lists, as a central officer does. */
export const MOST_TASK_LISTS = 4;

const Columns = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '1fr 1fr',
  gap: 24,
  alignItems: 'start',
  [theme.breakpoints.down('md')]: { gridTemplateColumns: 'minmax(0, 1fr)', gap: 16 },
}));

/** The home of somebody who looks after one office: its service points and its profile as task lists. */
export function OfficerHome({ grant }: { grant: SessionGrant }) {
  const points = useApiQuery(ServicePointListDocument, { first: MOST_TASK_LISTS });
  const organisation = useApiQuery(OrganisationListDocument, { filter: { ids: [grant.organisationId] } });
  const error = points.error ?? organisation.error;
  if (error) return <ErrorCard error={error} onRetry={() => void Promise.all([points.refetch(), organisation.refetch()])} />;
  return (
    <Columns aria-busy={points.isPending}>
      {points.data?.servicePoints.nodes.map((record) => (
        <OfficerTasks key={record.id} resource="servicePoints" record={record} sections={servicePointSections} />
      ))}
      {organisation.data?.organisations.nodes.map((record) => (
        <OfficerTasks key={record.id} resource="organisations" record={record} sections={organisationSections} />
      ))}
    </Columns>
  );
}
