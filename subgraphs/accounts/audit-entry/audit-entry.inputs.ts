import {
  IsDate,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from "class-validator";
import { ArgsType, Field, GraphQLISODateTime, ID, InputType, Int } from "type-graphql";
import { maxPageSize } from "../../kit/paging/page-arguments";

/** Names of types and of mutations: nothing else is ever written there. */
const namePattern = /^[A-Za-z]{1,60}$/;

@InputType({ description: "Which acts; all conditions together. Only those of the asker's scope are ever found." })
export class AuditEntryFilter {
  @Field(() => String, { nullable: true, description: "Words of the person's name." })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  text?: string | null;

  @Field(() => ID, { nullable: true, description: "Of this person." })
  @IsOptional()
  @IsUUID()
  personId?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(namePattern)
  entityType?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  entityId?: string | null;

  @Field(() => ID, { nullable: true, description: "On this organisation and all below it." })
  @IsOptional()
  @IsUUID()
  organisationId?: string | null;

  @Field(() => String, { nullable: true, description: "Name of the mutation." })
  @IsOptional()
  @Matches(namePattern)
  action?: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: "At this moment or later." })
  @IsOptional()
  @IsDate()
  from?: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: "Before this moment." })
  @IsOptional()
  @IsDate()
  until?: Date | null;
}

@ArgsType()
export class AuditEntryListArguments {
  @Field(() => AuditEntryFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: AuditEntryFilter | null;

  @Field(() => Int, { defaultValue: 25, description: "Rows a page, 1 to 100, newest first." })
  @IsInt()
  @Min(1)
  @Max(maxPageSize)
  first!: number;

  @Field(() => ID, { nullable: true, description: "`pageInfo.endCursor` of the page before." })
  @IsOptional()
  @IsUUID()
  after?: string | null;
}
