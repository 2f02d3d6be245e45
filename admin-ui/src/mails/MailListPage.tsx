import { useState } from "react";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { queryApi } from "../data/api-client";
import type { MailFilter, MailPartsFragment } from "../data/generated/graphql";
import { formatDateTime } from "../format/date";
import { formatCount } from "../format/number";
import { useLocale, useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { MyViewsButton } from "../list-views/MyViewsButton";
import { Page } from "../layout/Page";
import { PageHeader } from "../layout/PageHeader";
import { EntryList } from "../list/EntryList";
import { ActiveFilters } from "../list/ActiveFilters";
import type { ChoiceFilter, FilterValues } from "../list/filter-definition";
import { FilterBar } from "../list/FilterBar";
import { useOlderPages } from "../list/use-older-pages";
import { useUrlFilter } from "../list/use-url-filter";
import { ForAction } from "../permission/ForAction";
import { StatusChip } from "../status/StatusChip";
import { mailReason } from "./mail-reason";
import { MailDialog } from "./MailDialog";
import { MailListDocument } from "./mail.graphql";

const PAGE_SIZE = 25;

const stateFilter: ChoiceFilter = {
  kind: "choice",
  key: "state",
  label: "mail.state",
  anyLabel: "mail.allStates",
  isInBar: true,
  useChoices: () => {
    const text = useText();
    return (["WAITING", "SENDING", "SENT", "FAILED"] as const).map((value) => ({
      value,
      label: text(`status.MAIL_${value}`),
    }));
  },
};

async function readMails(filter: FilterValues, after: string | undefined, signal: AbortSignal) {
  const variables = { filter: filter as MailFilter, first: PAGE_SIZE, after };
  return (await queryApi(MailListDocument, variables, signal)).mails;
}

/** กล่องจดหมายออก: what Pakmut wrote to whom, whether it was sent, and why not. */
export function MailListPage() {
  return (
    <ForAction action="READ_MAIL_OUTBOX">
      <MailListContent />
    </ForAction>
  );
}

function MailListContent() {
  const text = useText();
  const [filter, setFilter] = useUrlFilter();
  const pages = useOlderPages("mails", filter, readMails);
  const [open, setOpen] = useState<MailPartsFragment | null>(null);
  return (
    <Page kind="home">
      <PageHeader title={text("mail.title")} crumbs={[{ label: text("frame.menu.accountsGroup") }]} />
      <Typography>{text("mail.intro")}</Typography>
      <FilterBar
        searchHint={text("mail.searchHint")}
        filters={[stateFilter]}
        values={filter}
        onChange={setFilter}
        total={null}
      />
      <div style={{ display: "flex", flexWrap: "wrap", gap: "4px 16px", alignItems: "center", minHeight: 44 }}>
        <Typography role="status" sx={{ fontWeight: 600 }}>
          {pages.rows
            ? text("mail.shown", { count: formatCount(pages.rows.length) })
            : !pages.error && text("list.loadingCount")}
        </Typography>
        <ActiveFilters searchLabel="common.searchWords" filters={[stateFilter]} values={filter} onChange={setFilter} />
        <span style={{ flex: 1 }} />
        <MyViewsButton state={{ filter, sort: null, columns: null }} />
      </div>
      <EntryList
        label={text("mail.title")}
        things="mail.things"
        pages={pages}
        filter={filter}
        onClear={() => setFilter({})}
        renderEntry={(mail) => <MailEntry mail={mail} onOpen={() => setOpen(mail)} />}
      />
      {open && <MailDialog mail={open} onClose={() => setOpen(null)} />}
    </Page>
  );
}

function MailEntry({ mail, onOpen }: { mail: MailPartsFragment; onOpen: () => void }) {
  const text = useText();
  const [locale] = useLocale();
  return (
    <div style={{ display: "flex", flexWrap: "wrap", gap: "4px 16px", alignItems: "center" }}>
      <div style={{ flex: "1 1 280px", minWidth: 0 }}>
        <div lang="th" style={{ fontWeight: 600 }}>
          {mail.subject}
        </div>
        <div className="meta">
          {text("mail.to", { address: mail.to })} ·{" "}
          {mail.sentAt
            ? text("mail.sentAt", { date: formatDateTime(mail.sentAt, locale) })
            : text("mail.writtenAt", { date: formatDateTime(mail.createdAt, locale) })}
        </div>
        {mail.lastError && (
          <Banner tone={mail.state === "FAILED" ? "error" : "warn"}>
            {text("mail.why", { reason: mailReason(mail.lastError, text) })}
            <div>
              {text("mail.attempts", { count: mail.attempts })}
              {mail.nextAttemptAt && ` · ${text("mail.next", { date: formatDateTime(mail.nextAttemptAt, locale) })}`}
            </div>
          </Banner>
        )}
      </div>
      <StatusChip state={`MAIL_${mail.state}`} />
      <Button variant="outlined" aria-label={text("mail.readOf", { subject: mail.subject })} onClick={onOpen}>
        {text("mail.read")}
      </Button>
    </div>
  );
}
