import Typography from "@mui/material/Typography";
import { useActiveGrant } from "../auth/session";
import { grantOrganisationName } from "../auth/grant-name";
import { formatCount } from "../format/number";
import { useLocale, useText } from "../i18n/use-text";
import { MyViewsButton } from "../list-views/MyViewsButton";
import { Page } from "../layout/Page";
import { PageHeader } from "../layout/PageHeader";
import { ActiveFilters } from "../list/ActiveFilters";
import { EntryList } from "../list/EntryList";
import { ExportButton } from "../list/ExportButton";
import { FilterBar } from "../list/FilterBar";
import type { ListExport } from "../list/list-export";
import { useOlderPages } from "../list/use-older-pages";
import { useUrlFilter } from "../list/use-url-filter";
import { ForAction } from "../permission/ForAction";
import { AuditEntryItem } from "./AuditEntryItem";
import { auditFilters, recordFilter } from "./audit-filters";
import { readEntries } from "./read-entries";
import { useEntityNames } from "./use-entity-names";

/** The trail has one order, and its download takes the filter as it is. */
const newestFirst = { field: "at", order: "DESC" } as const;
const auditExport: ListExport = {
  path: "/export/accounts/audit-entries",
  parameters: ({ filter, locale }) => ({ ...filter, language: locale }),
  isRecorded: true,
};

const removableFilters = [...auditFilters, recordFilter];

/** ประวัติการใช้งาน: who did what in the reader's scope, newest first; what was refused, too. */
export function AuditEntryListPage() {
  return (
    <ForAction action="READ_AUDIT_TRAIL">
      <AuditEntryListContent />
    </ForAction>
  );
}

function AuditEntryListContent() {
  const text = useText();
  const [locale] = useLocale();
  const grant = useActiveGrant();
  const [filter, setFilter] = useUrlFilter();
  const pages = useOlderPages("auditEntries", filter, readEntries);
  const names = useEntityNames(pages.rows ?? []);
  const count = formatCount(pages.rows?.length ?? 0);
  return (
    <Page kind="home">
      <PageHeader
        title={text("auditEntry.title")}
        crumbs={[{ label: text("frame.menu.accountsGroup") }]}
        subtitle={grant && text("list.within", { organisation: grantOrganisationName(grant, locale) })}
        actions={<ExportButton source={auditExport} asked={{ filter, sort: newestFirst, locale }} total={null} />}
      />
      <FilterBar
        searchHint={text("auditEntry.searchHint")}
        filters={auditFilters}
        values={filter}
        onChange={setFilter}
        total={null}
      />
      <div style={{ display: "flex", flexWrap: "wrap", gap: "4px 16px", alignItems: "center", minHeight: 44 }}>
        <Typography role="status" sx={{ fontWeight: 600 }}>
          {pages.rows === undefined
            ? !pages.error && text("list.loadingCount")
            : text(pages.hasOlder ? "auditEntry.shownMore" : "auditEntry.shown", { count })}
        </Typography>
        <ActiveFilters
          searchLabel="common.searchWords"
          filters={removableFilters}
          values={filter}
          onChange={setFilter}
        />
        <span style={{ flex: 1 }} />
        <MyViewsButton state={{ filter, sort: null, columns: null }} />
      </div>
      <EntryList
        label={text("auditEntry.title")}
        things="auditEntry.things"
        pages={pages}
        filter={filter}
        onClear={() => setFilter({})}
        renderEntry={(entry) => <AuditEntryItem entry={entry} name={names.get(entry.entityId ?? "")} />}
      />
    </Page>
  );
}
