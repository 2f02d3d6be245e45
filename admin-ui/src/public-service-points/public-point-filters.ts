import { useText } from "../i18n/use-text";
import { booleanFilter, type ChoiceFilter, type FilterChoice, type FilterDefinition } from "../list/filter-definition";
import { categoryFilter, provinceFilter, subTypeFilter, typeFilter } from "../list/shared-filters";
import { listedWithinFilter } from "./ListedWithinFilter";

function usePinChoices(): FilterChoice[] {
  const text = useText();
  return [
    { value: "true", label: text("publicPoint.pinned") },
    { value: "false", label: text("publicPoint.notPinned") },
  ];
}

const pinFilter: ChoiceFilter = {
  kind: "choice",
  key: "isPinned",
  label: "servicePoint.pin",
  anyLabel: "servicePoint.anyPin",
  useChoices: usePinChoices,
  ...booleanFilter,
};

/** The filters of the search in all service points that are shown. */
export const publicPointFilters: FilterDefinition[] = [
  provinceFilter,
  typeFilter,
  listedWithinFilter,
  subTypeFilter,
  categoryFilter,
  pinFilter,
];
