import { mutateApi, queryApi } from "../data/api-client";
import type { GrantFilter, GrantSortField, Role } from "../data/generated/graphql";
import type { ResourceApi } from "../data/resource-api";
import { ChangeGrantDocument, GrantDocument, GrantListDocument } from "./grant.graphql";

interface GrantChanges {
  role: Role;
  organisationId: string;
  reason: string;
}

export const grantApi: ResourceApi = {
  list: async ({ filter, sort, ...page }, signal) => {
    const variables = {
      filter: filter as GrantFilter,
      sort: { field: sort.field as GrantSortField, direction: sort.direction },
      ...page,
    };
    return (await queryApi(GrantListDocument, variables, signal)).grants;
  },

  one: async (id, signal) => (await queryApi(GrantDocument, { id }, signal)).grant ?? null,

  update: async (id, changes, meta) =>
    (await mutateApi(ChangeGrantDocument, { id, ...(changes as unknown as GrantChanges), ...meta })).changeGrant,
};
