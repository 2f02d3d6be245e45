import { styled } from '@mui/material/styles';
import { color } from './tokens';

/** A white surface with a hairline border: the only kind of card. */
export const Card = styled('section')(({ theme }) => ({
  backgroundColor: color.surface,
  border: `1px solid ${color.line}`,
  borderRadius: 12,
  padding: 24,
  minWidth: 0,
  [theme.breakpoints.down('sm')]: { padding: 16 },
}));
