import Typography from "@mui/material/Typography";
import { useApiQuery } from "../data/use-api-query";
import { formatDateTime } from "../format/date";
import { formatCount } from "../format/number";
import { useLocale, useText } from "../i18n/use-text";
import { JobList } from "../jobs/JobList";
import { Card } from "../layout/Card";
import { ErrorCard } from "../layout/ErrorCard";
import { Page } from "../layout/Page";
import { PageHeader } from "../layout/PageHeader";
import { ForAction } from "../permission/ForAction";
import { TokenBatchesDocument } from "./activation-token.graphql";

const MOST_BATCHES = 50;

/** The latest batches of the scope, newest first. */
export function BatchListPage() {
  const text = useText();
  return (
    <ForAction action="MANAGE_ACTIVATION_TOKENS">
      <Page kind="reading">
        <PageHeader
          title={text("activationToken.batch.listTitle")}
          crumbs={[
            { label: text("frame.menu.accountsGroup") },
            { label: text("activationToken.title"), path: "/activationTokenPlaces" },
          ]}
        />
        <BatchList />
      </Page>
    </ForAction>
  );
}

function BatchList() {
  const text = useText();
  const [locale] = useLocale();
  const { data, error, refetch } = useApiQuery(TokenBatchesDocument, { first: MOST_BATCHES });
  if (error && !data) return <ErrorCard error={error} onRetry={() => void refetch()} />;
  if (!data) return <Card aria-busy style={{ minHeight: 160 }} />;
  const batches = data.activationTokenBatches;
  if (batches.length === 0) {
    return (
      <Card>
        <Typography>{text("activationToken.batch.none")}</Typography>
      </Card>
    );
  }
  return (
    <Card>
      <JobList
        jobs={batches.map((batch) => ({
          id: batch.id,
          path: `/activationTokenPlaces/batches/${batch.id}`,
          name: text("activationToken.batch.open", { date: formatDateTime(batch.createdAt, locale) }),
          details: [
            batch.createdByName,
            batch.roles.map((role) => text(`role.${role}`)).join(", "),
            text("activationToken.batch.summary", { issued: formatCount(batch.issued) }),
          ].join(" · "),
          state: `JOB_${batch.state}`,
        }))}
      />
    </Card>
  );
}
