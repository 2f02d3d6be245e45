import { useState } from "react";
import { useDebouncedValue } from "../list/use-debounced-value";
import { SearchableChoice } from "../list/SearchableChoice";
import { withoutFilter, type CustomFilter, type FilterControlProps } from "../list/filter-definition";
import { placeText } from "../address/PlaceName";
import { useApiQuery } from "../data/use-api-query";
import type { OrganisationFilter } from "../data/generated/graphql";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { OrganisationChoicesDocument } from "./organisation-choices.graphql";
import { useOrganisationChain, type OrganisationLink } from "./use-organisation-chain";

type Level = "MINISTRY" | "DEPARTMENT" | "AGENCY";

/** Ministries and departments are few and come whole; agencies are searched at the server, a page at a time. */
const CHOICE_LIMIT = 100;

const labels = {
  MINISTRY: { label: "common.ministry", any: "common.allMinistries" },
  DEPARTMENT: { label: "common.department", any: "common.allDepartments" },
  AGENCY: { label: "common.agency", any: "common.allAgencies" },
} as const;

/**
 * Ministry → department → agency. The API knows one limit, `within`; the three fields show the chain above it. A level
 * that the person's scope does not reach (a department's officer has no ministries to choose) is left out.
 */
function WithinControl({ filterKey, values, onChange }: FilterControlProps & { filterKey: string }) {
  const value = values[filterKey];
  const within = typeof value === "string" ? value : undefined;
  const chain = useOrganisationChain(within) ?? [];
  const at = (level: Level) => chain.findLast((link) => link.level === level);
  const choose = (id: string, above: OrganisationLink | undefined) => {
    const next = id || above?.id;
    onChange(next ? { ...values, [filterKey]: next } : withoutFilter(values, filterKey));
  };
  const ministry = at("MINISTRY");
  const department = at("DEPARTMENT");
  return (
    <>
      <LevelChoice level="MINISTRY" chosen={ministry} above={undefined} onChoose={choose} />
      <LevelChoice level="DEPARTMENT" chosen={department} above={ministry} onChoose={choose} />
      <LevelChoice level="AGENCY" chosen={at("AGENCY")} above={department ?? ministry} onChoose={choose} />
    </>
  );
}

interface LevelChoiceProps {
  level: Level;
  chosen: OrganisationLink | undefined;
  above: OrganisationLink | undefined;
  onChoose: (id: string, above: OrganisationLink | undefined) => void;
}

function LevelChoice({ level, chosen, above, onChoose }: LevelChoiceProps) {
  const text = useText();
  const [typed, setTyped] = useState("");
  const choices = useLevelChoices(level, chosen, above, useDebouncedValue(typed));
  if (choices?.length === 0 && typed === "") return null;
  return (
    <SearchableChoice
      label={text(labels[level].label)}
      isLabelVisible
      placeholder={text(labels[level].any)}
      choices={choices}
      value={chosen?.id ?? ""}
      onChange={(id) => onChoose(id, above)}
      onType={setTyped}
    />
  );
}

function useLevelChoices(
  level: Level,
  chosen: OrganisationLink | undefined,
  above: OrganisationLink | undefined,
  typed: string,
) {
  const [locale] = useLocale();
  const filter: OrganisationFilter = { levels: [level] };
  if (above) filter.within = above.id;
  if (typed) filter.text = typed;
  const { data } = useApiQuery(
    OrganisationChoicesDocument,
    { filter, first: CHOICE_LIMIT },
    { staleTime: 60_000, placeholderData: (previous) => previous },
  );
  const nodes = data?.organisations.nodes;
  const found = nodes?.map((node) => {
    const place = level === "AGENCY" ? placeText(node, locale).join(" ") : "";
    return { value: node.id, label: [localName(node, locale), place].filter(Boolean).join(" · ") };
  });
  // What is chosen stays among the choices, also when it is not on the first page.
  if (found && chosen && !found.some(({ value }) => value === chosen.id)) {
    found.unshift({ value: chosen.id, label: localName(chosen, locale) });
  }
  return found;
}

function useWithinLabel(value: unknown): string | undefined {
  const [locale] = useLocale();
  const link = useOrganisationChain(String(value))?.at(-1);
  return link && localName(link, locale);
}

/** The filter "in this organisation and below", under the name that the list's API has for it. */
export function withinFilterAs(filterKey: string): CustomFilter {
  return {
    kind: "custom",
    key: filterKey,
    label: "common.within",
    Control: (props) => <WithinControl filterKey={filterKey} {...props} />,
    useValueLabel: useWithinLabel,
  };
}

export const withinFilter = withinFilterAs("within");
