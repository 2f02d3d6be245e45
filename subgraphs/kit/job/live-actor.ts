import type { ActiveGrant, Actor } from "../actor";
import type { Database } from "../database/database";
import { Operation } from "../database/operation";

/** Who asked for a job, with a grant. */
export type GrantedActor = Actor & { grant: ActiveGrant };

/** The actor with the scope of her grant as it is now; null when it has ended. */
export async function liveActor(
  actor: Actor | null,
  database: Database,
  requestId: string,
): Promise<GrantedActor | null> {
  if (!actor?.grant) return null;
  const { id, role, organisationId } = actor.grant;
  const operation = new Operation(database, { actor, requestId });
  try {
    const [live] = await operation.write(actor.grant.scopePath, ({ query }) =>
      query<{ path: string | null }>("select accounts.live_grant_path($1, $2, $3, $4) as path", [
        id,
        actor.personId,
        role,
        organisationId,
      ]),
    );
    return live?.path ? { ...actor, grant: { ...actor.grant, scopePath: live.path } } : null;
  } finally {
    await operation.end();
  }
}
