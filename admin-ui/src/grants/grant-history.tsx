import { keepPreviousData } from "@tanstack/react-query";
import { useApiQuery } from "../data/use-api-query";
import { FieldValue } from "../form/FieldValue";
import { roleTh } from "../auth/role.th";
import type { Role } from "../auth/session";
import { formatDateTime } from "../format/date";
import { useLocale } from "../i18n/use-text";
import type { HistoryDefinition } from "../show/show-definition";
import { OrganisationOfId } from "./grant-fields";
import { GrantHistoryDocument } from "./grant.graphql";
import { RoleName } from "./RoleName";

/** A value of a grant for reading: roles and organisations by name, moments as dates. */
export function GrantValue({ field, value }: { field: string; value: unknown }) {
  const [locale] = useLocale();
  if (typeof value === "string" && value !== "") {
    if (field === "role" && value in roleTh) return <RoleName role={value as Role} />;
    if (field === "organisationId") return <OrganisationOfId id={value} />;
    if (field.endsWith("At")) return formatDateTime(value, locale);
  }
  return <FieldValue field={field} value={value} />;
}

export const grantHistory: HistoryDefinition = {
  resource: "grants",
  useHistory: (id, first) => {
    const { data, error, refetch } = useApiQuery(
      GrantHistoryDocument,
      { id, first },
      { placeholderData: keepPreviousData },
    );
    return { entries: data?.grant?.history ?? undefined, error, refetch: () => void refetch() };
  },
  Value: GrantValue,
};
