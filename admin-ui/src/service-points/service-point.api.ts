import { mutateApi, queryApi } from "../data/api-client";
import type { PinInput, ServicePointFilter, ServicePointInput, ServicePointSortField } from "../data/generated/graphql";
import type { ResourceApi } from "../data/resource-api";
import { ServicePointDocument, ServicePointListDocument, UpdateServicePointDocument } from "./service-point.graphql";

/** The pin goes beside the profile, so that one save stores both or neither. */
function splitPin({ pin, ...input }: Record<string, unknown>) {
  return {
    input: Object.keys(input).length > 0 ? (input as ServicePointInput) : undefined,
    pin: pin ? (pin as PinInput) : undefined,
  };
}

export const servicePointApi: ResourceApi = {
  list: async ({ filter, sort, ...page }, signal) => {
    const variables = {
      filter: filter as ServicePointFilter,
      sort: { field: sort.field as ServicePointSortField, direction: sort.direction },
      ...page,
    };
    return (await queryApi(ServicePointListDocument, variables, signal)).servicePoints;
  },

  one: async (id, signal) => (await queryApi(ServicePointDocument, { id }, signal)).servicePoint ?? null,

  update: async (id, changes, meta) =>
    (await mutateApi(UpdateServicePointDocument, { id, ...splitPin(changes), ...meta })).updateServicePoint,
};
