import { permissionOf } from "../../kit/access/authorise";
import type { Operation } from "../../kit/database/operation";

async function areUnused(operation: Operation, ids: readonly string[]): Promise<boolean[]> {
  const rows = await operation.query<{ id: string }>(
    `select distinct organisation_id as id from accounts.activation_tokens
     where organisation_id = any($1::uuid[]) and spent_at is null and voided_at is null
       and (expires_at <= now()) is not true`,
    [ids],
  );
  const found = new Set(rows.map(({ id }) => id));
  return ids.map((id) => found.has(id));
}

/** Does an unused token wait at an organisation of the scope? `null` for who hands out none. */
export async function loadHasUnusedToken(operation: Operation, organisationId: string): Promise<boolean | null> {
  if (permissionOf(operation.actor, "MANAGE_ACTIVATION_TOKENS") === "no") return null;
  return operation.loaders.load(operation, areUnused, organisationId);
}
