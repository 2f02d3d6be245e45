import { Link } from "react-router";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { useApiQuery } from "../data/use-api-query";
import { formatDateTime } from "../format/date";
import { formatCount } from "../format/number";
import { useLocale, useText } from "../i18n/use-text";
import { JobList, newestOf } from "../jobs/JobList";
import { Card } from "../layout/Card";
import { ErrorCard } from "../layout/ErrorCard";
import { Page } from "../layout/Page";
import { PageHeader } from "../layout/PageHeader";
import { ForAction } from "../permission/ForAction";
import { actOf } from "./bulk-change-kind";
import { BulkChangesDocument } from "./bulk-change.graphql";

const MOST_SHOWN = 50;

const Ways = styled("div")({ display: "flex", flexWrap: "wrap", gap: 8 });

/** The latest changes of many records in the scope, newest first: also what somebody else has begun. */
export function BulkChangeListPage() {
  return (
    <ForAction action="READ_HISTORY">
      <BulkChangeList />
    </ForAction>
  );
}

/** What would be here, and where it is begun. */
function NoChanges() {
  const text = useText();
  return (
    <>
      <Typography variant="h2">{text("bulkChange.none")}</Typography>
      <Typography sx={{ mb: 2 }}>{text("bulkChange.noneHint")}</Typography>
      <Ways>
        {(["organisations", "servicePoints"] as const).map((resource) => (
          <Button key={resource} component={Link} to={`/${resource}`} variant="outlined">
            {text(`frame.menu.${resource}`)}
          </Button>
        ))}
      </Ways>
    </>
  );
}

function BulkChangeList() {
  const text = useText();
  const [locale] = useLocale();
  const { data, error, refetch } = useApiQuery(BulkChangesDocument, { first: MOST_SHOWN });
  const changes = newestOf(
    [
      ...(data?.organisationBulkChanges ?? []).map((each) => ({ ...each, resource: "organisations" as const })),
      ...(data?.servicePointBulkChanges ?? []).map((each) => ({ ...each, resource: "servicePoints" as const })),
    ],
    MOST_SHOWN,
  );
  return (
    <Page kind="reading">
      <PageHeader
        title={text("bulkChange.listTitle")}
        crumbs={[{ label: text("frame.menu.organisationsGroup") }]}
        subtitle={text("bulkChange.listIntro")}
      />
      {error && !data && <ErrorCard error={error} onRetry={() => void refetch()} />}
      {data && (
        <Card>
          {changes.length === 0 && <NoChanges />}
          <JobList
            jobs={changes.map((each) => ({
              id: each.id,
              path: `/bulkChanges/${each.resource}/${each.id}`,
              name: text(each.undoesId ? "bulkChange.undoTitle" : "bulkChange.pageTitle", {
                act: text(`bulkChange.act.${actOf(each)}`),
                resource: text(`bulkChange.${each.resource}`),
              }),
              details: text("bulkChange.of", {
                count: formatCount(each.total),
                name: each.createdByName,
                date: formatDateTime(each.createdAt, locale),
              }),
              state: `JOB_${each.state}`,
            }))}
          />
        </Card>
      )}
      {!data && !error && <Skeleton variant="rounded" height={240} />}
    </Page>
  );
}
