import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import type { Permission, Role } from "../../../schema/roles-and-actions";
import type { Connection } from "../../kit/paging/connection";
import { PageInfo } from "../../kit/paging/page-info.type";
import { PermissionEnum, RoleEnum } from "../../kit/record/record.types";
import { Grant } from "./grant.entity";

export enum GrantState {
  LIVE = "LIVE",
  ENDED = "ENDED",
}
registerEnumType(GrantState, { name: "GrantState", description: "In force (ใช้งานอยู่), or ended (สิ้นสุดแล้ว)." });

@ObjectType()
export class GrantConnection implements Connection<Grant> {
  @Field(() => [Grant])
  nodes!: Grant[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  countTotal!: () => Promise<number>;
}

@ObjectType({ description: "Figures of all grants that a filter finds; all but the first two count live ones only." })
export class GrantSummary {
  @Field(() => Int)
  totalCount!: number;

  @Field(() => Int)
  endedCount!: number;

  @Field(() => Int, { description: "The person has never signed in since." })
  neverSignedInCount!: number;

  @Field(() => Int, { description: "The last sign-in was more than 90 days ago." })
  notSignedInFor90DaysCount!: number;

  @Field(() => Int, { description: "Given or confirmed (ยืนยันสิทธิ์) more than a year ago." })
  notConfirmedForAYearCount!: number;
}

@ObjectType({ description: "A signed-in browser that works under a grant." })
export class GrantSession {
  @Field(() => ID)
  id!: string;

  @Field(() => GraphQLISODateTime)
  startedAt!: Date;

  @Field(() => GraphQLISODateTime, { description: "To the minute." })
  lastSeenAt!: Date;

  @Field(() => String, { nullable: true, description: "Browser and system, such as “Chrome, Windows”." })
  device!: string | null;

  @Field(() => String, { nullable: true, description: "Network address from which the person signed in." })
  address!: string | null;
}

@ObjectType({ description: "What became of one grant in a command on many." })
export class GrantResult {
  @Field(() => ID)
  id!: string;

  @Field(() => Boolean)
  isDone!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      "Why not, as a code: NOT_FOUND, ENDED, or that of `allowedActions`: ROLE, OWN_ROOT, OWN_GRANT, LAST_PLATFORM_ADMIN, LAST_CENTRAL_OFFICER.",
  })
  reason!: string | null;

  @Field(() => Grant, { nullable: true, description: "As it is now; null when it is not in the asker's scope." })
  grant!: Grant | null;
}

@ObjectType({ description: "Why a grant allows an action on the records of an organisation, or why not." })
export class PermissionExplanation {
  @Field(() => Boolean)
  isAllowed!: boolean;

  @Field(() => RoleEnum)
  role!: Role;

  @Field(() => PermissionEnum, { description: "What the role may do with the action, wherever." })
  permission!: Permission;

  @Field(() => [RoleEnum], { description: "The roles that may do it somewhere." })
  allowedRoles!: Role[];

  @Field(() => String, {
    nullable: true,
    description:
      "Why not, as a code: GRANT_ENDED, ROLE (another role may), SCOPE (another part of the tree) or OWN_ROOT (only below one's own organisation). null: allowed.",
  })
  reason!: string | null;

  grantOrganisationId!: string;
  organisationId!: string;
}
