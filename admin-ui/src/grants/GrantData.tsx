import type { ReactNode } from "react";
import type { GrantRecordFragment } from "../data/generated/graphql";
import { formatDateTime } from "../format/date";
import { useLocale, useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { permittedOf } from "../permission/reason-text";
import { useReasonText } from "../permission/use-reason-text";
import type { ShowSection } from "../show/show-definition";
import { SummarySection } from "../show/SummaryList";
import { OrganisationName } from "./grant-fields";
import { RoleName } from "./RoleName";

/** What a grant is, who gave it, when it was reviewed and how it ended. */
export function GrantData({ grant }: { grant: GrantRecordFragment }) {
  const text = useText();
  const manage = permittedOf(grant.allowedActions, "MANAGE_GRANTS");
  const why = useReasonText(manage);
  const editPath = manage?.allowed ? `/grants/${grant.id}` : undefined;
  return (
    <>
      {!manage?.allowed && <Banner tone="info">{text("show.readOnly", { why })}</Banner>}
      {useSections(grant).map((section) => (
        <SummarySection key={section.title} section={section} editPath={editPath} />
      ))}
    </>
  );
}

function useSections(grant: GrantRecordFragment): ShowSection[] {
  const text = useText();
  const [locale] = useLocale();
  const on = (at: string | null | undefined, none: ReactNode, name?: string | null): ReactNode => {
    if (!at) return none;
    const date = formatDateTime(at, locale);
    return name ? text("grant.byName", { date, name }) : date;
  };
  const ended: ShowSection = {
    title: "grant.sections.end",
    rows: [
      { label: "grant.endedAt", value: on(grant.endedAt, null, grant.endedByName) },
      { label: "grant.endReason", value: grant.endReason },
    ],
  };
  const held: ShowSection = {
    title: "grant.sections.grant",
    rows: [
      { field: "role", label: "grant.role", value: <RoleName role={grant.role} /> },
      {
        field: "organisationId",
        label: "grant.organisation",
        value: <OrganisationName organisation={grant.organisation} />,
      },
      { label: "grant.granted", value: on(grant.grantedAt, null) },
      ...(grant.grantedByName ? [{ label: "grant.grantedBy", value: grant.grantedByName } as const] : []),
    ],
  };
  const review: ShowSection = {
    title: "grant.sections.review",
    rows: [
      { label: "grant.lastSignIn", value: on(grant.lastSignInAt, text("grant.never")) },
      {
        label: "grant.confirmed",
        value: on(grant.confirmedAt, text("grant.neverConfirmed"), grant.confirmedByName),
      },
    ],
  };
  return grant.endedAt ? [ended, held, review] : [held, review];
}
