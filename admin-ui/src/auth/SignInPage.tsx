import { Navigate, useLocation, useSearchParams } from 'react-router';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useText } from '../i18n/use-text';
import { Banner } from '../layout/Banner';
import { authTh } from './auth.th';
import { EntryPage } from './EntryPage';
import { activeGrantOf, signInUrl, useSession } from './session';

type Reason = keyof typeof authTh.reason;

function isReason(value: string | null): value is Reason {
  return value !== null && value in authTh.reason;
}

/** Where react-admin sent the person from, so that signing in leads back there. */
function useReturnPath(): string {
  const state = useLocation().state as { nextPathname?: string; nextSearch?: string } | null;
  return `${state?.nextPathname ?? '/'}${state?.nextSearch ?? ''}`;
}

/** Signing in by Digital ID, and why one is here: signed out, not consented, expired, or the provider is down. */
export function SignInPage() {
  const text = useText();
  const [search] = useSearchParams();
  const reason = search.get('reason');
  const returnPath = useReturnPath();
  const session = useSession();
  if (session?.signedIn) return <Navigate to={activeGrantOf(session) ? returnPath : '/no-role'} replace />;
  return (
    <EntryPage title={text('auth.signInTitle')}>
      <Typography color="text.secondary" sx={{ mt: -1.5 }}>
        {text('auth.forOfficers')}
      </Typography>
      {isReason(reason) && (
        <Banner tone={reason === 'signed-out' ? 'ok' : reason === 'expired' ? 'info' : 'warn'} role="status">
          {text(`auth.reason.${reason}`)}
        </Banner>
      )}
      <Button variant="contained" size="large" fullWidth href={signInUrl(returnPath)}>
        {text('auth.signInButton')}
      </Button>
      <div>
        <Typography variant="h3" component="h2">
          {text('auth.needTitle')}
        </Typography>
        <ul style={{ margin: 0, paddingInlineStart: 24 }}>
          <li>{text('auth.needDigitalId')}</li>
          <li>{text('auth.needToken')}</li>
        </ul>
      </div>
      <div>
        <Typography variant="h3" component="h2">
          {text('auth.helpTitle')}
        </Typography>
        <Typography>{text('auth.helpBody')}</Typography>
      </div>
    </EntryPage>
  );
}
