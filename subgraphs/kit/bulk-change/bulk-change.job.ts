import { authoriseOn } from "../access/authorise";
import { againWhenBusy } from "../command/again-when-busy";
import { type CommandContext, runCommand } from "../command/command";
import { lockRecord, requireVersion, type VersionedEntity } from "../command/versioned-record";
import { Operation, type Transaction } from "../database/operation";
import type { Job, JobContext } from "../job/job";
import { type GrantedActor, liveActor } from "../job/live-actor";
import type { BulkKind, BulkNoun, BulkWanted } from "./bulk-change.noun";
import { hasLostGrant, ruleOf } from "./bulk-change.refusals";
import { BulkChangeStopped, finishBulkChange, keepOutcome, type Outcome } from "./bulk-change.outcome";
import type { BulkChangePayload } from "./bulk-change.service";
import type { BulkChangeKind } from "./bulk-change.types";

/** Records that are read together; each is changed in a transaction of its own, so that nobody waits for many. */
const rowsAtOnce = 100;
const patience = { times: 5, pauseMs: 200 };
/** In the history of a record that became again what it was. */
const undoReason = "ย้อนกลับการเปลี่ยนแปลงหลายรายการ";

interface StartedChange {
  id: string;
  kind: BulkChangeKind;
  wanted: BulkWanted;
  isUndoing: boolean;
}

interface OpenRow<Entity> {
  position: number;
  recordId: string;
  version: number;
  before: Partial<Entity> | null;
}

/** One run of one change. Killed, it is begun again behind the last record that was done. */
class BulkChangeRun<Entity extends VersionedEntity, Filter extends object> {
  constructor(
    private readonly noun: BulkNoun<Entity, Filter>,
    private readonly context: JobContext,
    private readonly operation: Operation,
    private readonly actor: GrantedActor,
  ) {}

  /** Does what is left of the change. */
  async run(bulkChangeId: string): Promise<void> {
    for (;;) {
      this.context.signal.throwIfAborted();
      const change = await this.#begin(bulkChangeId);
      if (!change) return;
      const kind = this.noun.kinds[change.kind];
      if (!kind) throw new Error(`${this.noun.name} knows no ${change.kind}.`);
      const rows = await this.#openRows(change);
      if (!rows.length) return this.#finish(change, "DONE");
      for (const row of rows) if (!(await this.#isDone(change, kind, row))) break;
    }
  }

  #write<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return this.operation.write(this.actor.grant.scopePath, work);
  }

  /** The change, when there is still something to do. */
  async #begin(id: string): Promise<StartedChange | null> {
    const { schemaName } = this.noun;
    const [change] = await this.#write(({ query }) =>
      query<StartedChange & { isOpen: boolean } & Record<string, unknown>>(
        `update ${schemaName}.bulk_changes set state = case when state = 'WAITING' then 'RUNNING' else state end where id = $1
         returning id, kind, wanted, undoes_id is not null as "isUndoing", finished_at is null as "isOpen"`,
        [id],
      ),
    );
    // It has moved with its organisation: begun again, it is looked for where that is.
    if (!change) throw new Error(`The change ${id} is not in the scope of who asked.`);
    return change.isOpen ? change : null;
  }

  #openRows({ id }: StartedChange): Promise<OpenRow<Entity>[]> {
    return this.#write(({ query }) =>
      query<OpenRow<Entity> & Record<string, unknown>>(
        `select position, record_id as "recordId", version, before from ${this.noun.schemaName}.bulk_change_rows
         where bulk_change_id = $1 and outcome is null order by position limit ${rowsAtOnce}`,
        [id],
      ),
    );
  }

  async #finish({ id }: StartedChange, state: "DONE" | "FAILED"): Promise<void> {
    await this.#write(({ query }) => finishBulkChange(query, this.noun.schemaName, id, state));
  }

  /** Does one record; false: look again at what is to be done. */
  async #isDone(change: StartedChange, kind: BulkKind<Entity>, row: OpenRow<Entity>): Promise<boolean> {
    const { signal } = this.context;
    try {
      await againWhenBusy(() => this.#changeOne(change, kind, row), { ...patience, signal });
      return true;
    } catch (error) {
      if (error instanceof BulkChangeStopped) return false;
      if (hasLostGrant(error)) {
        await this.#finish(change, "FAILED");
        return false;
      }
      const rule = ruleOf(error);
      if (!rule) throw error;
      return this.#isRefused(change, row, rule);
    }
  }

  async #isRefused(change: StartedChange, row: OpenRow<Entity>, rule: string): Promise<boolean> {
    try {
      await this.#write(({ query }) =>
        keepOutcome(query, this.noun.schemaName, { change, row }, { outcome: "REFUSED", rule }),
      );
      return true;
    } catch (error) {
      if (error instanceof BulkChangeStopped) return false;
      throw error;
    }
  }

  /** The change of one record and what became of it, as one command. */
  async #changeOne(change: StartedChange, kind: BulkKind<Entity>, row: OpenRow<Entity>): Promise<void> {
    const { schemaName, target } = this.noun;
    const command = {
      schemaName,
      name: change.isUndoing ? `undo${this.noun.name}` : kind.commandName,
      idempotencyKey: `bulk:${change.id}:${row.position}`,
      request: { bulkChangeId: change.id, recordId: row.recordId },
      record: { target, id: row.recordId },
    };
    await runCommand(this.operation, command, async (context) => {
      await keepOutcome(context.query, schemaName, { change, row }, await this.#apply(context, change, kind, row));
      return row.recordId;
    });
  }

  async #apply(
    context: CommandContext,
    { id, wanted, isUndoing }: StartedChange,
    kind: BulkKind<Entity>,
    { recordId, version, before }: OpenRow<Entity>,
  ): Promise<Outcome> {
    const record = await lockRecord(context, this.noun.target, recordId);
    const { entity } = record;
    authoriseOn(context.actor, kind.action, this.noun.organisationIdOf(entity));
    if (!isUndoing && kind.isAsWanted(entity, wanted)) return { outcome: "UNCHANGED" };
    await requireVersion(context, entity, version, {});
    const kept = kind.kept(entity);
    if (isUndoing) await kind.restore(context, record, before ?? {}, undoReason);
    else await kind.apply(context, record, wanted, id);
    const changed = await record.changed;
    return changed ? { outcome: "CHANGED", before: kept, changedVersion: changed.version } : { outcome: "UNCHANGED" };
  }
}

/** Changes the records of a change one by one, each in the name of who asked, as she may now. */
export const bulkChangeJob = <Entity extends VersionedEntity, Filter extends object>(
  noun: BulkNoun<Entity, Filter>,
): Job<BulkChangePayload> => ({
  async run(context, { bulkChangeId }) {
    const { actor, requestId } = context.operation;
    const live = await liveActor(actor, context.database, requestId);
    if (!live) {
      await context.operation.write(actor?.grant?.scopePath ?? "", ({ query }) =>
        finishBulkChange(query, noun.schemaName, bulkChangeId, "FAILED"),
      );
      return;
    }
    const operation = new Operation(context.database, { actor: live, requestId });
    try {
      await new BulkChangeRun(noun, context, operation, live).run(bulkChangeId);
    } finally {
      await operation.end();
    }
  },
});
