import { GraphQLError } from "graphql";
import type { Operation } from "../database/operation";
import { recordAudit } from "./audit";
import type { Command, CommandContext } from "./command";

/** A command that may be refused, and the record that it was about. */
export interface RefusableCommand extends Command {
  entity: { typeName: string; id: string };
}

/** An attempt belongs to no version of the record. */
const noVersion = 0;

/** The code under which a refusal is remembered: the rule where one is told, else the error's own. `null`: no refusal. */
function refusalOf(error: unknown): string | null {
  if (!(error instanceof GraphQLError)) return null;
  const { code, reason } = error.extensions;
  if (code !== "FORBIDDEN" && code !== "NOT_FOUND") return null;
  return String(reason ?? code);
}

/**
 * Leaves in the audit trail that a command was refused, in a transaction of its own: the command's has been rolled back.
 * The entry lies on the path of the actor's grant, for the record may lie outside her scope, or nowhere.
 */
export async function recordRefusal(operation: Operation, command: RefusableCommand, refusal: string): Promise<void> {
  const { actor, requestId } = operation;
  if (!actor?.grant) return;
  const { grant } = actor;
  const { entity, ...rest } = command;
  await operation.write(grant.scopePath, async (transaction) => {
    const context = { ...transaction, actor: { ...actor, grant }, command: rest, requestId, lockedRow: undefined };
    const record = { ...entity, version: noVersion, pathC: grant.scopePath };
    await recordAudit(context as CommandContext, record, refusalChanges(refusal, command.request));
  });
}

/** What an entry of a refused attempt tells: the code, and what was asked for. */
export function refusalChanges(refusal: string, request: unknown): Record<string, { before: null; after: unknown }> {
  const asked = Object.entries({ refusal, ...(request as object) });
  return Object.fromEntries(asked.map(([field, after]) => [field, { before: null, after }]));
}

/**
 * Runs `work`, and leaves an audit entry when it is refused (FORBIDDEN, or NOT_FOUND: also what lies outside the scope).
 * For commands by which somebody could try to raise herself; the refusal is thrown on.
 */
export async function withRefusalsRecorded<Result>(
  operation: Operation,
  command: RefusableCommand,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal) await recordRefusal(operation, command, refusal);
    throw error;
  }
}
