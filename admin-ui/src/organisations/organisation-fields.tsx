import { Fragment } from "react";
import { Link } from "react-router";
import type { OrganisationLevel } from "../data/generated/graphql";
import { localName, localNameLang, type Named } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import type { OrganisationLink } from "./use-organisation-chain";

/** A name in the reader's language; a Thai fallback says that it is Thai. */
export function LocalName({ named }: { named: Named }) {
  const [locale] = useLocale();
  return <span lang={localNameLang(named, locale)}>{localName(named, locale)}</span>;
}

export function LevelText({ level }: { level: OrganisationLevel }) {
  return useText()(`common.levels.${level}`);
}

/** What an organisation belongs to, for a table: the parent, and under it those above from the ministry down. */
export function AncestorsCell({ ancestors }: { ancestors: OrganisationLink[] }) {
  const text = useText();
  const [locale] = useLocale();
  const names = ancestors.filter(({ level }) => level !== "COUNTRY").map((ancestor) => localName(ancestor, locale));
  const parent = names.pop();
  if (!parent) return text("organisation.noParent");
  const above = names.join(" › ");
  return (
    <>
      <span className="two-lines" title={parent}>
        {parent}
      </span>
      {above && (
        <span className="meta cut" title={above}>
          {above}
        </span>
      )}
    </>
  );
}

/** The same as links; an ancestor outside the person's scope opens the not-found page, so it stays text. */
export function AncestorLinks({
  ancestors,
  firstInScope,
}: {
  ancestors: OrganisationLink[];
  firstInScope: string | undefined;
}) {
  const text = useText();
  const shown = ancestors.filter((ancestor) => ancestor.level !== "COUNTRY");
  const scopeStart = firstInScope === undefined ? -1 : ancestors.findIndex(({ id }) => id === firstInScope);
  if (shown.length === 0) return text("organisation.noParent");
  return shown.map((ancestor, index) => (
    <Fragment key={ancestor.id}>
      {index > 0 && " › "}
      {scopeStart >= 0 && ancestors.indexOf(ancestor) >= scopeStart ? (
        <Link to={`/organisations/${ancestor.id}/show`}>
          <LocalName named={ancestor} />
        </Link>
      ) : (
        <LocalName named={ancestor} />
      )}
    </Fragment>
  ));
}
