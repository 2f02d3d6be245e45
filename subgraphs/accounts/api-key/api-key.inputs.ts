import { ArrayMaxSize, IsOptional, IsUUID, MaxLength, ValidateNested } from "class-validator";
import { ArgsType, Field, GraphQLISODateTime, ID, InputType } from "type-graphql";
import { RecordCommandArguments } from "../../kit/command/command.inputs";
import { PageArguments } from "../../kit/paging/page-arguments";
import { ApiKeyState } from "./api-key.types";

@InputType({ description: "Which API keys; all conditions together. Only those of the asker's scope are ever found." })
export class ApiKeyFilter {
  @Field(() => String, { nullable: true, description: "Words of the name." })
  @IsOptional()
  @MaxLength(200)
  text?: string | null;

  @Field(() => ApiKeyState, { nullable: true })
  state?: ApiKeyState | null;
}

@ArgsType()
export class ApiKeyListArguments extends PageArguments {
  @Field(() => ApiKeyFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: ApiKeyFilter | null;
}

@ArgsType()
export class CreateApiKeyArguments {
  @Field(() => String, { description: "What it is for, such as the name of the report." })
  name!: string;

  @Field(() => ID, { description: "It reads this organisation and all below it." })
  @IsUUID()
  organisationId!: string;

  @Field(() => GraphQLISODateTime, { description: "At most a year from now." })
  expiresAt!: Date;

  @Field(() => [String], {
    nullable: true,
    description: "Addresses and networks from which it is taken, at most 50; none: from everywhere.",
  })
  @IsOptional()
  @ArrayMaxSize(50)
  allowedAddresses?: string[] | null;

  @Field(() => String, { description: "As in every command." })
  idempotencyKey!: string;
}

@ArgsType()
export class RevokeApiKeyArguments extends RecordCommandArguments {
  @Field(() => String, { description: "Why; it stays in the history." })
  reason!: string;
}
