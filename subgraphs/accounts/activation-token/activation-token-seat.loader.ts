import type { Role } from "../../../schema/roles-and-actions";
import type { Operation } from "../../kit/database/operation";
import { giverIn } from "./activation-token-place.reader";
import { type ActivationTokenPlace, type ActivationTokenSeat, ActivationTokenStatus } from "./activation-token.types";
import { seatsAt } from "./seat.rules";

interface SeatRow extends Partial<ActivationTokenSeat> {
  organisationId: string;
  role: Role;
}

/** The unused token of each role and the last one that was redeemed. */
const seatsOfPlaces = `
  with live as (
    select organisation_id, role, id, created_at, created_by_name, expires_at, revealed_at,
      case when expires_at <= now() then 'EXPIRED' else 'READY' end as status
    from accounts.activation_tokens
    where organisation_id = any($1::uuid[]) and spent_at is null and voided_at is null
  ), used as (
    select distinct on (organisation_id, role) organisation_id, role, spent_by_name, spent_at
    from accounts.activation_tokens where organisation_id = any($1::uuid[]) and spent_at is not null
    order by organisation_id, role, spent_at desc
  )
  select organisation_id as "organisationId", role, coalesce(live.status, 'NONE') as status, live.id as "tokenId",
    live.created_at as "createdAt", live.created_by_name as "createdByName", live.expires_at as "expiresAt",
    live.revealed_at as "revealedAt", used.spent_by_name as "lastUsedByName", used.spent_at as "lastUsedAt"
  from live full join used using (organisation_id, role)`;

async function readSeats(operation: Operation, placeIds: readonly string[]): Promise<SeatRow[][]> {
  const rows = await operation.query<SeatRow & Record<string, unknown>>(seatsOfPlaces, [placeIds]);
  return placeIds.map((id) => rows.filter(({ organisationId }) => organisationId === id));
}

const nothingYet: Omit<ActivationTokenSeat, "role"> = {
  status: ActivationTokenStatus.NONE,
  tokenId: null,
  createdAt: null,
  createdByName: null,
  expiresAt: null,
  revealedAt: null,
  lastUsedByName: null,
  lastUsedAt: null,
};

/** The roles that the asker may give at a place, each with its token; also those for which none was ever made. */
export async function loadSeats(operation: Operation, place: ActivationTokenPlace): Promise<ActivationTokenSeat[]> {
  const rows = (await operation.loaders.load(operation, readSeats, place.id)) ?? [];
  return seatsAt(giverIn(operation), place).map((role) => ({
    ...nothingYet,
    ...rows.find((row) => row.role === role),
    role,
  }));
}

/** One seat of a place, of a role that the asker may give there. */
export async function loadSeat(
  operation: Operation,
  place: ActivationTokenPlace,
  role: Role,
): Promise<ActivationTokenSeat> {
  return (await loadSeats(operation, place)).find((seat) => seat.role === role) as ActivationTokenSeat;
}
