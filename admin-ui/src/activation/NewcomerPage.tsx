import { useState } from "react";
import { Link } from "react-router";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useLogout } from "ra-core";
import { EntryPage } from "../auth/EntryPage";
import type { Session } from "../auth/session";
import { useText } from "../i18n/use-text";
import { GrantedNotice } from "./GrantedNotice";
import { TokenForm } from "./TokenForm";
import type { NewGrant } from "./use-redemption";
import { WhereTokensAre } from "./WhereTokensAre";

interface NewcomerPageProps {
  session: Session;
  /** The page that she came for. */
  returnPath: string;
  /** A token was taken: the page now stays until the person leaves it, though she has a grant. */
  onGranted: () => void;
}

/** ยืนยันตัวตน: the one page of somebody who signed in and holds no grant. */
export function NewcomerPage({ session, returnPath, onGranted }: NewcomerPageProps) {
  const text = useText();
  const logout = useLogout();
  const [grant, setGrant] = useState<NewGrant | null>(null);
  if (grant) {
    return (
      <EntryPage key="granted" takesFocus title={text("activation.granted.title")}>
        <GrantedNotice grant={grant} hasSteps>
          <Button component={Link} to={returnPath} variant="contained" size="large">
            {text(returnPath === "/" ? "activation.granted.start" : "activation.granted.startThere")}
          </Button>
        </GrantedNotice>
      </EntryPage>
    );
  }
  return (
    <EntryPage title={text("activation.title")}>
      <Typography>{text("activation.signedInAs", { name: session.displayName ?? "" })}</Typography>
      <Typography>{text("activation.intro")}</Typography>
      <TokenForm
        submitLabel="activation.submit"
        onGranted={(given) => {
          onGranted();
          setGrant(given);
        }}
      />
      <WhereTokensAre />
      <Button variant="outlined" onClick={() => void logout({ isUserAsking: true })}>
        {text("frame.signOut")}
      </Button>
    </EntryPage>
  );
}
