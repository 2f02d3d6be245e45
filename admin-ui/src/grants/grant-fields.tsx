import { Link } from "react-router";
import { styled } from "@mui/material/styles";
import type { GrantRowFragment } from "../data/generated/graphql";
import { formatDate, formatDateTime } from "../format/date";
import { localName, type Named } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { LocalName } from "../organisations/organisation-fields";
import { useOrganisationChain } from "../organisations/use-organisation-chain";
import { StatusChip } from "../status/StatusChip";
import { isReviewDue } from "./review-due";

export const NameLink = styled(Link)({
  fontWeight: 600,
  textDecoration: "none",
  "&:hover": { textDecoration: "underline" },
});

/** A day with its time in the tooltip. */
export function Day({ at }: { at: string }) {
  const [locale] = useLocale();
  return (
    <time dateTime={at} title={formatDateTime(at, locale)}>
      {formatDate(at, locale)}
    </time>
  );
}

/** The organisation of a grant, as a link. */
export function OrganisationName({ organisation }: { organisation: Named & { id: string; level: string } }) {
  // The country has no page of its own.
  if (organisation.level === "COUNTRY") return <LocalName named={organisation} />;
  return (
    <Link to={`/organisations/${organisation.id}/show`}>
      <LocalName named={organisation} />
    </Link>
  );
}

/** An organisation of which only the id is known; one elsewhere in the tree stays its id. */
export function OrganisationOfId({ id }: { id: string }) {
  const [locale] = useLocale();
  const organisation = useOrganisationChain(id)?.at(-1);
  return organisation ? localName(organisation, locale) : id;
}

export function LastSignIn({ grant }: { grant: Pick<GrantRowFragment, "lastSignInAt"> }) {
  const text = useText();
  return grant.lastSignInAt ? <Day at={grant.lastSignInAt} /> : text("grant.never");
}

/** When somebody last said that the person still works there; until then the day of the grant counts. */
export function Confirmed({ grant }: { grant: GrantRowFragment }) {
  const text = useText();
  const [locale] = useLocale();
  if (!grant.confirmedAt) {
    return (
      <>
        {text("grant.neverConfirmed")}
        <span className="meta">{text("grant.grantedOn", { date: formatDate(grant.grantedAt, locale) })}</span>
      </>
    );
  }
  return (
    <>
      <Day at={grant.confirmedAt} />
      {grant.confirmedByName && <span className="meta">{grant.confirmedByName}</span>}
    </>
  );
}

/** Live, removed, or in need of its yearly review. */
export function GrantStatus({ grant }: { grant: GrantRowFragment }) {
  if (grant.endedAt) return <StatusChip state="ENDED" />;
  return <StatusChip state={isReviewDue(grant, new Date()) ? "REVIEW_DUE" : "LIVE"} />;
}
