import { Link } from "react-router";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { useApiQuery } from "../data/use-api-query";
import { formatDateTime } from "../format/date";
import { formatCount } from "../format/number";
import { useLocale, useText } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { ErrorCard } from "../layout/ErrorCard";
import { Page } from "../layout/Page";
import { PageHeader } from "../layout/PageHeader";
import { color } from "../layout/tokens";
import { ForAction } from "../permission/ForAction";
import { StatusChip } from "../status/StatusChip";
import { TokenBatchesDocument } from "./activation-token.graphql";

const MOST_BATCHES = 50;

const Batches = styled("ul")({
  listStyle: "none",
  margin: 0,
  padding: 0,
  "& > li": { display: "flex", flexWrap: "wrap", gap: "4px 16px", padding: "12px 0", alignItems: "center" },
  "& > li + li": { borderTop: `1px solid ${color.line}` },
  "& .what": { flex: "1 1 280px", minWidth: 0 },
  "& .meta": { display: "block", fontSize: 15, color: color.inkSecondary },
});

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
      <Batches>
        {batches.map((batch) => (
          <li key={batch.id}>
            <span className="what">
              <Link to={`/activationTokenPlaces/batches/${batch.id}`}>
                {text("activationToken.batch.open", { date: formatDateTime(batch.createdAt, locale) })}
              </Link>
              <span className="meta">
                {batch.createdByName} · {batch.roles.map((role) => text(`role.${role}`)).join(", ")}
              </span>
            </span>
            <span>{text("activationToken.batch.summary", { issued: formatCount(batch.issued) })}</span>
            <StatusChip state={`JOB_${batch.state}`} />
          </li>
        ))}
      </Batches>
    </Card>
  );
}
