import { ArrayMaxSize, ArrayMinSize, IsOptional, IsUUID, MaxLength, ValidateNested } from "class-validator";
import { ArgsType, Field, ID, InputType, registerEnumType } from "type-graphql";
import type { Action, Role } from "../../../schema/roles-and-actions";
import { RecordCommandArguments } from "../../kit/command/command.inputs";
import { PageArguments } from "../../kit/paging/page-arguments";
import { SortDirection } from "../../kit/paging/page-info.type";
import { ActionEnum, RoleEnum } from "../../kit/record/record.types";
import { GrantState } from "./grant.types";

/** So many grants one command confirms or ends. */
export const maxGrantsAtOnce = 500;
export const maxReasonLength = 1_000;

export enum LastSignIn {
  NEVER = "NEVER",
  BEFORE_30_DAYS = "BEFORE_30_DAYS",
  BEFORE_90_DAYS = "BEFORE_90_DAYS",
  BEFORE_YEAR = "BEFORE_YEAR",
}
registerEnumType(LastSignIn, {
  name: "LastSignIn",
  description: "How long ago the person last signed in: never, or more than 30 days, 90 days, a year ago.",
});

export enum GrantReview {
  DUE = "DUE",
  DONE = "DONE",
}
registerEnumType(GrantReview, {
  name: "GrantReview",
  description: "DUE: neither given nor confirmed (ยืนยันสิทธิ์) within a year. DONE: the others.",
});

export enum GrantSortField {
  PERSON_NAME = "PERSON_NAME",
  ROLE = "ROLE",
  ORGANISATION = "ORGANISATION",
  LAST_SIGN_IN_AT = "LAST_SIGN_IN_AT",
  GRANTED_AT = "GRANTED_AT",
  REVIEWED_AT = "REVIEWED_AT",
}
registerEnumType(GrantSortField, {
  name: "GrantSortField",
  description: "ORGANISATION: in the order of the tree. REVIEWED_AT: confirmed, or given if never confirmed.",
});

@InputType({ description: "Which grants; all conditions together. Only those of the asker's scope are ever found." })
export class GrantFilter {
  @Field(() => String, { nullable: true, description: "Words of the person's name." })
  @IsOptional()
  @MaxLength(200)
  text?: string | null;

  @Field(() => ID, { nullable: true, description: "On this organisation and all below it." })
  @IsOptional()
  @IsUUID()
  organisationId?: string | null;

  @Field(() => [RoleEnum], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(10)
  roles?: Role[] | null;

  @Field(() => GrantState, { nullable: true })
  state?: GrantState | null;

  @Field(() => LastSignIn, { nullable: true })
  lastSignIn?: LastSignIn | null;

  @Field(() => GrantReview, { nullable: true })
  review?: GrantReview | null;

  @Field(() => [ID], { nullable: true, description: "At most 500." })
  @IsOptional()
  @ArrayMaxSize(maxGrantsAtOnce)
  @IsUUID(undefined, { each: true })
  ids?: string[] | null;
}

@InputType()
export class GrantSort {
  @Field(() => GrantSortField)
  field!: GrantSortField;

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC })
  direction!: SortDirection;
}

@ArgsType()
export class GrantListArguments extends PageArguments {
  @Field(() => GrantFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: GrantFilter | null;

  @Field(() => GrantSort, { nullable: true, description: "By the person's name when not given." })
  sort?: GrantSort | null;
}

@ArgsType()
export class ChangeGrantArguments extends RecordCommandArguments {
  @Field(() => RoleEnum)
  role!: Role;

  @Field(() => ID)
  @IsUUID()
  organisationId!: string;

  @Field(() => String, { description: "Why; it stays in the history." })
  @MaxLength(maxReasonLength)
  reason!: string;
}

@ArgsType()
export class EndGrantArguments extends RecordCommandArguments {
  @Field(() => String, { description: "Why; it stays in the history." })
  @MaxLength(maxReasonLength)
  reason!: string;
}

@ArgsType()
export class EndGrantSessionsArguments {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => String, { description: "As in every command." })
  idempotencyKey!: string;
}

@ArgsType()
export class ConfirmGrantsArguments {
  @Field(() => [ID], { description: "1 to 500." })
  @ArrayMinSize(1)
  @ArrayMaxSize(maxGrantsAtOnce)
  @IsUUID(undefined, { each: true })
  ids!: string[];

  @Field(() => String, { description: "As in every command." })
  idempotencyKey!: string;
}

@ArgsType()
export class EndGrantsArguments extends ConfirmGrantsArguments {
  @Field(() => String, { description: "Why; it stays in the history of each." })
  @MaxLength(maxReasonLength)
  reason!: string;
}

@ArgsType()
export class ExplainPermissionArguments {
  @Field(() => ID)
  @IsUUID()
  grantId!: string;

  @Field(() => ActionEnum)
  action!: Action;

  @Field(() => ID)
  @IsUUID()
  organisationId!: string;
}
