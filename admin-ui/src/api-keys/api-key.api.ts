import { queryApi } from "../data/api-client";
import type { ApiKeyFilter } from "../data/generated/graphql";
import type { ResourceApi } from "../data/resource-api";
import { ApiKeyListDocument } from "./api-key.graphql";

/** Keys are read by lists alone, newest first; they are made and revoked, never changed. */
export const apiKeyApi: ResourceApi = {
  list: async ({ filter, sort: _newestFirst, ...page }, signal) =>
    (await queryApi(ApiKeyListDocument, { filter: filter as ApiKeyFilter, ...page }, signal)).apiKeys,
  one: () => Promise.resolve(null),
  update: () => Promise.reject(new Error("An API key has no fields to change")),
};
