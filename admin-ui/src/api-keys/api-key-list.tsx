import Button from "@mui/material/Button";
import { Link } from "react-router";
import type { ApiKeyRowFragment } from "../data/generated/graphql";
import { formatDate, formatDateTime } from "../format/date";
import { formatCount } from "../format/number";
import { useLocale, useText } from "../i18n/use-text";
import type { ChoiceFilter } from "../list/filter-definition";
import type { ListDefinition } from "../list/list-definition";
import { LocalName } from "../organisations/organisation-fields";
import { StatusChip } from "../status/StatusChip";
import { RevokeButton } from "./RevokeButton";

const stateFilter: ChoiceFilter = {
  kind: "choice",
  key: "state",
  label: "apiKey.state",
  anyLabel: "apiKey.allStates",
  isInBar: true,
  useChoices: () => {
    const text = useText();
    return (["LIVE", "EXPIRED", "REVOKED"] as const).map((value) => ({ value, label: text(`apiKey.states.${value}`) }));
  },
};

function KeyName({ row }: { row: ApiKeyRowFragment }) {
  const text = useText();
  return (
    <>
      <span style={{ fontWeight: 600, overflowWrap: "anywhere" }}>{row.name}</span>
      <span className="meta">{text("apiKey.keyStart", { start: row.keyStart })}</span>
    </>
  );
}

function Moment({ at, isDay = false }: { at: string; isDay?: boolean }) {
  const [locale] = useLocale();
  return (
    <time dateTime={at} title={formatDateTime(at, locale)}>
      {isDay ? formatDate(at, locale) : formatDateTime(at, locale)}
    </time>
  );
}

function LastUsed({ row }: { row: ApiKeyRowFragment }) {
  const text = useText();
  return row.lastUsedAt ? <Moment at={row.lastUsedAt} /> : text("apiKey.neverUsed");
}

/** The state and, of a revoked key, who revoked it and why. */
function KeyState({ row }: { row: ApiKeyRowFragment }) {
  const text = useText();
  const [locale] = useLocale();
  return (
    <>
      <StatusChip state={row.state} />
      {row.revokedAt && (
        <span className="meta">
          {text("apiKey.revokedBy", { name: row.revokedByName ?? "", date: formatDate(row.revokedAt, locale) })}
          {row.revokeReason && <span style={{ display: "block", overflowWrap: "anywhere" }}>{row.revokeReason}</span>}
        </span>
      )}
    </>
  );
}

function Addresses({ row }: { row: ApiKeyRowFragment }) {
  const text = useText();
  return row.allowedAddresses.length === 0 ? text("apiKey.anywhere") : row.allowedAddresses.join(", ");
}

function KeyCard({ row }: { row: ApiKeyRowFragment }) {
  const text = useText();
  const [locale] = useLocale();
  return (
    <>
      <KeyName row={row} />
      <span className="meta">
        <LocalName named={row.organisation} />
      </span>
      <span className="meta">
        {text("apiKey.expiresOn", { date: formatDate(row.expiresAt, locale) })} ·{" "}
        {text("apiKey.requestsOf", { count: formatCount(row.requestCount) })}
      </span>
      <span className="chips">
        <KeyState row={row} />
        <RevokeButton row={row} />
        <HistoryLink row={row} />
      </span>
    </>
  );
}

/** API Key: which tools read which organisation's data, until when, and whether they still do. */
export const apiKeyList: ListDefinition<ApiKeyRowFragment> = {
  resource: "apiKeys",
  group: "frame.menu.accountsGroup",
  title: "apiKey.title",
  found: "apiKey.found",
  things: "apiKey.things",
  searchHint: "apiKey.searchHint",
  nameLabel: "apiKey.name",
  nameSortField: null,
  rowPath: () => null,
  renderName: (row) => <KeyName row={row} />,
  columns: [
    {
      key: "organisation",
      label: "apiKey.organisation",
      isDefault: true,
      wraps: true,
      render: (row) => <LocalName named={row.organisation} />,
    },
    { key: "expires", label: "apiKey.expires", isDefault: true, render: (row) => <Moment at={row.expiresAt} isDay /> },
    { key: "lastUsed", label: "apiKey.lastUsed", isDefault: true, render: (row) => <LastUsed row={row} /> },
    {
      key: "requests",
      label: "apiKey.requests",
      isDefault: true,
      render: (row) => <span style={{ fontVariantNumeric: "tabular-nums" }}>{formatCount(row.requestCount)}</span>,
    },
    {
      key: "addresses",
      label: "apiKey.addresses",
      isDefault: false,
      wraps: true,
      render: (row) => <Addresses row={row} />,
    },
    { key: "created", label: "apiKey.created", isDefault: false, render: (row) => <Created row={row} /> },
    { key: "state", label: "apiKey.state", isDefault: true, wraps: true, render: (row) => <KeyState row={row} /> },
    {
      key: "acts",
      label: "apiKey.acts",
      isDefault: true,
      render: (row) => (
        <>
          <RevokeButton row={row} />
          <HistoryLink row={row} />
        </>
      ),
    },
  ],
  filters: [stateFilter],
  renderCard: (row) => <KeyCard row={row} />,
  useViews: () => [],
};

/** What was done with this key: the list says all else of it, so it has no page of its own. */
function HistoryLink({ row }: { row: ApiKeyRowFragment }) {
  const text = useText();
  const filter = { entityType: "ApiKey", entityId: row.id };
  return (
    <Button
      component={Link}
      to={`/auditEntries?filter=${encodeURIComponent(JSON.stringify(filter))}`}
      aria-label={text("apiKey.historyOf", { name: row.name })}
    >
      {text("show.historyTab")}
    </Button>
  );
}

function Created({ row }: { row: ApiKeyRowFragment }) {
  return (
    <>
      <Moment at={row.createdAt} isDay />
      <span className="meta">{row.createdByName}</span>
    </>
  );
}
