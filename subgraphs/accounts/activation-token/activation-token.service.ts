import type { Role } from "../../../schema/roles-and-actions";
import { recordAudit } from "../../kit/command/audit";
import { type CommandContext, runCommand } from "../../kit/command/command";
import { withRefusalsRecorded } from "../../kit/command/record-refusal";
import type { Operation, Transaction } from "../../kit/database/operation";
import { badUserInput, forbidden, invalidTransition, notFound } from "../../kit/errors";
import { isLocalGovernment, refusalToGive, roleFits } from "../grant/grant.workflow";
import type { RefreshActivationTokenArguments, RevealActivationTokenArguments } from "./activation-token.inputs";
import type { ActivationTokenPlace, ActivationTokenSeat, RevealedActivationToken } from "./activation-token.types";
import { getActivationTokenPlace } from "./activation-token-place.reader";
import { loadSeat } from "./activation-token-seat.loader";
import { issueTokens } from "./issue-tokens";
import { giverOf } from "./seat.rules";
import { tokenKeys } from "./token-settings";
import { showTokenText } from "./token-text";

const schemaName = "accounts";
/** An answer that was lost on its way is asked for again within this time; after it, showing a token is a new act. */
const repeatMinutes = 2;

interface TokenRow {
  id: string;
  organisationId: string;
  role: Role;
  pathC: string;
  version: number;
  expiresAt: Date | null;
  revealedAt: Date | null;
  isExpired: boolean;
  isRecent: boolean;
  hash: Buffer;
  cipher: Buffer | null;
  keyId: string;
}

const tokenById = `
  select id, organisation_id as "organisationId", role, path_c as "pathC", version, expires_at as "expiresAt",
    revealed_at as "revealedAt", coalesce(expires_at <= now(), false) as "isExpired", token_hash as hash,
    coalesce(revealed_at > now() - interval '${repeatMinutes} minutes', false) as "isRecent",
    token_cipher as cipher, key_id as "keyId"
  from accounts.activation_tokens where id = $1`;

async function readToken(from: Pick<Transaction, "query">, id: string, lock = ""): Promise<TokenRow> {
  const [token] = await from.query<TokenRow & Record<string, unknown>>(`${tokenById} ${lock}`, [id]);
  if (!token) throw notFound();
  return token;
}

/** Throws FORBIDDEN when the actor of a command may not give the role there. */
function requireMayGive({ actor }: CommandContext, role: Role, pathC: string): void {
  const refusal = refusalToGive(giverOf(actor.grant), role, pathC);
  if (refusal) throw forbidden(refusal);
}

/** Throws INVALID_TRANSITION for a token that nobody can redeem any more: there is nothing left to show. */
function requireUnused({ cipher, isExpired }: TokenRow): Buffer {
  if (!cipher) throw invalidTransition("The token has been used or replaced.");
  if (isExpired) throw invalidTransition("The token has expired.");
  return cipher;
}

/**
 * Shows the text of an unused token, and leaves an audit entry of it.
 * @throws NOT_FOUND outside the scope, FORBIDDEN for a role that the asker does not give, INVALID_TRANSITION for a token that
 * is used, replaced or expired
 */
export async function revealActivationToken(
  operation: Operation,
  { id, idempotencyKey }: RevealActivationTokenArguments,
): Promise<RevealedActivationToken> {
  const command = { schemaName, name: "revealActivationToken", idempotencyKey, request: { id } };
  await withRefusalsRecorded(operation, { ...command, entity: { typeName: "ActivationToken", id } }, () =>
    runCommand(operation, command, async (context) => {
      const token = await readToken(context, id, "for update");
      requireMayGive(context, token.role, token.pathC);
      requireUnused(token);
      const [row] = await context.query<{ at: Date }>(
        "update accounts.activation_tokens set revealed_at = now() where id = $1 returning revealed_at as at",
        [id],
      );
      const changes = { revealedAt: { before: token.revealedAt, after: row?.at }, role: unchanged(token.role) };
      await recordAudit(context, { typeName: "ActivationToken", ...token }, changes);
      return id;
    }),
  );
  const token = await readToken(operation, id);
  if (!token.isRecent) throw badUserInput([{ field: "idempotencyKey", rule: "KEY_ALREADY_USED" }]);
  const text = tokenKeys().open({ ...token, cipher: requireUnused(token) });
  const { organisation } = await getActivationTokenPlace(operation, token.organisationId);
  return { id, token: showTokenText(text), organisation, role: token.role, expiresAt: token.expiresAt };
}

/** Tells of which seat an entry is. */
const unchanged = (value: unknown): { before: unknown; after: unknown } => ({ before: value, after: value });

/** Throws NOT_FOUND outside the scope, FORBIDDEN or BAD_USER_INPUT where the role may not be given. */
function requireSeat(context: CommandContext, place: ActivationTokenPlace | undefined, role: Role): void {
  if (!place) throw notFound();
  requireMayGive(context, role, place.pathC);
  if (!roleFits(role, place.level, isLocalGovernment(place.typeCode)))
    throw badUserInput([{ field: "role", rule: "ROLE_NOT_AT_LEVEL", values: { level: place.level } }]);
}

/**
 * Voids the unused token of a seat, if there is one, and makes the next.
 * @throws NOT_FOUND outside the scope, FORBIDDEN for a role that the asker does not give, BAD_USER_INPUT for one that is not
 * held at such an organisation
 */
export async function refreshActivationToken(
  operation: Operation,
  { organisationId, role, idempotencyKey }: RefreshActivationTokenArguments,
): Promise<ActivationTokenSeat> {
  const command = { schemaName, name: "refreshActivationToken", idempotencyKey, request: { organisationId, role } };
  const entity = { typeName: "ActivationToken", id: organisationId };
  await withRefusalsRecorded(operation, { ...command, entity }, () =>
    runCommand(operation, command, async (context) => {
      const [found] = await context.query<ActivationTokenPlace & Record<string, unknown>>(
        `select path_c as "pathC", level, type_code as "typeCode" from accounts.activation_token_places where id = $1`,
        [organisationId],
      );
      requireSeat(context, found, role);
      return refreshSeat(context, organisationId, role);
    }),
  );
  return loadSeat(operation, await getActivationTokenPlace(operation, organisationId), role);
}

async function refreshSeat(context: CommandContext, organisationId: string, role: Role): Promise<string> {
  const { query, actor } = context;
  // Two who refresh the same seat come one after the other; the second voids what the first has made.
  await query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `activation token ${role} at ${organisationId}`,
  ]);
  const issuing = { refreshesUnused: true, byName: actor.displayName, batchId: null };
  const [token] = await issueTokens(context, [{ organisationId, role }], issuing);
  if (!token) throw new Error("A seat was locked, and its token was made by somebody else.");
  const { id, pathC, replacedId } = token;
  await recordAudit(
    context,
    { typeName: "ActivationToken", id, version: 1, pathC },
    { id: { before: replacedId, after: id }, role: unchanged(role), organisationId: unchanged(organisationId) },
  );
  return id;
}
