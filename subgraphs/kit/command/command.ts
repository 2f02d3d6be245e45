import { createHash } from "node:crypto";
import type { EntityMetadata, EntityTarget, ObjectLiteral } from "typeorm";
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
  /** The record that is changed, where it is one that exists: it is read and locked in the command's first flight. */
  record?: { target: EntityTarget<ObjectLiteral>; id: string };
}

/** The actor of a command, with the grant as it stands inside the command's own transaction. */
export interface CommandContext extends Transaction {
  actor: Actor & { grant: ActiveGrant };
  command: Command;
  requestId: string;
  /** The row of the command's record, locked; absent when it is outside the scope, or when the command names none. */
  lockedRow: Record<string, unknown> | undefined;
}

export const keyPattern = /^[\w.:-]{8,100}$/;

const hashOf = ({ name, request }: Command): Buffer =>
  createHash("sha256")
    .update(JSON.stringify([name, request]))
    .digest();

/** Reads the grant again and keeps it from being taken away until the command is done. Throws FORBIDDEN when it has ended. */
async function liveActor(
  transaction: Transaction,
  actor: Actor & { grant: ActiveGrant },
): Promise<CommandContext["actor"]> {
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
  const { schemaName, idempotencyKey, record } = command;
  const hash = hashOf(command);
  const claimed = await transaction.query(
    `insert into ${schemaName}.idempotency_keys (person_id, key, request_hash, entity_id) values ($1, $2, $3, $4)
     on conflict do nothing returning 1 as claimed`,
    [personId, idempotencyKey, hash, record?.id ?? null],
  );
  if (claimed.length) return null;
  const [earlier] = await transaction.query<{ request_hash: Buffer; entity_id: string }>(
    `select request_hash, entity_id from ${schemaName}.idempotency_keys where person_id = $1 and key = $2`,
    [personId, idempotencyKey],
  );
  if (!earlier?.request_hash.equals(hash)) throw badUserInput([{ field: "idempotencyKey", rule: "KEY_ALREADY_USED" }]);
  return earlier.entity_id;
}

/** The columns of an entity, in SQL. */
export const columnsOf = ({ columns }: EntityMetadata): string =>
  columns.map(({ databaseName }) => databaseName).join(", ");

/** Statement that reads and locks the record of the id $1, when it is in the scope. */
export const lockingRead = (metadata: EntityMetadata): string =>
  `select ${columnsOf(metadata)} from ${metadata.tablePath} where id = $1 for update`;

/** Reads and locks the command's record for the rest of the transaction. */
async function lockRow({ query, manager }: Transaction, { record }: Command): Promise<CommandContext["lockedRow"]> {
  if (!record) return undefined;
  const metadata = manager.connection.getMetadata(record.target);
  return (await query<Record<string, unknown>>(lockingRead(metadata), [record.id]))[0];
}

/**
 * Does what a mutation asks, in one transaction with its audit row and its idempotency key. What needs no answer is sent
 * without waiting: grant, key and record in the first flight; what `work` leaves unawaited with the commit in the last.
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
  const { actor: believed, requestId } = operation;
  if (!believed?.grant) throw unauthenticated();
  const { personId, grant } = believed;
  return operation.write(grant.scopePath, async (transaction) => {
    const flight = [
      liveActor(transaction, { ...believed, grant }),
      claimKey(transaction, personId, command),
      lockRow(transaction, command),
    ] as const;
    for (const answer of flight) answer.catch(() => undefined);
    // One after the other: when several fail, the first says why.
    const actor = await flight[0];
    const earlierId = await flight[1];
    if (earlierId) return earlierId;
    const lockedRow = await flight[2];
    const entityId = await work({ ...transaction, actor, command, requestId, lockedRow });
    if (entityId !== command.record?.id) {
      void transaction.query(
        `update ${command.schemaName}.idempotency_keys set entity_id = $3 where person_id = $1 and key = $2`,
        [personId, command.idempotencyKey, entityId],
      );
    }
    return entityId;
  });
}
