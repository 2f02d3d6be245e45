import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import type { Role } from "../../../schema/roles-and-actions";
import { RoleEnum } from "../../kit/record/record.types";

export enum ActivationTokenBatchState {
  WAITING = "WAITING",
  RUNNING = "RUNNING",
  DONE = "DONE",
  CANCELLED = "CANCELLED",
  FAILED = "FAILED",
}
registerEnumType(ActivationTokenBatchState, {
  name: "ActivationTokenBatchState",
  description: "Waiting, at work, done, stopped by somebody, or ended because who asked may no longer do it.",
});

@ObjectType({ description: "Making tokens for many places at once (ออก Token หลายหน่วยงาน), in the background." })
export class ActivationTokenBatch {
  @Field(() => ID)
  id!: string;

  @Field(() => ActivationTokenBatchState)
  state!: ActivationTokenBatchState;

  @Field(() => [RoleEnum])
  roles!: Role[];

  @Field(() => Int, { description: "Seats in all, as counted at the beginning." })
  total!: number;

  @Field(() => Int, { description: "Seats that have been looked at." })
  done!: number;

  @Field(() => Int, { description: "Tokens that were made." })
  issued!: number;

  @Field(() => Int, { description: "Seats whose unused token stayed." })
  kept!: number;

  @Field(() => Int, { description: "Seats that nothing was done for, because it was stopped or had to end." })
  failed!: number;

  @Field(() => GraphQLISODateTime)
  createdAt!: Date;

  @Field(() => String)
  createdByName!: string;

  @Field(() => GraphQLISODateTime, { nullable: true })
  finishedAt!: Date | null;
}
