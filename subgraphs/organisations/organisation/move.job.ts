import { GraphQLError } from "graphql";
import { authoriseOn } from "../../kit/access/authorise";
import { againWhenBusy } from "../../kit/command/again-when-busy";
import { type CommandContext, runCommand } from "../../kit/command/command";
import { lockRecord } from "../../kit/command/versioned-record";
import type { Database } from "../../kit/database/database";
import { Operation } from "../../kit/database/operation";
import { rootPath } from "../../kit/database/scope";
import { badUserInput, type FieldError } from "../../kit/errors";
import type { Job, JobContext } from "../../kit/job/job";
import { lockTree, moveSubtree } from "./move-subtree";
import { Organisation } from "./organisation.entity";

/** Begun so often without an end, it is given up: nobody wants a move of yesterday. */
const maxAttempts = 8;
/** The tree is locked for as long as another move takes. */
const patience = { times: 40, pauseMs: 1_000 };

interface AskedMove {
  id: string;
  scopePath: string;
  organisationId: string;
  fromParentId: string;
  parentId: string;
  reason: string | null;
  attempts: number;
}

/** Takes a move that is not at its end. */
const begin = (operation: Operation, moveId: string): Promise<AskedMove | undefined> =>
  operation.write(rootPath, async ({ query }) => {
    const [move] = await query<AskedMove & Record<string, unknown>>(
      `update organisations.organisation_moves set state = 'RUNNING', done = 0, attempts = attempts + 1
       where id = $1 and finished_at is null
       returning id, path_c as "scopePath", organisation_id as "organisationId", from_parent_id as "fromParentId",
         parent_id as "parentId", reason, attempts`,
      [moveId],
    );
    return move;
  });

const fail = (operation: Operation, { id }: AskedMove, refusal: string): Promise<void> =>
  operation.write(rootPath, async ({ query }) => {
    await query(
      `update organisations.organisation_moves set state = 'FAILED', done = 0, refusal = $2, finished_at = now()
       where id = $1 and finished_at is null`,
      [id, refusal],
    );
  });

async function moveAsAsked(context: CommandContext, move: AskedMove, onPart: (count: number) => void): Promise<string> {
  await lockTree(context);
  const { entity } = await lockRecord(context, Organisation, move.organisationId);
  authoriseOn(context.actor, "MANAGE_ORGANISATION", entity.id);
  if (entity.parentId !== move.fromParentId) throw badUserInput([{ field: "id", rule: "MOVED_MEANWHILE" }]);
  await moveSubtree(context, { entity, parentId: move.parentId, reason: move.reason, onPart });
  await context.query(
    `update organisations.organisation_moves set state = 'DONE', done = total, finished_at = now() where id = $1`,
    [move.id],
  );
  return entity.id;
}

/** Why a command was refused, as one code; `undefined` for what is no refusal and may go better another time. */
function refusalOf(error: unknown): string | undefined {
  if (!(error instanceof GraphQLError) || error.extensions.code === "SERVICE_UNAVAILABLE") return undefined;
  const { fields, reason, code } = error.extensions as { fields?: FieldError[]; reason?: string; code: string };
  return fields?.[0]?.rule ?? reason ?? code;
}

/** Tells from beside the move's own transaction, which nobody sees into, how far it is. */
function progressTeller(database: Database, moveId: string, requestId: string) {
  const operation = new Operation(database, { actor: null, requestId });
  let telling: Promise<unknown> = Promise.resolve();
  return {
    onPart: (count: number): void => {
      telling = telling
        .then(() =>
          operation.write(rootPath, ({ query }) =>
            query(
              "update organisations.organisation_moves set done = least(total, $2) where id = $1 and state = 'RUNNING'",
              [moveId, count],
            ),
          ),
        )
        // A figure that was not told is no reason to move nothing.
        .catch(() => undefined);
    },
    end: () => telling.then(() => operation.end()),
  };
}

/** Moves as whoever asked, with the scope that her grant has now. */
async function moveOnce({ operation, database, signal }: JobContext, move: AskedMove): Promise<void> {
  const { actor, requestId } = operation;
  if (!actor?.grant) throw new Error("Nobody asked for this move.");
  const asker = { ...actor, grant: { ...actor.grant, scopePath: move.scopePath } };
  const own = new Operation(database, { actor: asker, requestId });
  const progress = progressTeller(database, move.id, requestId);
  const { id: moveId, organisationId, parentId } = move;
  const command = {
    schemaName: "organisations",
    name: "moveOrganisation",
    // Done once, however often the job is begun.
    idempotencyKey: `move:${moveId}`,
    request: { moveId, organisationId, parentId },
  };
  try {
    await againWhenBusy(() => runCommand(own, command, (context) => moveAsAsked(context, move, progress.onPart)), {
      ...patience,
      signal,
    });
  } finally {
    await progress.end();
    await own.end();
  }
}

/** Moves a large subtree in one transaction: killed in the middle, nothing is moved, and it is begun again. */
export const moveOrganisationJob: Job<{ moveId: string }> = {
  async run(context, { moveId }) {
    const { operation } = context;
    const move = await begin(operation, moveId);
    if (!move) return;
    if (move.attempts > maxAttempts) return fail(operation, move, "GIVEN_UP");
    try {
      await moveOnce(context, move);
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal) throw error;
      await fail(operation, move, refusal);
    }
  },
};
