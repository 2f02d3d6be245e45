import { useText } from "../i18n/use-text";
import { booleanFilter, type ChoiceFilter, type FilterChoice, type FilterDefinition } from "../list/filter-definition";
import {
  categoryFilter,
  completenessFilter,
  levelFilter,
  provinceFilter,
  statusFilter,
  subTypeFilter,
  typeFilter,
} from "../list/shared-filters";
import { withinFilter } from "../organisations/WithinFilter";

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

/** The filters of the list of service points, which are the map's, too. */
export const servicePointFilters: FilterDefinition[] = [
  pinFilter,
  coordinatesFilter,
  photoFilter,
  withinFilter,
  provinceFilter,
  typeFilter,
  subTypeFilter,
  categoryFilter,
  levelFilter,
  statusFilter,
  completenessFilter,
];
