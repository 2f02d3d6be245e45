import { useState } from "react";
import { useApiQuery } from "../data/use-api-query";
import { localName, type Named } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import {
  withoutFilter,
  type CustomFilter,
  type FilterChoice,
  type FilterControlProps,
} from "../list/filter-definition";
import { SearchableChoice } from "../list/SearchableChoice";
import { useDebouncedValue } from "../list/use-debounced-value";
import { ListedOrganisationNameDocument, ListedOrganisationsDocument } from "./public-service-point.graphql";

/** As the API asks. */
const FEWEST_LETTERS = 3;

/** The name of an organisation of the public register, which may lie outside the person's scope; undefined while unknown. */
function useListedName(id: string | undefined): Named | undefined {
  const { data } = useApiQuery(ListedOrganisationNameDocument, { within: id ?? "" }, { enabled: id !== undefined });
  const [point] = data?.publicServicePoints.nodes ?? [];
  return (
    [...(point?.ancestors ?? []), point?.organisation].find((organisation) => organisation?.id === id) ?? undefined
  );
}

function useListedChoices(typed: string, chosenId: string | undefined): FilterChoice[] {
  const text = useText();
  const [locale] = useLocale();
  const words = useDebouncedValue(typed.trim());
  const chosen = useListedName(chosenId);
  const { data } = useApiQuery(
    ListedOrganisationsDocument,
    { text: words },
    { enabled: words.length >= FEWEST_LETTERS, placeholderData: (previous) => previous },
  );
  const found = (words.length >= FEWEST_LETTERS ? (data?.listedAgencies ?? []) : []).map((organisation) => ({
    value: organisation.id,
    label: [localName(organisation, locale), organisation.ancestorNamesTh.at(-1), organisation.provinceNameTh]
      .filter(Boolean)
      .join(" · "),
  }));
  if (chosenId === undefined || found.some(({ value }) => value === chosenId)) return found;
  const label = chosen ? localName(chosen, locale) : text("publicPoint.withinChosen");
  return [{ value: chosenId, label }, ...found];
}

function ListedWithinControl({ values, onChange }: FilterControlProps) {
  const text = useText();
  const [typed, setTyped] = useState("");
  const within = typeof values.within === "string" ? values.within : undefined;
  return (
    <SearchableChoice
      label={text("publicPoint.within")}
      isLabelVisible
      placeholder={text("publicPoint.withinHint")}
      choices={useListedChoices(typed, within)}
      value={within ?? ""}
      onChange={(id) => onChange(id ? { ...values, within: id } : withoutFilter(values, "within"))}
      onType={setTyped}
    />
  );
}

/** "In this organisation and below" of all organisations that are shown, not only of the person's own. */
export const listedWithinFilter: CustomFilter = {
  kind: "custom",
  key: "within",
  label: "publicPoint.within",
  Control: ListedWithinControl,
  useValueLabel: (value) => {
    const text = useText();
    const [locale] = useLocale();
    const name = useListedName(String(value));
    return name ? localName(name, locale) : text("publicPoint.withinChosen");
  },
};
