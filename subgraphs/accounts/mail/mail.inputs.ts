import { IsEnum, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, ValidateNested } from "class-validator";
import { ArgsType, Field, ID, InputType, Int } from "type-graphql";
import { maxPageSize } from "../../kit/paging/page-arguments";
import { MailState } from "./mail.types";

@InputType()
export class MailFilter {
  @Field(() => String, { nullable: true, description: "Words of the subject or the address." })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  text?: string | null;

  @Field(() => MailState, { nullable: true })
  @IsOptional()
  @IsEnum(MailState)
  state?: MailState | null;
}

@ArgsType()
export class MailListArguments {
  @Field(() => MailFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: MailFilter | null;

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
