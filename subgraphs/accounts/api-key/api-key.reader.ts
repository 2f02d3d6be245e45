import { Conditions } from "../../kit/database/conditions";
import type { Operation } from "../../kit/database/operation";
import { notFound } from "../../kit/errors";
import { inKeyOrder } from "../../kit/loading/in-key-order";
import { type Connection, type ListSource, readPage } from "../../kit/paging/connection";
import type { Ordering } from "../../kit/paging/keyset";
import { SortDirection } from "../../kit/paging/page-info.type";
import { likePatterns } from "../../kit/text/normalise-thai";
import type { ApiKey } from "./api-key.entity";
import type { ApiKeyListArguments } from "./api-key.inputs";
import { ApiKeyState } from "./api-key.types";

const columns = `k.id, k.organisation_id as "organisationId", k.path_c as "pathC", k.name, k.key_start as "keyStart",
  k.allowed_addresses::text[] as "allowedAddresses", k.expires_at as "expiresAt", k.created_at as "createdAt",
  k.created_by_name as "createdByName", k.revoked_at as "revokedAt", k.revoked_by_name as "revokedByName",
  k.revoke_reason as "revokeReason", k.last_used_at as "lastUsedAt", k.request_count::float8 as "requestCount", k.version,
  k.updated_at as "updatedAt", k.updated_by_name as "updatedByName"`;

const source: ListSource = { columns, from: "accounts.api_keys k", idColumn: "k.id" };
const newestFirst: Ordering = { column: "k.created_at", type: "timestamptz", direction: SortDirection.DESC };

const stateConditions: Readonly<Record<ApiKeyState, string>> = {
  [ApiKeyState.LIVE]: "k.revoked_at is null and k.expires_at > now()",
  [ApiKeyState.EXPIRED]: "k.revoked_at is null and k.expires_at <= now()",
  [ApiKeyState.REVOKED]: "k.revoked_at is not null",
};

/** One page of the API keys of the scope, the newest first. */
export function listApiKeys(
  operation: Operation,
  { filter, ...page }: ApiKeyListArguments,
): Promise<Connection<ApiKey>> {
  const newConditions = (): Conditions => {
    const conditions = new Conditions();
    for (const pattern of likePatterns(filter?.text ?? "")) conditions.add("k.name_key like ?", pattern);
    if (filter?.state) conditions.add(stateConditions[filter.state]);
    return conditions;
  };
  return readPage(operation, source, newConditions, page, newestFirst);
}

async function apiKeysById(operation: Operation, ids: readonly string[]): Promise<(ApiKey | null)[]> {
  const rows = await operation.query<ApiKey & Record<string, unknown>>(
    `select ${columns} from ${source.from} where k.id = any($1::uuid[])`,
    [ids],
  );
  return inKeyOrder(ids, rows, ({ id }) => id);
}

/** One API key of the scope. Throws NOT_FOUND. */
export async function getApiKey(operation: Operation, id: string): Promise<ApiKey> {
  const apiKey = await operation.loaders.load(operation, apiKeysById, id);
  if (!apiKey) throw notFound();
  return apiKey;
}
