import type { EntityTarget } from "typeorm";
import type { Action } from "../../../schema/roles-and-actions";
import type { CommandContext } from "../command/command";
import type { LockedRecord, VersionedEntity } from "../command/versioned-record";
import type { Conditions } from "../database/conditions";
import type { Operation } from "../database/operation";
import type { FieldChecks } from "../input/check-fields";
import type { VisibilityStatus } from "../record/record.types";
import type { BulkChangeInput } from "./bulk-change.inputs";
import type { BulkChangeKind } from "./bulk-change.types";

/** What records shall become, as it is kept. */
export interface BulkWanted {
  status?: VisibilityStatus;
  reason?: string | null;
  typeCode?: string;
  subTypeCode?: string | null;
  parentId?: string;
  parentNameTh?: string;
  parentNameEn?: string | null;
}

/** One thing that can be done to many records of a noun: in the words of the command that does it to one. */
export interface BulkKind<Entity extends VersionedEntity> {
  action: Action;
  /** Reads what is wanted; `checks` takes what is wrong. */
  read(operation: Operation, input: BulkChangeInput, checks: FieldChecks): Promise<BulkWanted>;
  /** The most records, chosen by hand, that it takes; without it as many as there are, also by a filter. */
  mostChosen?: number;
  /** SQL of what a record has now. */
  before: string;
  /** SQL of the outcome that is to be expected of a record; `chosen` are the ids of those that were chosen by hand. */
  expected(conditions: Conditions, wanted: BulkWanted, chosen: readonly string[]): string;
  isAsWanted(entity: Entity, wanted: BulkWanted): boolean;
  /** Changes a locked record under the rules of the single command; its actor and version have been asked. */
  apply(context: CommandContext, record: LockedRecord<Entity>, wanted: BulkWanted, changeId: string): Promise<void>;
  /** What `apply` takes away. */
  kept(entity: Entity): Partial<Entity>;
  /** Gives a locked record back what `kept` had kept. */
  restore(
    context: CommandContext,
    record: LockedRecord<Entity>,
    before: Partial<Entity>,
    reason: string,
  ): Promise<void>;
  /** The command's name in the history of a record. */
  commandName: string;
}

/** Where a filter reads, and its conditions: made anew for each statement. */
export interface BulkSource {
  from: string;
  newConditions: () => Conditions;
}

/** A subgraph's records that can be changed many at a time. */
export interface BulkNoun<Entity extends VersionedEntity, Filter extends object> {
  schemaName: string;
  /** "OrganisationBulkChange" of startOrganisationBulkChange. */
  name: string;
  target: EntityTarget<Entity>;
  table: string;
  /** Of the table in `source`. */
  alias: string;
  source(operation: Operation, filter: Filter): Promise<BulkSource>;
  organisationIdOf(entity: Entity): string;
  kinds: Partial<Record<BulkChangeKind, BulkKind<Entity>>>;
}
