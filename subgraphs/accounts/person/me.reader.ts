import type { Operation } from "../../kit/database/operation";
import { listOwnGrants } from "../grant/grant.reader";
import type { Me } from "./me.types";

/** The person who asks, with her grants; `null` when nobody is signed in. */
export async function readMe(operation: Operation): Promise<Me | null> {
  const { actor } = operation;
  if (!actor) return null;
  const grants = await listOwnGrants(operation, actor.personId);
  return {
    id: actor.personId,
    displayName: actor.displayName,
    activeGrant: grants.find(({ id }) => id === actor.grant?.id) ?? null,
    grants,
  };
}
