import { placeText } from "../address/PlaceName";
import type { OrganisationFilter } from "../data/generated/graphql";
import { useApiQuery } from "../data/use-api-query";
import { localName, type Named } from "../i18n/localized";
import { useLocale } from "../i18n/use-text";
import type { FilterChoice } from "../list/filter-definition";
import { useDebouncedValue } from "../list/use-debounced-value";
import { OrganisationChoicesDocument } from "./organisation-choices.graphql";

/** Ministries and departments are few and come whole; of all others a page that the words typed find. */
const CHOICE_LIMIT = 100;

/**
 * The organisations of the asker's scope whose names have the typed words, by name, an agency with its district and province.
 * `chosen` stays among them, also when the words do not find it. undefined while the first answer is awaited.
 */
export function useOrganisationChoices(
  typed: string,
  chosen: (Named & { id: string }) | undefined,
  filter: OrganisationFilter = {},
): FilterChoice[] | undefined {
  const [locale] = useLocale();
  const words = useDebouncedValue(typed.trim());
  const { data } = useApiQuery(
    OrganisationChoicesDocument,
    { filter: words ? { ...filter, text: words } : filter, first: CHOICE_LIMIT },
    { staleTime: 60_000, placeholderData: (previous) => previous },
  );
  const found = data?.organisations.nodes.map((node) => {
    const place = node.level === "AGENCY" ? placeText(node, locale).join(" ") : "";
    return { value: node.id, label: [localName(node, locale), place].filter(Boolean).join(" · ") };
  });
  if (found && chosen && !found.some(({ value }) => value === chosen.id)) {
    found.unshift({ value: chosen.id, label: localName(chosen, locale) });
  }
  return found;
}
