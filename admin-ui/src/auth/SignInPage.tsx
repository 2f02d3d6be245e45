import { Navigate, useLocation, useSearchParams } from "react-router";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useLocale, useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { authTh } from "./auth.th";
import { EntryPage } from "./EntryPage";
import { activeGrantOf, registerUrl, signInUrl, useSession } from "./session";
import { type Reason, useSessionEnd } from "./use-session-end";

function isReason(value: string | null): value is Reason {
  return value !== null && value in authTh.reason;
}

interface Arrival {
  reason: Reason | null;
  /** Where signing in leads back to. */
  returnPath: string;
}

/**
 * Why somebody is here, and from where react-admin sent them. The gateway comes back to the home page with a reason when
 * signing in failed; that page then sends the person on to here, so the reason may stand in its address instead.
 */
function useArrival(): Arrival {
  const [search] = useSearchParams();
  const state = useLocation().state as { nextPathname?: string; nextSearch?: string } | null;
  const before = new URLSearchParams(state?.nextSearch ?? "");
  const given = search.get("reason") ?? before.get("reason");
  const sessionEnd = useSessionEnd();
  before.delete("reason");
  const query = before.size > 0 ? `?${before}` : "";
  return { reason: isReason(given) ? given : sessionEnd, returnPath: `${state?.nextPathname ?? "/"}${query}` };
}

const calm: readonly Reason[] = ["expired", "too-long"];

/** Signing in by Digital ID, and why one is here: signed out, not consented, expired, or the provider is down. */
export function SignInPage() {
  const text = useText();
  const { reason, returnPath } = useArrival();
  const session = useSession();
  const [locale] = useLocale();
  if (session?.signedIn) return <Navigate to={activeGrantOf(session) ? returnPath : "/no-role"} replace />;
  return (
    <EntryPage title={text("auth.signInTitle")}>
      <Typography color="text.secondary" sx={{ mt: -1.5 }}>
        {text("auth.forOfficers")}
      </Typography>
      {reason && (
        <Banner tone={reason === "signed-out" ? "ok" : calm.includes(reason) ? "info" : "warn"} role="status">
          {text(`auth.reason.${reason}`)}
        </Banner>
      )}
      <Button variant="contained" size="large" fullWidth href={signInUrl(returnPath)}>
        {text("auth.signInButton")}
      </Button>
      <Typography>
        {text("auth.noAccount")}{" "}
        <Link href={registerUrl(returnPath)} underline="always">
          {text("auth.register")}
        </Link>
      </Typography>
      <div>
        <Typography variant="h3" component="h2">
          {text("auth.needTitle")}
        </Typography>
        <ul style={{ margin: 0, paddingInlineStart: 24 }}>
          <li>{text("auth.needDigitalId")}</li>
          <li>{text("auth.needToken")}</li>
        </ul>
      </div>
      <div>
        <Typography variant="h3" component="h2">
          {text("auth.helpTitle")}
        </Typography>
        <Typography>{text("auth.helpBody")}</Typography>
        <Typography>
          {text("auth.noOrganisation")}{" "}
          <Link href={`/register?lang=${locale}`} underline="always">
            {text("auth.registerOrganisation")}
          </Link>
        </Typography>
      </div>
    </EntryPage>
  );
}
