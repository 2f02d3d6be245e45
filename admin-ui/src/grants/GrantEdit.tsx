import { Link, useParams } from "react-router";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useActiveGrant } from "../auth/session";
import type { GrantRecordFragment } from "../data/generated/graphql";
import { useRecord } from "../data/use-record";
import { useText } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { Page } from "../layout/Page";
import { PageSkeleton } from "../layout/PageSkeleton";
import { ForAction } from "../permission/ForAction";
import { permittedOf } from "../permission/reason-text";
import { useReasonText } from "../permission/use-reason-text";
import { RecordProblem } from "../show/RecordProblem";
import { GrantEditForm, GrantEditHeader } from "./GrantEditForm";

/** แก้ไขบทบาท: gives a grant another role or organisation, and says why where that is not allowed. */
export function GrantEdit() {
  const { id = "" } = useParams();
  return (
    <ForAction action="MANAGE_GRANTS">
      <EditedGrant id={id} />
    </ForAction>
  );
}

function EditedGrant({ id }: { id: string }) {
  const active = useActiveGrant();
  const { data: grant, error, refetch } = useRecord<GrantRecordFragment>("grants", id);
  if (error && !grant) return <RecordProblem error={error} onRetry={() => void refetch()} />;
  if (!grant || !active) return <PageSkeleton />;
  const mayManage = permittedOf(grant.allowedActions, "MANAGE_GRANTS")?.allowed;
  if (!mayManage) return <NotAllowed grant={grant} />;
  return <GrantEditForm key={`${id} ${active.id}`} grant={grant} activeGrantId={active.id} />;
}

function NotAllowed({ grant }: { grant: GrantRecordFragment }) {
  const text = useText();
  const why = useReasonText(permittedOf(grant.allowedActions, "MANAGE_GRANTS"));
  return (
    <Page kind="edit">
      <GrantEditHeader grant={grant} errorCount={0} />
      <Card>
        <Typography variant="h2">{text("grant.cannotEditTitle")}</Typography>
        <Typography sx={{ mb: 2 }}>{why}</Typography>
        <Button component={Link} to={`/grants/${grant.id}/show`} variant="contained">
          {text("grant.view")}
        </Button>
      </Card>
    </Page>
  );
}
