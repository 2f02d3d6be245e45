import type { DataProvider, GetListParams, RaRecord } from "ra-core";
import { activationTokenApi } from "../activation-tokens/activation-token.api";
import { apiKeyApi } from "../api-keys/api-key.api";
import { grantApi } from "../grants/grant.api";
import { organisationApi } from "../organisations/organisation.api";
import { servicePointApi } from "../service-points/service-point.api";
import { ApiError } from "./api-error";
import { PageCursors } from "./page-cursors";
import type { ListArguments, ResourceApi, WriteMeta } from "./resource-api";

const apis: Record<string, ResourceApi> = {
  activationTokenPlaces: activationTokenApi,
  apiKeys: apiKeyApi,
  grants: grantApi,
  organisations: organisationApi,
  servicePoints: servicePointApi,
};

/** The most rows the API gives in one page. */
const MAX_PAGE_SIZE = 100;
const DEFAULT_PAGE = { page: 1, perPage: 25 };

const cursors = new PageCursors();

function apiOf(resource: string): ResourceApi {
  const api = apis[resource];
  if (!api) throw new Error(`No resource "${resource}"`);
  return api;
}

async function getList(resource: string, params: GetListParams & { signal?: AbortSignal }) {
  const { page, perPage } = params.pagination ?? DEFAULT_PAGE;
  const sort: ListArguments["sort"] = {
    field: params.sort?.field ?? "NAME_TH",
    direction: params.sort?.order ?? "ASC",
  };
  const filter = (params.filter ?? {}) as Record<string, unknown>;
  const list = JSON.stringify([resource, filter, sort, perPage]);
  const after = cursors.startOf(list, page);
  const position = after ? { after } : { offset: (page - 1) * perPage };
  const { nodes, totalCount, pageInfo } = await apiOf(resource).list(
    { filter, sort, first: perPage, ...position },
    params.signal,
  );
  cursors.remember(list, page, pageInfo.endCursor);
  return { data: nodes, total: totalCount, pageInfo: { hasNextPage: pageInfo.hasNextPage, hasPreviousPage: page > 1 } };
}

async function getOne(resource: string, { id, signal }: { id: RaRecord["id"]; signal?: AbortSignal }) {
  const data = await apiOf(resource).one(String(id), signal);
  if (!data) throw new ApiError("NOT_FOUND", `No ${resource} ${id}`);
  return { data };
}

async function getMany(resource: string, { ids, signal }: { ids: RaRecord["id"][]; signal?: AbortSignal }) {
  const sort: ListArguments["sort"] = { field: "NAME_TH", direction: "ASC" };
  const { nodes } = await apiOf(resource).list({ filter: { ids }, sort, first: MAX_PAGE_SIZE }, signal);
  return { data: nodes };
}

/** Records come into being and are hidden by commands of their own; nothing is ever deleted. */
function notOffered(): never {
  throw new Error("The API has no such operation");
}

/** react-admin's way to the API: typed documents per resource, keyset paging behind numbered pages. */
export const dataProvider = {
  supportAbortSignal: true,
  getList,
  getOne,
  getMany,
  update: async (resource: string, params: { id: RaRecord["id"]; data: Record<string, unknown>; meta?: WriteMeta }) => {
    if (!params.meta) throw new Error("A write needs its version and idempotency key");
    return { data: await apiOf(resource).update(String(params.id), params.data, params.meta) };
  },
  getManyReference: notOffered,
  create: notOffered,
  updateMany: notOffered,
  delete: notOffered,
  deleteMany: notOffered,
} as unknown as DataProvider;
