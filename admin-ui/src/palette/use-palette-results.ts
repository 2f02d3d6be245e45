import { useActiveGrant } from "../auth/session";
import { placeText } from "../address/PlaceName";
import type { SearchRecordsQuery } from "../data/generated/graphql";
import { useApiQuery } from "../data/use-api-query";
import { localName } from "../i18n/localized";
import { matchesWords } from "../i18n/matches-words";
import { useLocale, useText } from "../i18n/use-text";
import type { MessageKey } from "../i18n/messages";
import { menuOf } from "../layout/menu-items";
import { useDebouncedValue } from "../list/use-debounced-value";
import { SearchRecordsDocument } from "./search.graphql";

/** A single letter finds everything and nothing. */
const LEAST_LETTERS = 2;

export interface PaletteResult {
  path: string;
  label: string;
  /** The place: many schools share a name. */
  detail?: string;
}

export interface PaletteGroup {
  label: MessageKey;
  results: PaletteResult[];
}

interface PaletteResults {
  groups: PaletteGroup[];
  isSearching: boolean;
  hasFailed: boolean;
}

type FoundRecord = SearchRecordsQuery["organisations"]["nodes"][number];

/** Menu items at once, and records from the server a moment after the last key. */
export function usePaletteResults(typed: string): PaletteResults {
  const text = useText();
  const [locale] = useLocale();
  const role = useActiveGrant()?.role;
  const wanted = typed.trim();
  const rested = useDebouncedValue(wanted);
  const isLongEnough = rested.length >= LEAST_LETTERS && wanted.length >= LEAST_LETTERS;
  const { data, isFetching, isError } = useApiQuery(SearchRecordsDocument, { text: rested }, { enabled: isLongEnough });
  const menu = menuOf(role)
    .flatMap((group) => group.items)
    .map((item) => ({ path: item.path, label: text(item.label) }))
    .filter(({ label }) => matchesWords(label, wanted));
  const toResult = (resource: string) => (record: FoundRecord) => ({
    path: `/${resource}/${record.id}/show`,
    label: localName(record, locale),
    detail: placeText(record, locale).join(" "),
  });
  const found = isLongEnough ? data : undefined;
  const groups: PaletteGroup[] = [
    { label: "palette.menu", results: menu },
    { label: "palette.organisations", results: found?.organisations.nodes.map(toResult("organisations")) ?? [] },
    { label: "palette.servicePoints", results: found?.servicePoints.nodes.map(toResult("servicePoints")) ?? [] },
  ];
  return {
    groups: groups.filter(({ results }) => results.length > 0),
    isSearching: isFetching || wanted !== rested,
    hasFailed: isLongEnough && isError,
  };
}
