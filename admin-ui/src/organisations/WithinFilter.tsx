import { useState } from "react";
import { SearchableChoice } from "../list/SearchableChoice";
import { withoutFilter, type CustomFilter, type FilterControlProps } from "../list/filter-definition";
import { localName } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { useOrganisationChoices } from "./use-organisation-choices";
import { useOrganisationChain, type OrganisationLink } from "./use-organisation-chain";

type Level = "MINISTRY" | "DEPARTMENT" | "AGENCY";

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
  const choices = useOrganisationChoices(typed, chosen, { levels: [level], ...(above && { within: above.id }) });
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
