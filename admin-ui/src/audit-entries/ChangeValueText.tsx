import { Fragment, type ReactNode } from "react";
import { FieldValue } from "../form/FieldValue";
import type { Role } from "../auth/session";
import { formatDateTime } from "../format/date";
import { formatCount } from "../format/number";
import { localName } from "../i18n/localized";
import type { MessageKey } from "../i18n/messages";
import { useLocale, useText } from "../i18n/use-text";
import { useOrganisationChain } from "../organisations/use-organisation-chain";
import { statusTh } from "../status/status.th";
import { actionText, entityTypeText } from "./action-text";
import { auditEntryTh } from "./audit-entry.th";
import { readChangeValue, type ChangeValue } from "./change-value";
import { fieldText } from "./field-text";

const STATUS_WORDS = ["VISIBLE", "HIDDEN"] as const;
const words: ReadonlySet<string> = new Set([...STATUS_WORDS, ...Object.keys(auditEntryTh.values)]);

interface ChangeValueTextProps {
  entityType: string;
  field: string;
  value: string | null | undefined;
}

/** A value of the trail for reading: enumerations, roles, dates and organisations in words, "ว่าง" for nothing. */
export function ChangeValueText({ entityType, field, value }: ChangeValueTextProps): ReactNode {
  const text = useText();
  // What a download of the trail was filtered by.
  if (value && field === "action") return actionText(value, text);
  if (value && field === "entityType") return entityTypeText(value, text);
  return <Told entityType={entityType} field={field} value={readChangeValue(field, value, words)} />;
}

function Told({ entityType, field, value }: { entityType: string; field: string; value: ChangeValue }): ReactNode {
  const text = useText();
  const [locale] = useLocale();
  switch (value.kind) {
    case "nothing":
      return <FieldValue field={field} value="" />;
    case "text":
      return <FieldValue field={field} value={value.text} />;
    case "word":
      return text(
        (value.key in statusTh && isStatus(value.key)
          ? `status.${value.key}`
          : `auditEntry.values.${value.key}`) as MessageKey,
      );
    case "roles":
      return value.roles.map((role) => text(`role.${role as Role}`)).join(", ");
    case "moment":
      return formatDateTime(value.at, locale);
    case "number":
      return formatCount(value.value);
    case "many":
      return text("auditEntry.many", { count: formatCount(value.count) });
    case "organisation":
      return <OrganisationOfId id={value.id} />;
    case "organisations":
      return value.ids.map((id, index) => (
        <Fragment key={id}>
          {index > 0 && ", "}
          <OrganisationOfId id={id} />
        </Fragment>
      ));
    case "object":
      return value.parts.map(([name, part], index) => (
        <Fragment key={name}>
          {index > 0 && ", "}
          {fieldText(entityType, name, text)} <Told entityType={entityType} field={name} value={part} />
        </Fragment>
      ));
  }
}

function isStatus(key: string): boolean {
  return STATUS_WORDS.some((word) => word === key);
}

/** An organisation of which only the id is known; one elsewhere in the tree stays its id. */
function OrganisationOfId({ id }: { id: string }) {
  const [locale] = useLocale();
  const organisation = useOrganisationChain(id)?.at(-1);
  return organisation ? localName(organisation, locale) : id;
}
