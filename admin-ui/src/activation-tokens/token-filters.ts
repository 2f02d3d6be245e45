import { useText } from "../i18n/use-text";
import type { ChoiceFilter, FilterDefinition } from "../list/filter-definition";
import { levelFilter, provinceFilter } from "../list/shared-filters";
import { withinFilterAs } from "../organisations/WithinFilter";
import { useGivenRoles } from "./given-roles";

const roleFilter: ChoiceFilter = {
  kind: "choice",
  key: "role",
  label: "activationToken.role",
  anyLabel: "activationToken.allRoles",
  isInBar: true,
  useChoices: () => {
    const text = useText();
    return useGivenRoles().map((role) => ({ value: role, label: text(`role.${role}`) }));
  },
};

const statusFilter: ChoiceFilter = {
  kind: "choice",
  key: "status",
  label: "activationToken.status",
  anyLabel: "activationToken.allStatuses",
  isInBar: true,
  useChoices: () => {
    const text = useText();
    return (["READY", "NONE", "EXPIRED"] as const).map((value) => ({
      value,
      label: text(`activationToken.statuses.${value}`),
    }));
  },
};

/** The API takes one level here, where other lists take several. */
const oneLevelFilter: ChoiceFilter = { ...levelFilter, key: "level", toFilter: undefined, fromFilter: undefined };

export const tokenFilters: FilterDefinition[] = [
  roleFilter,
  statusFilter,
  withinFilterAs("organisationId"),
  oneLevelFilter,
  { ...provinceFilter, isInBar: false },
];
