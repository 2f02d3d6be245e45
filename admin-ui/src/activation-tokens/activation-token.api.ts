import { queryApi } from "../data/api-client";
import type { ActivationTokenPlaceFilter, ActivationTokenPlaceSortField } from "../data/generated/graphql";
import type { ResourceApi } from "../data/resource-api";
import { TokenPlaceListDocument } from "./activation-token.graphql";

/** Places are read by lists alone; what is done to them are commands on their tokens. */
export const activationTokenApi: ResourceApi = {
  list: async ({ filter, sort, ...page }, signal) => {
    const variables = {
      filter: filter as ActivationTokenPlaceFilter,
      sort: { field: sort.field as ActivationTokenPlaceSortField, direction: sort.direction },
      ...page,
    };
    return (await queryApi(TokenPlaceListDocument, variables, signal)).activationTokenPlaces;
  },
  one: () => Promise.resolve(null),
  update: () => Promise.reject(new Error("A place of tokens has no fields to change")),
};
