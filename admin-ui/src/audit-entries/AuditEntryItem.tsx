import { Link } from "react-router";
import { styled } from "@mui/material/styles";
import { rolesAndActions } from "../../../schema/roles-and-actions";
import { useActiveGrant } from "../auth/session";
import type { AuditEntryRowFragment } from "../data/generated/graphql";
import { formatDateTime } from "../format/date";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { color, tone } from "../layout/tokens";
import { StatusChip } from "../status/StatusChip";
import { actionText, entityTypeText, refusalText } from "./action-text";
import { ChangeList } from "./ChangeList";
import { actionOfPath, entityPath } from "./entity-path";

const Item = styled("div")(({ theme }) => ({
  display: "grid",
  gridTemplateColumns: "200px minmax(0, 1fr)",
  gap: "2px 24px",
  "& .who": { fontWeight: 600 },
  "& .when": { color: color.inkSecondary, fontSize: 15 },
  "& .what": { display: "flex", flexWrap: "wrap", gap: "2px 8px", alignItems: "baseline" },
  "& .act": { fontWeight: 600 },
  "& .refusal": { color: tone.warn.text, fontWeight: 600 },
  [theme.breakpoints.down("md")]: { gridTemplateColumns: "minmax(0, 1fr)" },
}));

interface AuditEntryItemProps {
  entry: AuditEntryRowFragment;
  /** Of the record, where it is known. */
  name: string | undefined;
}

/** One act: who, as what, from where, when; what was done to which record, and what it changed. */
export function AuditEntryItem({ entry, name }: AuditEntryItemProps) {
  const text = useText();
  const [locale] = useLocale();
  const isSystem = entry.personName === null || entry.personName === undefined;
  return (
    <Item>
      <div>
        <div className="who">
          {isSystem ? text(entry.refusal ? "auditEntry.nobody" : "auditEntry.system") : entry.personName}
        </div>
        {entry.role && <div className="meta">{text(`role.${entry.role}`)}</div>}
        <time className="when" dateTime={entry.at}>
          {formatDateTime(entry.at, locale)}
        </time>
      </div>
      <div>
        <div className="what">
          {entry.refusal && <StatusChip state="REFUSED" />}
          <span className="act">{actionText(entry.action, text)}</span>
          <EntityName entry={entry} name={name} />
        </div>
        {entry.refusal && (
          <div className="refusal">
            {text("auditEntry.refusedBecause", { reason: refusalText(entry.refusal, text) })}
          </div>
        )}
        {entry.refusal && entry.changes.length > 0 && <div className="meta">{text("auditEntry.asked")}</div>}
        <ChangeList entityType={entry.entityType} changes={entry.changes} />
        {entry.reason && <div>{text("show.history.reason", { reason: entry.reason })}</div>}
        <div className="meta">
          {entry.address && <>{text("auditEntry.address", { address: entry.address })} · </>}
          {text("auditEntry.request", { id: entry.requestId })}
        </div>
      </div>
    </Item>
  );
}

/** What kind of record, and its name as a link to its page where the reader may open it. */
function EntityName({ entry, name }: AuditEntryItemProps) {
  const text = useText();
  const [locale] = useLocale();
  const path = usePathFor(entry);
  const organisation = entry.organisation ? localName(entry.organisation, locale) : undefined;
  const own = name ?? (entry.entityType === "Organisation" ? organisation : undefined);
  const kind = entityTypeText(entry.entityType, text);
  return (
    <>
      <span>{kind}</span>
      {path ? <Link to={path}>{own ?? organisation ?? text("auditEntry.open")}</Link> : <span>{own}</span>}
      {organisation && own !== organisation && (own !== undefined || !path) && (
        <span className="meta">{organisation}</span>
      )}
    </>
  );
}

function usePathFor(entry: AuditEntryRowFragment): string | null {
  const role = useActiveGrant()?.role;
  const action = actionOfPath(entry.entityType);
  // The country has no page of its own.
  if (entry.entityType === "Organisation" && entry.organisation?.level === "COUNTRY") return null;
  if (action && (role === undefined || rolesAndActions[action][role] === "no")) return null;
  return entityPath(entry);
}
