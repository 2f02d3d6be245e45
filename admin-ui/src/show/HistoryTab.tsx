import { useState } from "react";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { actionText } from "../audit-entries/action-text";
import { ChangeList } from "../audit-entries/ChangeList";
import type { HistoryEntryPartsFragment } from "../data/generated/graphql";
import type { FormResource } from "../form/form-definition";
import { formatDateTime } from "../format/date";
import { useLocale, useText } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { ErrorCard } from "../layout/ErrorCard";
import { color } from "../layout/tokens";
import type { HistoryDefinition } from "./show-definition";

const PAGE_SIZE = 20;

/** What a resource's records are called in the trail. */
const entityTypes: Record<FormResource, string> = {
  grants: "Grant",
  organisations: "Organisation",
  servicePoints: "ServicePoint",
};

const Entries = styled("ol")({
  listStyle: "none",
  margin: 0,
  padding: 0,
  "& > li": { padding: "12px 0", borderTop: `1px solid ${color.line}` },
  "& > li:first-of-type": { borderTop: 0, paddingTop: 0 },
  "& .reason": { color: color.inkSecondary },
});

/** Who changed what and when, newest first. */
export function HistoryTab({ definition, record }: { definition: HistoryDefinition; record: { id: string } }) {
  const text = useText();
  const [first, setFirst] = useState(PAGE_SIZE);
  const { entries, error, refetch } = definition.useHistory(record.id, first);
  if (error) return <ErrorCard error={error} onRetry={refetch} />;
  if (!entries) return <Card aria-busy style={{ minHeight: 160 }} />;
  if (entries.length === 0) return <Card>{text("show.history.empty")}</Card>;
  return (
    <Card>
      <Typography variant="h2" className="visually-hidden">
        {text("show.historyTab")}
      </Typography>
      <Entries>
        {entries.map((entry) => (
          <li key={entry.id}>
            <Entry entry={entry} definition={definition} />
          </li>
        ))}
      </Entries>
      {entries.length === first && first < 100 && (
        <Button variant="outlined" sx={{ mt: 2 }} onClick={() => setFirst(Math.min(100, first + PAGE_SIZE))}>
          {text("show.history.more")}
        </Button>
      )}
    </Card>
  );
}

function Entry({ entry, definition }: { entry: HistoryEntryPartsFragment; definition: HistoryDefinition }) {
  const text = useText();
  const [locale] = useLocale();
  return (
    <>
      <strong>{entry.personName}</strong> {actionText(entry.action, text)} ·{" "}
      <time dateTime={entry.at}>{formatDateTime(entry.at, locale)}</time>
      <ChangeList entityType={entityTypes[definition.resource]} changes={entry.changes} Value={definition.Value} />
      {entry.reason && <div className="reason">{text("show.history.reason", { reason: entry.reason })}</div>}
    </>
  );
}
