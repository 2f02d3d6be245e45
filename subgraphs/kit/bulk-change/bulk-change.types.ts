import { Directive, Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { VisibilityStatus } from "../record/record.types";

export enum BulkChangeKind {
  CHANGE_STATUS = "CHANGE_STATUS",
  CHANGE_TYPE = "CHANGE_TYPE",
  CONFIRM_PINS = "CONFIRM_PINS",
  CHANGE_PARENT = "CHANGE_PARENT",
}
registerEnumType(BulkChangeKind, {
  name: "BulkChangeKind",
  description:
    "Hide records or show them again; give organisations another type; confirm the pins of service points where they are; " +
    "move organisations with all below them to another parent.",
});

export enum BulkChangeState {
  WAITING = "WAITING",
  RUNNING = "RUNNING",
  DONE = "DONE",
  CANCELLED = "CANCELLED",
  FAILED = "FAILED",
}
registerEnumType(BulkChangeState, {
  name: "BulkChangeState",
  description: "Waiting, at work, done, stopped by somebody, or ended because who asked may no longer do it.",
});

export enum BulkChangeOutcome {
  CHANGED = "CHANGED",
  UNCHANGED = "UNCHANGED",
  REFUSED = "REFUSED",
}
registerEnumType(BulkChangeOutcome, {
  name: "BulkChangeOutcome",
  description: "What becomes of one record: changed, as wanted already, or left as it is for a reason that is told.",
});

@Directive("@shareable")
@ObjectType({
  description: "One change of many records (การเปลี่ยนแปลงหลายรายการ), made record by record in the background.",
})
export class BulkChange {
  @Field(() => ID)
  id!: string;

  @Field(() => BulkChangeState)
  state!: BulkChangeState;

  @Field(() => BulkChangeKind)
  kind!: BulkChangeKind;

  @Field(() => VisibilityStatus, { nullable: true, description: "That the records shall have." })
  status!: VisibilityStatus | null;

  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field(() => ID, { nullable: true, description: "That the organisations shall have." })
  typeCode!: string | null;

  @Field(() => ID, { nullable: true })
  subTypeCode!: string | null;

  @Field(() => ID, { nullable: true, description: "Below which the organisations shall be." })
  parentId!: string | null;

  @Field(() => String, { nullable: true, description: "Name that this had when the change was asked for." })
  parentNameTh!: string | null;

  @Field(() => String, { nullable: true })
  parentNameEn!: string | null;

  @Field(() => Int, { description: "Records that were selected." })
  total!: number;

  @Field(() => Int)
  changed!: number;

  @Field(() => Int, { description: "Records that were as wanted already." })
  unchanged!: number;

  @Field(() => Int, { description: "Records that were left as they are; each says why." })
  refused!: number;

  @Field(() => ID, { nullable: true, description: "The change that this one takes back (ย้อนกลับ)." })
  undoesId!: string | null;

  @Field(() => ID, { nullable: true, description: "The change that takes this one back, or has." })
  undoneById!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: "Until when it can be taken back; null: it cannot." })
  undoableUntil!: Date | null;

  @Field(() => GraphQLISODateTime)
  createdAt!: Date;

  @Field(() => String)
  createdByName!: string;

  @Field(() => GraphQLISODateTime, { nullable: true })
  finishedAt!: Date | null;
}

@Directive("@shareable")
@ObjectType({ description: "What became of one record of a change of many." })
export class BulkChangeRow {
  @Field(() => Int, { description: "Its place in the change, from 1." })
  position!: number;

  @Field(() => ID)
  recordId!: string;

  @Field(() => String, { nullable: true })
  code!: string | null;

  @Field(() => String, { nullable: true, description: "null: the record lies outside the scope by now." })
  nameTh!: string | null;

  @Field(() => String, { nullable: true })
  nameEn!: string | null;

  @Field(() => String, { nullable: true, description: "Why it was refused, as a code." })
  rule!: string | null;

  @Field(() => String, { nullable: true })
  reasonTh!: string | null;

  @Field(() => String, { nullable: true })
  reasonEn!: string | null;
}

@Directive("@shareable")
@ObjectType({ description: "Selected records that are alike in what is to be changed." })
export class BulkChangeGroup {
  @Field(() => String, {
    nullable: true,
    description:
      "What they have now: a status, the code of a sub-type or type, or CONFIRMED, PROPOSED or NONE of a pin; null: nothing.",
  })
  before!: string | null;

  @Field(() => BulkChangeOutcome, { description: "What is to be expected; the rules are asked of each record." })
  expected!: BulkChangeOutcome;

  @Field(() => Boolean, {
    description: "Were they changed after they had been chosen? Then they are left as they are.",
  })
  isChangedSince!: boolean;

  @Field(() => Int)
  count!: number;

  @Field(() => GraphQLISODateTime, {
    description:
      "When this was so. A filter by isOpenNow begins the change with this as its openAt, to change whom it has told of.",
  })
  judgedAt!: Date;
}
