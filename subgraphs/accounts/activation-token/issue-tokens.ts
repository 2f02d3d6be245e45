import type { Role } from "../../../schema/roles-and-actions";
import type { Transaction } from "../../kit/database/operation";
import type { SealedToken } from "./token-keys";
import { tokenKeys, tokenLifetimeDays } from "./token-settings";
import { newTokenText } from "./token-text";

/** A role at a place for which a token is made. */
export interface SeatToFill {
  organisationId: string;
  role: Role;
}

export interface Issuing {
  /** Void the unused tokens that are there and make others; otherwise those that can still be redeemed stay. */
  refreshesUnused: boolean;
  byName: string;
  batchId: string | null;
}

/** A token that was made. */
export interface IssuedToken extends SeatToFill {
  id: string;
  pathC: string;
  /** The unused one that it replaced; `null` when there was none. */
  replacedId: string | null;
}

const voidUnused = `
  update accounts.activation_tokens token
  set voided_at = now(), voided_by_name = $3, token_cipher = null, version = version + 1
  from unnest($1::uuid[], $2::text[]) seat (organisation_id, role)
  where token.organisation_id = seat.organisation_id and token.role = seat.role
    and token.spent_at is null and token.voided_at is null and ($4 or token.expires_at <= now())
  returning token.id, token.organisation_id as "organisationId", token.role`;

/** Whoever fills the same seat at the same moment wins it: there is one unused token for a seat, never two. */
const insertTokens = `
  insert into accounts.activation_tokens
    (organisation_id, path_c, role, token_hash, token_cipher, key_id, created_by_name, batch_id, expires_at)
  select place.id, place.path_c, seat.role, seat.hash, seat.cipher, $5, $6, $7, now() + $8::int * interval '1 day'
  from unnest($1::uuid[], $2::text[], $3::bytea[], $4::bytea[]) seat (organisation_id, role, hash, cipher)
  join accounts.activation_token_places place on place.id = seat.organisation_id
  on conflict (organisation_id, role) where spent_at is null and voided_at is null do nothing
  returning id, organisation_id as "organisationId", role, path_c as "pathC"`;

/** Makes the tokens that are missing at these seats. Gives those that were made; their texts are nowhere but sealed. */
export async function issueTokens(
  { query }: Transaction,
  seats: readonly SeatToFill[],
  { refreshesUnused, byName, batchId }: Issuing,
): Promise<IssuedToken[]> {
  const places = seats.map(({ organisationId }) => organisationId);
  const roles = seats.map(({ role }) => role);
  const voided = await query<SeatToFill & { id: string }>(voidUnused, [places, roles, byName, refreshesUnused]);
  const keys = tokenKeys();
  const sealed: SealedToken[] = seats.map(() => keys.seal(newTokenText()));
  const issued = await query<Omit<IssuedToken, "replacedId">>(insertTokens, [
    places,
    roles,
    sealed.map(({ hash }) => hash),
    sealed.map(({ cipher }) => cipher),
    keys.sealingKeyId,
    byName,
    batchId,
    tokenLifetimeDays(),
  ]);
  const replaced = new Map(voided.map(({ id, organisationId, role }) => [`${organisationId} ${role}`, id]));
  return issued.map((token) => ({
    ...token,
    replacedId: replaced.get(`${token.organisationId} ${token.role}`) ?? null,
  }));
}
