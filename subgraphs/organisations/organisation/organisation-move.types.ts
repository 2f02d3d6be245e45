import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { OrganisationName } from "../../kit/directory/organisation-name.type";

export enum OrganisationMoveState {
  WAITING = "WAITING",
  RUNNING = "RUNNING",
  DONE = "DONE",
  FAILED = "FAILED",
}
registerEnumType(OrganisationMoveState, {
  name: "OrganisationMoveState",
  description: "Waiting, at work, done as a whole, or ended without any effect.",
});

@ObjectType({ description: "Moving a large subtree (ย้ายทั้งสาย), in the background; nobody sees half of it." })
export class OrganisationMove {
  @Field(() => ID)
  id!: string;

  @Field(() => OrganisationMoveState)
  state!: OrganisationMoveState;

  @Field(() => OrganisationName, { nullable: true, description: "What is moved, with all below it." })
  organisation!: OrganisationName | null;

  @Field(() => OrganisationName, { nullable: true, description: "Its parent before." })
  from!: OrganisationName | null;

  @Field(() => OrganisationName, { nullable: true, description: "Its new parent." })
  to!: OrganisationName | null;

  @Field(() => Int, { description: "Organisations that move: itself and all below it." })
  total!: number;

  @Field(() => Int, { description: "How many of them have their new place, which shows when all have." })
  done!: number;

  @Field(() => String, {
    nullable: true,
    description:
      "Why nothing was moved, as a code: MOVED_MEANWHILE, UNDER_ITSELF, ALREADY_THERE, LEVEL_NOT_BELOW_PARENT, NOT_FOUND, GRANT_ENDED, OWN_ROOT, ROLE, GIVEN_UP.",
  })
  refusal!: string | null;

  @Field(() => String, { nullable: true })
  reason!: string | null;

  @Field(() => GraphQLISODateTime)
  createdAt!: Date;

  @Field(() => String)
  createdByName!: string;

  @Field(() => GraphQLISODateTime, { nullable: true })
  finishedAt!: Date | null;
}
