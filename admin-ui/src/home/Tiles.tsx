import { Link } from 'react-router';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { formatCount, percentOf } from '../format/number';
import { useText } from '../i18n/use-text';
import { color } from '../layout/tokens';
import { listPath } from '../list/list-path';
import type { HomeFigures } from './use-home-figures';

const Grid = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '1fr 1fr',
  gap: 16,
  [theme.breakpoints.down('sm')]: { gridTemplateColumns: '1fr' },
}));

const TileLink = styled(Link)({
  display: 'block',
  padding: '16px 20px 20px',
  color: 'inherit',
  textDecoration: 'none',
  backgroundColor: color.surface,
  border: `1px solid ${color.line}`,
  borderRadius: 12,
  '&:hover': { backgroundColor: color.rowHover },
  '& .label': { fontWeight: 600, color: color.inkSecondary },
  '& .note': { fontSize: 15, color: color.inkSecondary },
  '& .track': { height: 8, marginTop: 10, borderRadius: 4, backgroundColor: color.meterTrack, overflow: 'hidden' },
  '& .bar': { height: '100%', backgroundColor: color.primary },
});

interface TileProps {
  label: string;
  figure: string;
  note: string;
  percent: number;
  path: string;
}

function Tile({ label, figure, note, percent, path }: TileProps) {
  return (
    <TileLink to={path}>
      <div className="label">{label}</div>
      <Typography variant="figure" component="div">
        {figure}
      </Typography>
      <div className="note">{note}</div>
      <div className="track" aria-hidden>
        <div className="bar" style={{ width: `${percent}%` }} />
      </div>
    </TileLink>
  );
}

/** Lists that open on the rows furthest from complete: behind an average stands the whole list, worst first. */
function worstFirst(resource: string): string {
  return `/${resource}?sort=COMPLETENESS&order=ASC`;
}

/** Four figures of the whole scope, each a door to its list. */
export function Tiles({ figures: { points, organisations } }: { figures: HomeFigures }) {
  const text = useText();
  if (!points || !organisations) return <Grid aria-busy style={{ minHeight: 300 }} />;
  const total = formatCount(points.totalCount);
  return (
    <Grid>
      <Tile
        label={text('home.pinned')}
        figure={formatCount(points.pinnedCount)}
        note={text('home.ofPoints', { count: total })}
        percent={percentOf(points.pinnedCount, points.totalCount)}
        path={listPath('servicePoints', { isPinned: true })}
      />
      <Tile
        label={text('home.pointsComplete')}
        figure={`${points.averageCompletenessPercent}%`}
        note={text('home.averagePoints')}
        percent={points.averageCompletenessPercent}
        path={worstFirst('servicePoints')}
      />
      <Tile
        label={text('home.organisationsComplete')}
        figure={`${organisations.averageCompletenessPercent}%`}
        note={text('home.averageOrganisations', { count: formatCount(organisations.totalCount) })}
        percent={organisations.averageCompletenessPercent}
        path={worstFirst('organisations')}
      />
      <Tile
        label={text('home.hiddenPoints')}
        figure={formatCount(points.hiddenCount)}
        note={text('home.ofAllPoints', { count: total })}
        percent={percentOf(points.hiddenCount, points.totalCount)}
        path={listPath('servicePoints', { status: 'HIDDEN' })}
      />
    </Grid>
  );
}
