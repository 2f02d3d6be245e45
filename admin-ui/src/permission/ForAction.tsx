import type { ReactNode } from "react";
import { Link } from "react-router";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { roles, rolesAndActions, type Action } from "../../../schema/roles-and-actions";
import { useText } from "../i18n/use-text";
import { Page } from "../layout/Page";
import { PageHeader } from "../layout/PageHeader";
import { reasonText } from "./reason-text";
import { useHolder } from "./use-reason-text";

interface ForActionProps {
  action: Action;
  children: ReactNode;
}

/** A page for whose role may do this. Everybody else, who can only have typed its address, is told who may. */
export function ForAction({ action, children }: ForActionProps) {
  const text = useText();
  const holder = useHolder();
  if (!holder || rolesAndActions[action][holder.role] !== "no") return children;
  const allowedRoles = roles.filter((role) => rolesAndActions[action][role] !== "no");
  return (
    <Page kind="reading">
      <PageHeader title={text("permission.noPage")} />
      <Typography>{reasonText({ reason: "ROLE", allowedRoles }, holder, text)}</Typography>
      <div>
        <Button component={Link} to="/" variant="contained">
          {text("frame.notFound.home")}
        </Button>
      </div>
    </Page>
  );
}
