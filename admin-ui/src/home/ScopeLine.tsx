import type { ReactNode } from "react";
import { Link } from "react-router";
import { styled } from "@mui/material/styles";
import type { SessionGrant } from "../auth/session";
import { formatLongDate } from "../format/date";
import { formatCount } from "../format/number";
import { useLocale, useText } from "../i18n/use-text";
import { listPath } from "../list/list-path";
import { LocalName } from "../organisations/organisation-fields";
import type { HomeKind } from "./home-kind";
import type { Home } from "./use-home";

/** Thai breaks inside words unless phrases are kept together. */
const Phrase = styled("span")({ whiteSpace: "nowrap" });
const PhraseLink = styled(Link)({ display: "inline-block", minHeight: 24 });

interface ScopeLineProps {
  grant: SessionGrant;
  home: Home;
  kind: HomeKind;
}

/** Today, and what this person looks after (or may look at): each count opens its list. */
export function ScopeLine({ grant, home: { organisation, organisations, points }, kind }: ScopeLineProps) {
  const text = useText();
  const [locale] = useLocale();
  const name = <LocalName named={{ nameTh: grant.organisationNameTh, nameEn: grant.organisationNameEn }} />;
  return (
    <>
      <Phrase>{formatLongDate(new Date(), locale)}</Phrase>
      {" · "}
      {organisations && points ? (
        <>
          {text(kind === "reading" ? "home.scope.reads" : "home.scope.looksAfter")}{" "}
          {organisations.totalCount === 1 ? (
            <PhraseLink to={`/organisations/${grant.organisationId}/show`}>{name}</PhraseLink>
          ) : (
            <CountLink resource="organisations" count={organisations.totalCount} />
          )}{" "}
          {text("home.scope.and")} <CountLink resource="servicePoints" count={points.totalCount} />{" "}
          {organisation?.level === "COUNTRY"
            ? text("home.scope.nationwide")
            : organisations.totalCount > 1 && <Within name={name} />}
        </>
      ) : (
        <Within name={name} />
      )}
    </>
  );
}

function CountLink({ resource, count }: { resource: "organisations" | "servicePoints"; count: number }) {
  const text = useText();
  return (
    <PhraseLink to={listPath(resource)}>
      {text(`home.scope.${resource}`, { count: formatCount(count), smart_count: count })}
    </PhraseLink>
  );
}

/** "ในสังกัด…": the name stays an element of its own, because a Thai name in an English sentence says that it is Thai. */
function Within({ name }: { name: ReactNode }) {
  const [before, after] = useText()("home.scope.within", { organisation: "|" }).split("|");
  return (
    <>
      {before}
      {name}
      {after}
    </>
  );
}
