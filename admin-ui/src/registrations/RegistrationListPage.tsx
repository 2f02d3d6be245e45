import { Link } from "react-router";
import Button from "@mui/material/Button";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { queryApi } from "../data/api-client";
import type { RegistrationFilter, RegistrationRowFragment } from "../data/generated/graphql";
import { formatDate } from "../format/date";
import { formatCount } from "../format/number";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { MyViewsButton } from "../list-views/MyViewsButton";
import { Page } from "../layout/Page";
import { PageHeader } from "../layout/PageHeader";
import { EntryList } from "../list/EntryList";
import type { FilterValues } from "../list/filter-definition";
import { useOlderPages } from "../list/use-older-pages";
import { useUrlFilter } from "../list/use-url-filter";
import { ForAction } from "../permission/ForAction";
import { RegistrationListDocument } from "./registration.graphql";
import { RegistrationState } from "./RegistrationState";

const PAGE_SIZE = 25;
const PROMISED_DAYS = 15;

/** What was decided is looked up on purpose: without a choice there is the queue. */
const decided = ["APPROVED", "JOINED", "RELEASED", "REFUSED"] as const;
const waiting = "WAITING";

async function readRegistrations(filter: FilterValues, after: string | undefined, signal: AbortSignal) {
  const wanted = { state: filter.state ?? waiting } as RegistrationFilter;
  const variables = { filter: wanted, first: PAGE_SIZE, after };
  return (await queryApi(RegistrationListDocument, variables, signal)).registrations;
}

/** คำขอลงทะเบียนหน่วยงาน: who waits for a decision, the longest first. */
export function RegistrationListPage() {
  return (
    <ForAction action="MANAGE_ACTIVATION_TOKENS">
      <RegistrationQueue />
    </ForAction>
  );
}

function RegistrationQueue() {
  const text = useText();
  const [filter, setFilter] = useUrlFilter();
  const pages = useOlderPages("registrations", filter, readRegistrations);
  return (
    <Page kind="home">
      <PageHeader title={text("registration.title")} crumbs={[{ label: text("frame.menu.organisationsGroup") }]} />
      <Typography>{text("registration.intro", { days: PROMISED_DAYS })}</Typography>
      <TextField
        select
        id="registration-state"
        label={text("registration.state")}
        value={filter.state ?? waiting}
        onChange={({ target: { value } }) => setFilter(value === waiting ? {} : { state: value })}
        sx={{ width: 260, maxWidth: "100%" }}
      >
        <MenuItem value={waiting}>{text("registration.waitingOnly")}</MenuItem>
        {decided.map((state) => (
          <MenuItem key={state} value={state}>
            {text(`status.REGISTRATION_${state}`)}
          </MenuItem>
        ))}
      </TextField>
      <div style={{ display: "flex", flexWrap: "wrap", gap: "4px 16px", alignItems: "center", minHeight: 44 }}>
        <Typography role="status" sx={{ fontWeight: 600 }}>
          {pages.rows
            ? text("registration.count", { count: formatCount(pages.total ?? pages.rows.length) })
            : !pages.error && text("list.loadingCount")}
        </Typography>
        <span style={{ flex: 1 }} />
        <MyViewsButton state={{ filter, sort: null, columns: null }} />
      </div>
      <EntryList
        label={text("registration.title")}
        things="registration.things"
        more="registration.more"
        pages={pages}
        filter={filter}
        onClear={() => setFilter({})}
        renderEntry={(registration) => <RegistrationEntry registration={registration} />}
      />
    </Page>
  );
}

function RegistrationEntry({ registration }: { registration: RegistrationRowFragment }) {
  const text = useText();
  const [locale] = useLocale();
  const { id, kind, state, nameTh, organisation, parent, province, requestedAt, decidedAt, updatedByName } =
    registration;
  const name = nameTh ?? (organisation ? localName(organisation, locale) : "");
  const facts = [
    text(kind === "NEW" ? "registration.newAgency" : "registration.existingAgency"),
    parent && text("registration.below", { name: localName(parent, locale) }),
    province && localName(province, locale),
    text("registration.sentAt", { date: formatDate(requestedAt, locale) }),
    decidedAt &&
      updatedByName &&
      text("registration.decidedBy", { name: updatedByName, date: formatDate(decidedAt, locale) }),
  ].filter(Boolean);
  const isWaiting = state === "WAITING";
  return (
    <div style={{ display: "flex", flexWrap: "wrap", gap: "4px 16px", alignItems: "center" }}>
      <div style={{ flex: "1 1 280px", minWidth: 0 }}>
        <div style={{ fontWeight: 600 }}>{name}</div>
        <div className="meta">{facts.join(" · ")}</div>
      </div>
      <RegistrationState {...registration} />
      <Button
        component={Link}
        to={`/registrations/${id}`}
        variant="outlined"
        aria-label={text(isWaiting ? "registration.openOf" : "registration.lookOf", { name })}
      >
        {text(isWaiting ? "registration.open" : "registration.look")}
      </Button>
    </div>
  );
}
