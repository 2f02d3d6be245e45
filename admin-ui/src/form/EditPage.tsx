import type { ReactNode } from "react";
import { Link, useParams } from "react-router";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useActiveGrant } from "../auth/session";
import { useRecord } from "../data/use-record";
import { useText } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { Page } from "../layout/Page";
import { PageSkeleton } from "../layout/PageSkeleton";
import { permittedOf } from "../permission/reason-text";
import { useReasonText } from "../permission/use-reason-text";
import { RecordProblem } from "../show/RecordProblem";
import { EditForm } from "./EditForm";
import { EditHeader } from "./EditHeader";
import type { EditableRecord, FormDefinition } from "./form-definition";

interface EditPageProps<Row extends EditableRecord> {
  definition: FormDefinition<Row>;
  /** The sections of the form. */
  children: (record: Row) => ReactNode;
}

/** The page of a long edit form: reads the record, and says why where it cannot be edited. */
export function EditPage<Row extends EditableRecord>({ definition, children }: EditPageProps<Row>) {
  const { id = "" } = useParams();
  const grant = useActiveGrant();
  const { data: record, error, refetch } = useRecord<Row>(definition.resource, id);
  if (error && !record) return <RecordProblem error={error} onRetry={() => void refetch()} />;
  if (!record || !grant) return <PageSkeleton />;
  if (!permittedOf(record.allowedActions, "EDIT_PROFILE")?.allowed)
    return <ReadOnlyPage definition={definition} record={record} />;
  return (
    <EditForm key={`${record.id} ${grant.id}`} definition={definition} record={record} grantId={grant.id}>
      {children(record)}
    </EditForm>
  );
}

function ReadOnlyPage<Row extends EditableRecord>({
  definition,
  record,
}: {
  definition: FormDefinition<Row>;
  record: Row;
}) {
  const text = useText();
  const why = useReasonText(permittedOf(record.allowedActions, "EDIT_PROFILE"));
  return (
    <Page kind="edit">
      <EditHeader definition={definition} record={record} errorCount={0} />
      <Card>
        <Typography variant="h2">{text("form.readOnlyTitle")}</Typography>
        <Typography sx={{ mb: 2 }}>{why}</Typography>
        <Button component={Link} to={`/${definition.resource}/${record.id}/show`} variant="contained">
          {text("form.view")}
        </Button>
      </Card>
    </Page>
  );
}
