import { ProvincesDocument } from "../address/place.graphql";
import { useApiQuery } from "../data/use-api-query";
import { useLocale, useText } from "../i18n/use-text";
import { localName } from "../i18n/localized";
import { OrganisationClassesDocument } from "../organisations/organisation-choices.graphql";
import {
  booleanFilter,
  oneOfListFilter,
  type ChoiceFilter,
  type FilterChoice,
  type FilterValues,
} from "./filter-definition";

/** Filters that the lists of organisations and of service points share: the API's filters have the same names in both. */

/** Reference data hardly changes: once a session is enough. */
const REFERENCE = { staleTime: Infinity } as const;

function useNamedChoices<T extends { code: string; nameTh: string; nameEn?: string | null }>(
  items: readonly T[] | undefined,
): FilterChoice[] | undefined {
  const [locale] = useLocale();
  return items?.map((item) => ({ value: item.code, label: localName(item, locale) }));
}

function useProvinceChoices(): FilterChoice[] | undefined {
  return useNamedChoices(useApiQuery(ProvincesDocument, {}, REFERENCE).data?.provinces);
}

function useClasses() {
  return useApiQuery(OrganisationClassesDocument, {}, REFERENCE).data;
}

function useTypeChoices() {
  return useNamedChoices(useClasses()?.organisationTypes);
}

/** Sub-types belong to a type, so there are none to choose from before a type is chosen. */
function useSubTypeChoices({ typeCode }: FilterValues) {
  const types = useClasses()?.organisationTypes;
  return useNamedChoices(types && (types.find((type) => type.code === typeCode)?.subTypes ?? []));
}

function useCategoryChoices() {
  return useNamedChoices(useClasses()?.organisationCategories);
}

function useStatusChoices(): FilterChoice[] {
  const text = useText();
  return [
    { value: "VISIBLE", label: text("status.VISIBLE") },
    { value: "HIDDEN", label: text("status.HIDDEN") },
  ];
}

function useHiddenAboveChoices(): FilterChoice[] {
  const text = useText();
  return [
    { value: "true", label: text("status.HIDDEN_ABOVE") },
    { value: "false", label: text("common.notHiddenAbove") },
  ];
}

function useLevelChoices(): FilterChoice[] {
  const text = useText();
  return (["MINISTRY", "DEPARTMENT", "AGENCY"] as const).map((level) => ({
    value: level,
    label: text(`common.levels.${level}`),
  }));
}

function useCompletenessChoices(): FilterChoice[] {
  const text = useText();
  return [
    { value: "true", label: text("common.incomplete") },
    { value: "false", label: text("common.complete") },
  ];
}

export const provinceFilter: ChoiceFilter = {
  kind: "choice",
  key: "provinceCode",
  label: "common.province",
  anyLabel: "common.allProvinces",
  useChoices: useProvinceChoices,
  isInBar: true,
  isSearchable: true,
};

export const typeFilter: ChoiceFilter = {
  kind: "choice",
  key: "typeCode",
  label: "common.type",
  anyLabel: "common.allTypes",
  useChoices: useTypeChoices,
  isInBar: true,
  clears: ["subTypeCode"],
};

export const subTypeFilter: ChoiceFilter = {
  kind: "choice",
  key: "subTypeCode",
  label: "common.subType",
  anyLabel: "common.allSubTypes",
  useChoices: useSubTypeChoices,
};

export const categoryFilter: ChoiceFilter = {
  kind: "choice",
  key: "categoryCode",
  label: "common.category",
  anyLabel: "common.allCategories",
  useChoices: useCategoryChoices,
};

export const levelFilter: ChoiceFilter = {
  kind: "choice",
  key: "levels",
  label: "common.level",
  anyLabel: "common.allLevels",
  useChoices: useLevelChoices,
  ...oneOfListFilter,
};

export const statusFilter: ChoiceFilter = {
  kind: "choice",
  key: "status",
  label: "common.status",
  anyLabel: "common.allStatuses",
  useChoices: useStatusChoices,
};

/** Hidden itself is the status; this is what an organisation above hides. */
export const hiddenAboveFilter: ChoiceFilter = {
  kind: "choice",
  key: "isHiddenAbove",
  label: "common.hiddenAbove",
  anyLabel: "common.anyHiddenAbove",
  useChoices: useHiddenAboveChoices,
  ...booleanFilter,
};

function useOpenNowChoices(): FilterChoice[] {
  const text = useText();
  return [
    { value: "true", label: text("common.openNow") },
    { value: "false", label: text("common.shutNow") },
  ];
}

export const openNowFilter: ChoiceFilter = {
  kind: "choice",
  key: "isOpenNow",
  label: "common.openState",
  anyLabel: "common.anyOpenState",
  useChoices: useOpenNowChoices,
  ...booleanFilter,
};

export const completenessFilter: ChoiceFilter = {
  kind: "choice",
  key: "isIncomplete",
  label: "common.completeness",
  anyLabel: "common.anyCompleteness",
  useChoices: useCompletenessChoices,
  ...booleanFilter,
};
