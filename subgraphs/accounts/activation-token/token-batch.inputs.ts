import { ArrayMaxSize, ArrayNotEmpty, IsInt, IsOptional, IsUUID, Max, Min, ValidateNested } from "class-validator";
import { ArgsType, Field, ID, Int } from "type-graphql";
import { type Role, roles } from "../../../schema/roles-and-actions";
import { maxPageSize } from "../../kit/paging/page-arguments";
import { RoleEnum } from "../../kit/record/record.types";
import { ActivationTokenPlaceFilter } from "./activation-token.inputs";

/** A selection by hand; more are chosen by a filter. */
export const maxChosenPlaces = 1_000;

@ArgsType()
export class IssueActivationTokensArguments {
  @Field(() => ActivationTokenPlaceFilter, { nullable: true, description: "All places that it finds." })
  @IsOptional()
  @ValidateNested()
  filter?: ActivationTokenPlaceFilter | null;

  @Field(() => [ID], { nullable: true, description: "Of these places only; at most 1,000." })
  @IsOptional()
  @ArrayMaxSize(maxChosenPlaces)
  @IsUUID(undefined, { each: true })
  organisationIds?: string[] | null;

  @Field(() => [RoleEnum], { description: "For these roles, wherever each may be given." })
  @ArrayNotEmpty()
  @ArrayMaxSize(roles.length)
  roles!: Role[];

  @Field(() => Boolean, { defaultValue: false, description: "Void unused tokens and make others in their place." })
  refreshUnused!: boolean;

  @Field(() => String, {
    description: "Chosen by the client, new for each intention; the same again has no second effect.",
  })
  idempotencyKey!: string;
}

@ArgsType()
export class CancelActivationTokenBatchArguments {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => String, {
    description: "Chosen by the client, new for each intention; the same again has no second effect.",
  })
  idempotencyKey!: string;
}

@ArgsType()
export class ActivationTokenBatchListArguments {
  @Field(() => Int, { defaultValue: 10, description: "1 to 100." })
  @IsInt()
  @Min(1)
  @Max(maxPageSize)
  first!: number;
}
