import { mayNow } from "../auth/may-now";
import { mutateApi, queryApi } from "../data/api-client";
import type { OrganisationFilter, OrganisationSortField } from "../data/generated/graphql";
import type { ResourceApi } from "../data/resource-api";
import {
  OrganisationDocument,
  OrganisationListDocument,
  UpdateOrganisationProfileDocument,
} from "./organisation.graphql";

export const organisationApi: ResourceApi = {
  list: async ({ filter, sort, ...page }, signal) => {
    const variables = {
      filter: filter as OrganisationFilter,
      sort: { field: sort.field as OrganisationSortField, direction: sort.direction },
      ...page,
      // Who hands out no tokens is told nothing of them, and the list stays one subgraph's.
      withTokens: await mayNow("MANAGE_ACTIVATION_TOKENS"),
    };
    return (await queryApi(OrganisationListDocument, variables, signal)).organisations;
  },

  one: async (id, signal) => (await queryApi(OrganisationDocument, { id }, signal)).organisation ?? null,

  update: async (id, changes, meta) =>
    (await mutateApi(UpdateOrganisationProfileDocument, { id, input: changes, ...meta })).updateOrganisationProfile,
};
