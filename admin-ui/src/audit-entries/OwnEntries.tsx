import Typography from "@mui/material/Typography";
import { useText } from "../i18n/use-text";
import { EntryList } from "../list/EntryList";
import { useOlderPages } from "../list/use-older-pages";
import { AuditEntryItem } from "./AuditEntryItem";
import { readEntries } from "./read-entries";

/** What was done to one record, newest first, on its own page; for pages whose readers may read the trail. */
export function OwnEntries({ entityType, entityId }: { entityType: string; entityId: string }) {
  const text = useText();
  const filter = { entityType, entityId };
  const pages = useOlderPages("auditEntries", filter, readEntries);
  return (
    <section style={{ display: "flex", flexDirection: "column", gap: 12 }}>
      <Typography variant="h2">{text("show.historyTab")}</Typography>
      <EntryList
        label={text("show.historyTab")}
        things="auditEntry.things"
        pages={pages}
        filter={filter}
        onClear={() => undefined}
        renderEntry={(entry) => <AuditEntryItem entry={entry} name={undefined} />}
      />
    </section>
  );
}
