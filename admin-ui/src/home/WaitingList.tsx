import { Link } from 'react-router';
import Typography from '@mui/material/Typography';
import ChevronRightOutlined from '@mui/icons-material/ChevronRightOutlined';
import TaskAltOutlined from '@mui/icons-material/TaskAltOutlined';
import { styled } from '@mui/material/styles';
import { formatCount } from '../format/number';
import { useText, type Text } from '../i18n/use-text';
import { Card } from '../layout/Card';
import { color, tone } from '../layout/tokens';
import { listPath } from '../list/list-path';
import type { HomeFigures } from './use-home-figures';

const Rows = styled('ul')({
  listStyle: 'none',
  margin: '12px calc(-1 * var(--card-padding)) calc(-1 * var(--card-padding))',
  padding: 0,
});

const RowLink = styled(Link)(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '84px minmax(0, 1fr) 24px',
  gap: 16,
  alignItems: 'center',
  padding: '14px 20px 14px 16px',
  color: 'inherit',
  textDecoration: 'none',
  borderTop: `1px solid ${color.line}`,
  outlineOffset: -3,
  '&:hover': { backgroundColor: color.rowHover },
  '& .figure': { fontSize: 26, lineHeight: 1.35, fontWeight: 700, color: color.primary, textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  '& .what': { display: 'block', fontWeight: 600, color: color.primary },
  '& .detail': { display: 'block', fontSize: 15, color: color.inkSecondary },
  '& svg': { color: color.inkSecondary },
  [theme.breakpoints.down('sm')]: { gridTemplateColumns: 'minmax(44px, auto) minmax(0, 1fr) 24px', gap: 12, padding: '12px 12px 12px 8px' },
}));

interface WaitingRow {
  count: number;
  what: string;
  detail: string;
  path: string;
}

/** What waits in this scope; a queue at zero is left out. */
function waitingRows({ points, organisations }: HomeFigures, text: Text): WaitingRow[] {
  if (!points || !organisations) return [];
  const without = points.withoutCoordinatesCount;
  const rows = [
    {
      count: points.notPinnedCount,
      what: text('home.notPinned'),
      detail: without > 0 ? text('home.notPinnedDetail', { count: formatCount(without) }) : text('home.notPinnedAllHave'),
      path: listPath('servicePoints', { isPinned: false }),
    },
    {
      count: points.incompleteCount,
      what: text('home.pointsIncomplete'),
      detail: text('home.pointsIncompleteDetail', { percent: points.averageCompletenessPercent }),
      path: listPath('servicePoints', { isIncomplete: true }),
    },
    {
      count: organisations.incompleteCount,
      what: text('home.organisationsIncomplete'),
      detail: text('home.pointsIncompleteDetail', { percent: organisations.averageCompletenessPercent }),
      path: listPath('organisations', { isIncomplete: true }),
    },
  ];
  return rows.filter(({ count }) => count > 0);
}

/** One row one queue; each number opens exactly the rows it counts. */
export function WaitingList({ figures, mayEdit }: { figures: HomeFigures; mayEdit: boolean }) {
  const text = useText();
  const isCounted = figures.points !== undefined && figures.organisations !== undefined;
  const rows = waitingRows(figures, text);
  return (
    <Card aria-labelledby="waiting-title" aria-busy={!isCounted} style={{ minHeight: 160, overflow: 'hidden' }}>
      <Typography variant="h2" id="waiting-title">
        {text(mayEdit ? 'home.waiting' : 'home.waitingReader')}
      </Typography>
      {isCounted && rows.length === 0 ? <NothingWaits /> : <WaitingRows rows={rows} />}
    </Card>
  );
}

function WaitingRows({ rows }: { rows: WaitingRow[] }) {
  return (
    <Rows>
      {rows.map((row) => (
        <li key={row.path}>
          <RowLink to={row.path}>
            <span className="figure">{formatCount(row.count)}</span>
            <span>
              <span className="what">{row.what}</span>
              <span className="detail">{row.detail}</span>
            </span>
            <ChevronRightOutlined aria-hidden />
          </RowLink>
        </li>
      ))}
    </Rows>
  );
}

function NothingWaits() {
  const text = useText();
  return (
    <Typography sx={{ display: 'flex', gap: 1.5, mt: 1.5 }} component="div">
      <TaskAltOutlined aria-hidden sx={{ color: tone.ok.text }} />
      <span>
        <strong>{text('home.done')}</strong>
        <br />
        {text('home.doneBody')}
      </span>
    </Typography>
  );
}
