import { Suspense, lazy, useState } from "react";
import { Navigate } from "react-router";
import { useQuery } from "@tanstack/react-query";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useLocale, useText } from "../i18n/use-text";
import { EntryPage } from "./EntryPage";
import { grantOrganisationName } from "./grant-name";
import { activeGrantOf, sessionQuery, type Session } from "./session";
import { useReturnPath } from "./use-return-path";
import { useSwitchGrant } from "./use-switch-grant";

const NewcomerPage = lazy(() =>
  import("../activation/NewcomerPage").then((module) => ({ default: module.NewcomerPage })),
);

/** For somebody signed in whom no grant is active for: nobody gave one yet, or there are several to choose from. */
export function NoRolePage() {
  const { data: session } = useQuery(sessionQuery);
  const [wasGranted, setGranted] = useState(false);
  const returnPath = useReturnPath();
  if (!session) return null;
  if (!session.signedIn) return <Navigate to="/login" replace />;
  if (wasGranted || session.grants.length === 0) {
    return (
      <Suspense fallback={null}>
        <NewcomerPage session={session} returnPath={returnPath} onGranted={() => setGranted(true)} />
      </Suspense>
    );
  }
  return activeGrantOf(session) ? <Navigate to={returnPath} replace /> : <ChooseRole session={session} />;
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
