import { Field, GraphQLISODateTime, ID, ObjectType } from "type-graphql";
import type { Role } from "../../../schema/roles-and-actions";
import { PageInfo } from "../../kit/paging/page-info.type";
import { Change, RoleEnum } from "../../kit/record/record.types";

@ObjectType({ description: "One act that the audit trail (ประวัติการใช้งาน) tells: done, or tried and refused." })
export class AuditEntry {
  @Field(() => ID)
  id!: string;

  @Field(() => GraphQLISODateTime)
  at!: Date;

  @Field(() => String, {
    nullable: true,
    description: "Who, as the person was called then; `null` for nobody we know.",
  })
  personName!: string | null;

  @Field(() => RoleEnum, {
    nullable: true,
    description: "The role in which it was done; `null` for the system and for nobody.",
  })
  role!: Role | null;

  @Field(() => String, { description: "Name of the mutation, or of what else was done." })
  action!: string;

  @Field(() => String, { description: "What kind of record: Organisation, ServicePoint, Grant …" })
  entityType!: string;

  @Field(() => ID, { nullable: true })
  entityId!: string | null;

  @Field(() => String, { nullable: true, description: "Address that the client had (จากที่อยู่ IP)." })
  address!: string | null;

  @Field(() => String, { description: "Under which the server's log knows the request." })
  requestId!: string;

  @Field(() => String, { nullable: true, description: "The reason given, where one was asked." })
  reason!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Why it was refused, as a code such as ROLE, SCOPE or OWN_GRANT; `null` for what was done.",
  })
  refusal!: string | null;

  @Field(() => [Change], { description: "What was changed, or asked for; values as they were." })
  changes!: Change[];

  pathC!: string;
}

@ObjectType()
export class AuditEntryConnection {
  @Field(() => [AuditEntry])
  nodes!: AuditEntry[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}
