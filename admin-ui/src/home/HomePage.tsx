import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { grantOrganisationName } from '../auth/grant-name';
import { activeGrantOf, useSession, type SessionGrant } from '../auth/session';
import { formatLongDate } from '../format/date';
import { formatCount } from '../format/number';
import { useLocale, useText } from '../i18n/use-text';
import { ErrorCard } from '../layout/ErrorCard';
import { Page } from '../layout/Page';
import { PageHeader } from '../layout/PageHeader';
import { MOST_TASK_LISTS, OfficerHome } from './OfficerHome';
import { RecentEdits } from './RecentEdits';
import { Tiles } from './Tiles';
import { useHomeFigures, type HomeFigures } from './use-home-figures';
import { WaitingList } from './WaitingList';

const Columns = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 3fr)',
  gap: 24,
  alignItems: 'start',
  '& > div': { display: 'flex', flexDirection: 'column', gap: 16 },
  [theme.breakpoints.down('lg')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
}));

/** Roles that read only. */
const READERS = new Set(['OPDC_OFFICER', 'HANDBOOK_AUTHOR', 'HANDBOOK_REVIEWER', 'BI_READER']);

/** What waits for this person first, then the whole picture; an officer of one office gets her task lists. */
export function HomePage() {
  const text = useText();
  const session = useSession();
  const grant = activeGrantOf(session);
  const figures = useHomeFigures();
  if (!session || !grant) return null;
  const isOneOffice =
    grant.role === 'SERVICE_POINT_OFFICER' && figures.points !== undefined && figures.points.totalCount <= MOST_TASK_LISTS;
  return (
    <Page kind="home">
      <PageHeader
        title={text('home.hello', { name: session.displayName ?? '' })}
        subtitle={<Scope grant={grant} figures={figures} />}
      />
      {figures.error ? (
        <ErrorCard error={figures.error} onRetry={figures.retry} />
      ) : isOneOffice ? (
        <OfficerHome grant={grant} />
      ) : (
        <Overview grant={grant} figures={figures} />
      )}
    </Page>
  );
}

function Scope({ grant, figures }: { grant: SessionGrant; figures: HomeFigures }) {
  const text = useText();
  const [locale] = useLocale();
  const values = { date: formatLongDate(new Date(), locale), organisation: grantOrganisationName(grant, locale) };
  return figures.points
    ? text('home.scope', { ...values, count: formatCount(figures.points.totalCount) })
    : text('home.scopeCounting', values);
}

function Overview({ grant, figures }: { grant: SessionGrant; figures: HomeFigures }) {
  const text = useText();
  return (
    <Columns>
      <div>
        <WaitingList figures={figures} mayEdit={!READERS.has(grant.role)} />
        <Typography variant="h2" sx={{ mt: 1 }}>
          {text('home.overview')}
        </Typography>
        <Tiles figures={figures} />
      </div>
      <RecentEdits />
    </Columns>
  );
}
