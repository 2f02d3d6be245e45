import type { Actor } from "../../kit/actor";
import { type AuditedRecord, type Changes, recordAudit } from "../../kit/command/audit";
import type { Operation, Transaction } from "../../kit/database/operation";
import { rootPath } from "../../kit/database/scope";
import { badUserInput, rateLimited, unauthenticated } from "../../kit/errors";
import type { Grant } from "../grant/grant.entity";
import { readMe } from "../person/me.reader";
import { countWrongTry, queueUp, waitBeforeTry } from "./redemption.limits";
import { tokenKeys } from "./token-settings";
import { readTokenText } from "./token-text";

/** What became of a try. */
type Outcome =
  | { kind: "granted"; grantId: string }
  | { kind: "already granted" }
  | { kind: "not valid" }
  | { kind: "to wait"; seconds: number };

/** Why a token was not taken. The audit trail knows it, the person who tried does not. */
type Refusal = "UNKNOWN_TOKEN" | "SPENT_TOKEN" | "VOID_TOKEN" | "EXPIRED_TOKEN";

interface TokenRow {
  id: string;
  path: string;
  refusal: Refusal | null;
  own_grant_id: string | null;
  is_held: boolean;
}

/** A text that can be no token goes the same way as one that could: it is looked for, and not found, in the same time. */
const hashesOf = (typed: string): Buffer[] => tokenKeys().hashesOf(readTokenText(typed) ?? `?${typed}`);

/** Spends the token, if it is live and its grant is not held already. Of any number at once one gets a row. */
const spend = `
  with spent as (
    update accounts.activation_tokens token
    set spent_at = now(), spent_by_person_id = $2, spent_by_name = $3, grant_id = uuidv7(), token_cipher = null,
      version = version + 1
    where token.token_hash = any($1) and token.spent_at is null and token.voided_at is null
      and (token.expires_at is null or token.expires_at > now())
      and not exists (select from accounts.grants held where held.person_id = $2 and held.role = token.role
        and held.organisation_id = token.organisation_id and held.ended_at is null)
    returning token.*
  )
  insert into accounts.grants (id, person_id, role, organisation_id, path_c, granted_by_name)
  select spent.grant_id, $2, spent.role, place.id, place.path_c, spent.created_by_name
  from spent join directory.organisations place on place.id = spent.organisation_id
  returning id, role, organisation_id as "organisationId", path_c as path`;

/** What is wrong with a token that was not spent. */
const look = `
  select token.id, token.path_c as path,
    case when token.spent_at is not null then 'SPENT_TOKEN' when token.voided_at is not null then 'VOID_TOKEN'
      when token.expires_at <= now() then 'EXPIRED_TOKEN' end as refusal,
    (select held.id from accounts.grants held where held.id = token.grant_id and held.person_id = $2
      and held.ended_at is null) as own_grant_id,
    exists (select from accounts.grants held where held.person_id = $2 and held.role = token.role
      and held.organisation_id = token.organisation_id and held.ended_at is null) as is_held
  from accounts.activation_tokens token where token.token_hash = any($1)`;

/** One person's try. */
class Redemption {
  constructor(
    private readonly transaction: Transaction,
    private readonly actor: Actor,
    private readonly requestId: string,
  ) {}

  async run(typed: string): Promise<Outcome> {
    const { transaction, actor } = this;
    await queueUp(transaction, actor);
    const seconds = await waitBeforeTry(transaction, actor);
    if (seconds) return this.#refuseToLook(seconds);
    const parameters = [hashesOf(typed), actor.personId];
    const [grant] = await transaction.query<{ id: string; role: string; organisationId: string; path: string }>(spend, [
      ...parameters,
      actor.displayName,
    ]);
    if (grant) return this.#welcome(grant);
    const [token] = await transaction.query<TokenRow & Record<string, unknown>>(look, parameters);
    // The answer to her own redeeming may have been lost on the way to her: asked again, it is the same.
    if (token?.own_grant_id) return { kind: "granted", grantId: token.own_grant_id };
    if (token && !token.refusal && token.is_held) return { kind: "already granted" };
    await countWrongTry(transaction, actor);
    await this.#auditRefusal(token?.refusal ?? "UNKNOWN_TOKEN", token?.path);
    return { kind: "not valid" };
  }

  async #welcome(grant: { id: string; role: string; organisationId: string; path: string }): Promise<Outcome> {
    const { id, role, organisationId, path } = grant;
    await this.transaction.query("select accounts.wear_grant($1, $2)", [this.actor.personId, id]);
    await this.#audit(
      { typeName: "Grant", id, version: 1, pathC: path },
      { role: { before: null, after: role }, organisationId: { before: null, after: organisationId } },
    );
    return { kind: "granted", grantId: id };
  }

  /** The first refusal of a time of waiting is audited; the others would only let somebody fill the trail. */
  async #refuseToLook(seconds: number): Promise<Outcome> {
    const { transaction, actor } = this;
    const earlier = await transaction.query(
      `select 1 as found from accounts.audit_entries where entity_id = $1 and action = $2
         and changes -> 'refusal' ->> 'after' = 'RATE_LIMITED' and at > now() - interval '15 minutes' limit 1`,
      [actor.personId, redeem],
    );
    if (!earlier.length) await this.#auditRefusal("RATE_LIMITED");
    return { kind: "to wait", seconds };
  }

  /** At the place of the token, so that its officers see the try; one that belongs nowhere at the root. */
  #auditRefusal(refusal: Refusal | "RATE_LIMITED", path: string = rootPath): Promise<void> {
    const person = { typeName: "Person", id: this.actor.personId, version: 0, pathC: path };
    return this.#audit(person, { refusal: { before: null, after: refusal } });
  }

  #audit(record: AuditedRecord, changes: Changes): Promise<void> {
    const { actor, requestId } = this;
    const command = { schemaName: "accounts", name: redeem, idempotencyKey: "", request: null };
    return recordAudit({ ...this.transaction, actor, requestId, command }, record, changes);
  }
}

const redeem = "redeemActivationToken";

/**
 * Turns an activation token into a grant of the person who asks: spends it, makes the grant, lets the person's sessions act
 * with it that have no other, in one transaction.
 * @throws BAD_USER_INPUT with TOKEN_NOT_VALID, whatever is wrong with the token, or ALREADY_GRANTED when she holds its grant
 * already and it stays unspent; RATE_LIMITED after five wrong tries in a quarter of an hour
 */
export async function redeemActivationToken(operation: Operation, typed: string): Promise<Grant> {
  const { actor, requestId } = operation;
  if (!actor) throw unauthenticated();
  // Whoever redeems has no scope that covers the token: it is the token that opens its place. A wrong try must be written
  // down, so it is told by an outcome: an error would undo it.
  const outcome = await operation.write(rootPath, (transaction) =>
    new Redemption(transaction, actor, requestId).run(typed),
  );
  if (outcome.kind === "to wait") throw rateLimited(outcome.seconds);
  if (outcome.kind === "not valid") throw badUserInput([{ field: "token", rule: "TOKEN_NOT_VALID" }]);
  if (outcome.kind === "already granted") throw badUserInput([{ field: "token", rule: "ALREADY_GRANTED" }]);
  const me = await readMe(operation);
  return me?.grants.find(({ id }) => id === outcome.grantId) as Grant;
}
