import { createHash } from "node:crypto";
import type { ActiveGrant, Actor } from "../actor";
import type { Operation, Transaction } from "../database/operation";
import { badUserInput, forbidden, unauthenticated } from "../errors";

/** What a client asks to be done once. */
export interface Command {
  /** PostgreSQL schema of the subgraph that does it. */
  schemaName: string;
  /** Name of the mutation, as the audit trail shows it. */
  name: string;
  /** Chosen by the client, new for each intention: the same key again gives the same answer and has no second effect. */
  idempotencyKey: string;
  /** Everything that the client asked for: the same key with another request is refused. */
  request: unknown;
}

/** The actor of a command, with the grant as it stands inside the command's own transaction. */
export interface CommandContext extends Transaction {
  actor: Actor & { grant: ActiveGrant };
  command: Command;
  requestId: string;
}

const keyPattern = /^[\w.:-]{8,100}$/;

const hashOf = ({ name, request }: Command): Buffer =>
  createHash("sha256")
    .update(JSON.stringify([name, request]))
    .digest();

/** Reads the grant again and keeps it from being taken away until the command is done. Throws FORBIDDEN when it has ended. */
async function liveActor(transaction: Transaction, actor: Actor | null): Promise<CommandContext["actor"]> {
  if (!actor?.grant) throw unauthenticated();
  const { id, role, organisationId } = actor.grant;
  const [live] = await transaction.query<{ path: string | null }>(
    "select accounts.live_grant_path($1, $2, $3, $4) as path",
    [id, actor.personId, role, organisationId],
  );
  if (!live?.path) throw forbidden("GRANT_ENDED");
  return { ...actor, grant: { ...actor.grant, scopePath: live.path } };
}

/** Claims the key. Gives the id of what an earlier, equal command did, or `null` when this one is the first. */
async function claimKey(transaction: Transaction, personId: string, command: Command): Promise<string | null> {
  const { schemaName, idempotencyKey } = command;
  const hash = hashOf(command);
  const claimed = await transaction.query(
    `insert into ${schemaName}.idempotency_keys (person_id, key, request_hash) values ($1, $2, $3)
     on conflict do nothing returning 1 as claimed`,
    [personId, idempotencyKey, hash],
  );
  if (claimed.length) return null;
  const [earlier] = await transaction.query<{ request_hash: Buffer; entity_id: string }>(
    `select request_hash, entity_id from ${schemaName}.idempotency_keys where person_id = $1 and key = $2`,
    [personId, idempotencyKey],
  );
  if (!earlier?.request_hash.equals(hash)) throw badUserInput([{ field: "idempotencyKey", rule: "KEY_ALREADY_USED" }]);
  return earlier.entity_id;
}

/**
 * Does what a mutation asks, in one transaction with its audit row and its idempotency key.
 * @param work does it and gives the id of the record that it changed
 * @returns that id; the same for a repeated key. Throws FORBIDDEN when the grant has ended, BAD_USER_INPUT when the key
 * is malformed or was used for another request, and whatever `work` throws: then nothing of it remains.
 */
export async function runCommand(
  operation: Operation,
  command: Command,
  work: (context: CommandContext) => Promise<string>,
): Promise<string> {
  if (!keyPattern.test(command.idempotencyKey)) {
    throw badUserInput([{ field: "idempotencyKey", rule: "KEY_FORMAT" }]);
  }
  const scopePath = operation.actor?.grant?.scopePath ?? "";
  return operation.write(scopePath, async (transaction) => {
    const actor = await liveActor(transaction, operation.actor);
    const earlierId = await claimKey(transaction, actor.personId, command);
    if (earlierId) return earlierId;
    const entityId = await work({ ...transaction, actor, command, requestId: operation.requestId });
    await transaction.query(
      `update ${command.schemaName}.idempotency_keys set entity_id = $3 where person_id = $1 and key = $2`,
      [actor.personId, command.idempotencyKey, entityId],
    );
    return entityId;
  });
}
