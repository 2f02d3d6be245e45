import { useState } from "react";
import { Navigate } from "react-router";
import { useQuery } from "@tanstack/react-query";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useLogout } from "ra-core";
import { useLocale, useText } from "../i18n/use-text";
import { EntryPage } from "./EntryPage";
import { grantOrganisationName } from "./grant-name";
import { activeGrantOf, sessionQuery, type Session } from "./session";
import { useSwitchGrant } from "./use-switch-grant";

/** For somebody signed in whom no grant is active for: nobody gave one yet, or there are several to choose from. */
export function NoRolePage() {
  const { data: session, refetch } = useQuery(sessionQuery);
  if (!session) return null;
  if (!session.signedIn) return <Navigate to="/login" replace />;
  if (activeGrantOf(session)) return <Navigate to="/" replace />;
  return session.grants.length > 0 ? (
    <ChooseRole session={session} />
  ) : (
    <Newcomer session={session} onCheck={refetch} />
  );
}

function Newcomer({ session, onCheck }: { session: Session; onCheck: () => Promise<unknown> }) {
  const text = useText();
  const logout = useLogout();
  const [hasChecked, setHasChecked] = useState(false);
  return (
    <EntryPage title={text("auth.noRole.title")}>
      <Typography>{text("auth.noRole.signedInAs", { name: session.displayName ?? "" })}</Typography>
      <Typography>{text("auth.noRole.missing")}</Typography>
      <div>
        <Typography variant="h3" component="h2">
          {text("auth.noRole.askTitle")}
        </Typography>
        <ul style={{ margin: 0, paddingInlineStart: 24 }}>
          <li>{text("auth.noRole.askOfficer")}</li>
          <li>{text("auth.noRole.askCentral")}</li>
        </ul>
      </div>
      <Typography>{text("auth.noRole.then")}</Typography>
      <Button variant="contained" size="large" onClick={() => void onCheck().then(() => setHasChecked(true))}>
        {text("auth.noRole.checkAgain")}
      </Button>
      <Typography role="status">{hasChecked && text("auth.noRole.stillNone")}</Typography>
      <Button variant="outlined" onClick={() => void logout({ isUserAsking: true })}>
        {text("frame.signOut")}
      </Button>
    </EntryPage>
  );
}

function ChooseRole({ session }: { session: Session }) {
  const text = useText();
  const [locale] = useLocale();
  const switchGrant = useSwitchGrant();
  return (
    <EntryPage title={text("auth.chooseRole.title")}>
      <Typography>{text("auth.chooseRole.body")}</Typography>
      {session.grants.map((grant) => (
        <Button
          key={grant.id}
          variant="outlined"
          onClick={() => void switchGrant(grant)}
          sx={{ flexDirection: "column", alignItems: "flex-start", whiteSpace: "normal", textAlign: "start", py: 1.5 }}
        >
          {grantOrganisationName(grant, locale)}
          <Typography component="span" color="text.secondary" variant="body2">
            {text(`role.${grant.role}`)}
          </Typography>
        </Button>
      ))}
    </EntryPage>
  );
}
