import { formatDate } from "../format/date";
import { startOfDay } from "../format/parse-date";
import { useLocale, useText } from "../i18n/use-text";
import { DayInput } from "../list/DayInput";
import {
  booleanFilter,
  type ChoiceFilter,
  type CustomFilter,
  type FilterChoice,
  type FilterDefinition,
  withoutFilter,
} from "../list/filter-definition";
import {
  categoryFilter,
  completenessFilter,
  levelFilter,
  provinceFilter,
  statusFilter,
  hiddenAboveFilter,
  openNowFilter,
  subTypeFilter,
  typeFilter,
} from "../list/shared-filters";
import { doubtfulFilter, doubtFilter } from "../pin-review/doubt-filters";
import { withinFilter, withinFilterAs } from "../organisations/WithinFilter";

function usePinChoices(): FilterChoice[] {
  const text = useText();
  return [
    { value: "true", label: text("status.PINNED") },
    { value: "false", label: text("status.NOT_PINNED") },
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

function useSourceChoices(): FilterChoice[] {
  const text = useText();
  return (["IMPORTED", "ADDRESS", "OFFICER"] as const).map((value) => ({
    value,
    label: text(`servicePoint.pinSources.${value}`),
  }));
}

const sourceFilter: ChoiceFilter = {
  kind: "choice",
  key: "pinSource",
  label: "servicePoint.pinSource",
  anyLabel: "servicePoint.anyPinSource",
  useChoices: useSourceChoices,
};

function useCoordinatesChoices(): FilterChoice[] {
  const text = useText();
  return [
    { value: "true", label: text("servicePoint.withCoordinates") },
    { value: "false", label: text("servicePoint.withoutCoordinates") },
  ];
}

const coordinatesFilter: ChoiceFilter = {
  kind: "choice",
  key: "hasCoordinates",
  label: "servicePoint.coordinatesLabel",
  anyLabel: "servicePoint.anyCoordinates",
  useChoices: useCoordinatesChoices,
  ...booleanFilter,
};

function usePhotoChoices(): FilterChoice[] {
  const text = useText();
  return [
    { value: "true", label: text("servicePoint.withPhoto") },
    { value: "false", label: text("servicePoint.withoutPhoto") },
  ];
}

const photoFilter: ChoiceFilter = {
  kind: "choice",
  key: "hasPhoto",
  label: "servicePoint.photo",
  anyLabel: "servicePoint.anyPhoto",
  useChoices: usePhotoChoices,
  ...booleanFilter,
};

function useProvinceGivenChoices(): FilterChoice[] {
  const text = useText();
  return [
    { value: "true", label: text("servicePoint.withProvince") },
    { value: "false", label: text("servicePoint.withoutProvince") },
  ];
}

const provinceGivenFilter: ChoiceFilter = {
  kind: "choice",
  key: "hasProvince",
  label: "servicePoint.provinceGiven",
  anyLabel: "servicePoint.anyProvinceGiven",
  useChoices: useProvinceGivenChoices,
  ...booleanFilter,
};

/** Comes with a link from the report of an organisation, and can only be taken away. */
const ofOrganisationFilter: CustomFilter = {
  ...withinFilterAs("ofOrganisation"),
  label: "servicePoint.ofOrganisation",
  Control: () => null,
};

/** Chosen on the map; in a list it can only be taken away. */
function placeFilter(key: "area" | "bounds"): CustomFilter {
  return {
    kind: "custom",
    key,
    label: `pointMap.${key}`,
    Control: () => null,
    useValueLabel: () => useText()(`pointMap.${key}Value`),
  };
}

const isDay = /^\d{4}-\d{2}-\d{2}$/;

const pinnedSinceFilter: CustomFilter = {
  kind: "custom",
  key: "pinnedSince",
  label: "servicePoint.pinnedSince",
  Control: ({ values, onChange }) => {
    const text = useText();
    return (
      <DayInput
        label={text("servicePoint.pinnedSince")}
        value={typeof values.pinnedSince === "string" ? values.pinnedSince : ""}
        onChange={(day) => onChange(day ? { ...values, pinnedSince: day } : withoutFilter(values, "pinnedSince"))}
      />
    );
  },
  useValueLabel: (value) => {
    const [locale] = useLocale();
    return isDay.test(String(value)) ? formatDate(startOfDay(String(value)), locale) : undefined;
  },
};

/** The filters of the list of service points, which are the map's, too. */
export const servicePointFilters: FilterDefinition[] = [
  pinFilter,
  sourceFilter,
  doubtfulFilter,
  doubtFilter,
  coordinatesFilter,
  photoFilter,
  withinFilter,
  ofOrganisationFilter,
  pinnedSinceFilter,
  placeFilter("area"),
  placeFilter("bounds"),
  provinceFilter,
  provinceGivenFilter,
  typeFilter,
  subTypeFilter,
  categoryFilter,
  levelFilter,
  statusFilter,
  hiddenAboveFilter,
  openNowFilter,
  completenessFilter,
];
