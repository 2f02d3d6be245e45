import { useText } from "../i18n/use-text";
import { oneOfListFilter, type ChoiceFilter, type FilterDefinition } from "../list/filter-definition";
import { withinFilterAs } from "../organisations/WithinFilter";
import { roles } from "../../../schema/roles-and-actions";

const roleFilter: ChoiceFilter = {
  kind: "choice",
  key: "roles",
  label: "grant.role",
  anyLabel: "grant.allRoles",
  isInBar: true,
  useChoices: () => {
    const text = useText();
    return roles.map((role) => ({ value: role, label: text(`role.${role}`) }));
  },
  ...oneOfListFilter,
};

export const lastSignInFilter: ChoiceFilter = {
  kind: "choice",
  key: "lastSignIn",
  label: "grant.lastSignIn",
  anyLabel: "grant.anyLastSignIn",
  isInBar: true,
  useChoices: () => {
    const text = useText();
    return (["NEVER", "BEFORE_30_DAYS", "BEFORE_90_DAYS", "BEFORE_YEAR"] as const).map((value) => ({
      value,
      label: text(`grant.lastSignInChoices.${value}`),
    }));
  },
};

const stateFilter: ChoiceFilter = {
  kind: "choice",
  key: "state",
  label: "grant.state",
  anyLabel: "grant.allStates",
  useChoices: () => {
    const text = useText();
    return (["LIVE", "ENDED"] as const).map((value) => ({ value, label: text(`status.${value}`) }));
  },
};

const reviewFilter: ChoiceFilter = {
  kind: "choice",
  key: "review",
  label: "grant.review",
  anyLabel: "grant.anyReview",
  useChoices: () => {
    const text = useText();
    return (["DUE", "DONE"] as const).map((value) => ({ value, label: text(`grant.reviewChoices.${value}`) }));
  },
};

/** The filters of the yearly review, where all are live. */
export const reviewFilters: FilterDefinition[] = [
  roleFilter,
  lastSignInFilter,
  withinFilterAs("organisationId"),
  reviewFilter,
];

export const grantFilters: FilterDefinition[] = [...reviewFilters, stateFilter];
