import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { useApiQuery } from '../data/use-api-query';
import { formatDateTime, formatRecent } from '../format/date';
import { useLocale, useText } from '../i18n/use-text';
import { Card } from '../layout/Card';
import { color } from '../layout/tokens';
import { RecordLink } from '../list/NameCell';
import { ServicePointListDocument } from '../service-points/service-point.graphql';

const SHOWN = 6;

const Edits = styled('ul')({
  listStyle: 'none',
  margin: '8px 0 0',
  padding: 0,
  '& li': { padding: '10px 0', borderTop: `1px solid ${color.line}`, fontSize: 15, lineHeight: 1.6 },
  '& li:first-of-type': { borderTop: 0 },
  '& .when': { color: color.inkSecondary },
});

/** The service points that were edited last, newest first. */
export function RecentEdits() {
  const text = useText();
  const { data } = useApiQuery(ServicePointListDocument, { sort: { field: 'UPDATED_AT', direction: 'DESC' }, first: SHOWN });
  const edited = data?.servicePoints.nodes.filter((row) => row.updatedByName);
  return (
    <Card aria-labelledby="recent-title" aria-busy={!edited} style={{ minHeight: 160 }}>
      <Typography variant="h2" id="recent-title">
        {text('home.recent')}
      </Typography>
      {edited?.length === 0 && text('home.nothingRecent')}
      <Edits>
        {edited?.map((row) => (
          <li key={row.id}>
            <strong>{row.updatedByName}</strong> {text('home.recentEdited')} <RecordLink resource="servicePoints" record={row} />
            <div className="when">
              <When at={row.updatedAt} />
            </div>
          </li>
        ))}
      </Edits>
    </Card>
  );
}

function When({ at }: { at: string }) {
  const [locale] = useLocale();
  const full = formatDateTime(at, locale);
  return (
    <time dateTime={at} title={full}>
      {formatRecent(at, locale, new Date()) ?? full}
    </time>
  );
}
