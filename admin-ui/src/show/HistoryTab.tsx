import { useState } from "react";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import type { HistoryEntryPartsFragment } from "../data/generated/graphql";
import type { FormResource } from "../form/form-definition";
import { FieldValue } from "../form/FieldValue";
import { formatDateTime } from "../format/date";
import type { MessageKey } from "../i18n/messages";
import { useLocale, useText, type Text } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { ErrorCard } from "../layout/ErrorCard";
import { color } from "../layout/tokens";
import { grantFieldsTh } from "../grants/grant.th";
import { organisationFieldsTh } from "../organisations/organisation.th";
import { servicePointFieldsTh } from "../service-points/service-point.th";
import { historyLines, type RawChange } from "./history-lines";
import type { HistoryDefinition } from "./show-definition";
import { showTh } from "./show.th";

const PAGE_SIZE = 20;

/** The labels of the fields stand in the order of the forms. */
const fieldOrder: Record<FormResource, string[]> = {
  grants: Object.keys(grantFieldsTh),
  organisations: Object.keys(organisationFieldsTh),
  servicePoints: Object.keys(servicePointFieldsTh),
};

const Entries = styled("ol")({
  listStyle: "none",
  margin: 0,
  padding: 0,
  "& > li": { padding: "12px 0", borderTop: `1px solid ${color.line}` },
  "& > li:first-of-type": { borderTop: 0, paddingTop: 0 },
  "& ul": { margin: "4px 0 0", paddingInlineStart: 20, overflowWrap: "anywhere" },
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
      <ul>
        {historyLines(entry.changes, fieldOrder[definition.resource]).map((line) => (
          <li key={line.field}>
            <ChangeLine line={line} definition={definition} />
          </li>
        ))}
      </ul>
      {entry.reason && <div className="reason">{text("show.history.reason", { reason: entry.reason })}</div>}
    </>
  );
}

function ChangeLine({ line, definition }: { line: RawChange; definition: HistoryDefinition }) {
  const text = useText();
  const Value = definition.Value ?? HistoryValue;
  return (
    <>
      {lineLabel(line.field, definition.resource, text)}:{" "}
      <span className="visually-hidden">{text("show.history.from")} </span>
      <Value field={line.field} value={line.before} /> <span aria-hidden>→</span>
      <span className="visually-hidden"> {text("show.history.to")} </span>{" "}
      <Value field={line.field} value={line.after} />
    </>
  );
}

function HistoryValue({ field, value }: { field: string; value: string | null | undefined }) {
  const text = useText();
  if (field === "status" && (value === "VISIBLE" || value === "HIDDEN")) return text(`status.${value}`);
  if (field === "logoFileId" && value) return text("file.logoOwn");
  return <FieldValue field={field} value={value} />;
}

function lineLabel(field: string, resource: string, text: Text): string {
  return field === "pinReason"
    ? text("show.history.pinReason")
    : text(`resources.${resource}.fields.${field}` as MessageKey);
}

/** The history names commands; one that has no words yet still is an edit. */
function actionText(action: string, text: Text): string {
  return text(action in showTh.history ? (`show.history.${action}` as MessageKey) : "show.history.other");
}
