import type { Operation } from "../../kit/database/operation";
import { deviceOf } from "./device";
import type { GrantSession } from "./grant.types";

interface SessionRow {
  grant_id: string;
  id: string;
  started_at: Date;
  last_seen_at: Date;
  user_agent: string | null;
  address: string | null;
}

async function sessionsOfGrants(operation: Operation, grantIds: readonly string[]): Promise<GrantSession[][]> {
  const rows = await operation.query<SessionRow & Record<string, unknown>>(
    `select grant_id, id, started_at, last_seen_at, user_agent, address from accounts.sessions_of_grants($1::uuid[])`,
    [grantIds],
  );
  const groups = Map.groupBy(rows, ({ grant_id }) => grant_id);
  return grantIds.map((grantId) =>
    (groups.get(grantId) ?? []).map(({ id, started_at, last_seen_at, user_agent, address }) => ({
      id,
      startedAt: started_at,
      lastSeenAt: last_seen_at,
      device: deviceOf(user_agent),
      address,
    })),
  );
}

/** The sessions that work under a live grant of the scope now, the one seen last first. */
export const loadSessionsOf = async (operation: Operation, grantId: string): Promise<GrantSession[]> =>
  (await operation.loaders.load(operation, sessionsOfGrants, grantId)) ?? [];
