import { ArrayMaxSize, IsIn, IsInt, IsOptional, IsUUID, MaxLength } from "class-validator";
import { ArgsType, Field, ID, Int, ObjectType } from "type-graphql";
import { RecordCommandArguments } from "../../kit/command/command.inputs";
import { type Difference, type MergeChoice, mergeChoices } from "./merge.rules";

const choices = Object.keys(mergeChoices);

@ArgsType()
export class MergePreviewArguments {
  @Field(() => ID, { description: "The duplicate that goes." })
  @IsUUID()
  id!: string;

  @Field(() => ID, { description: "The one that stays." })
  @IsUUID()
  intoId!: string;
}

@ArgsType()
export class MergeOrganisationsArguments extends RecordCommandArguments {
  @Field(() => ID, { description: "The one that stays." })
  @IsUUID()
  intoId!: string;

  @Field(() => Int, { description: "The version of the one that stays." })
  @IsInt()
  intoVersion!: number;

  @Field(() => [String], {
    description: `What it takes from the other, of: ${choices.join(", ")} (with all of the address).`,
  })
  @ArrayMaxSize(choices.length)
  @IsIn(choices, { each: true })
  fields!: MergeChoice[];

  @Field(() => String, { nullable: true, description: "Why, for the history." })
  @IsOptional()
  @MaxLength(1_000)
  reason?: string | null;
}

@ObjectType({ description: "A field in which two duplicates differ." })
export class MergeDifference implements Difference {
  @Field(() => String)
  field!: MergeChoice;

  @Field(() => String, { nullable: true, description: "Of the one that stays, as text." })
  kept!: string | null;

  @Field(() => String, { nullable: true, description: "Of the one that goes, as text." })
  merged!: string | null;
}

@ObjectType({ description: "What merging two duplicates (รวมหน่วยงานซ้ำ) would do." })
export class OrganisationMergePreview {
  @Field(() => Int, { description: "Version of the one that goes." })
  version!: number;

  @Field(() => Int, { description: "Version of the one that stays." })
  intoVersion!: number;

  @Field(() => Int, { description: "Organisations below the one that goes, which come below the one that stays." })
  organisationCount!: number;

  @Field(() => Int, { description: "Photos that the one that stays gets: as many as there is room for." })
  photoCount!: number;

  @Field(() => [MergeDifference])
  differences!: MergeDifference[];

  @Field(() => String, {
    nullable: true,
    description:
      "Why they cannot be merged: SAME, ALREADY_MERGED, UNDER_ITSELF, LEVEL_NOT_BELOW_PARENT, TOO_LARGE; null when they can.",
  })
  refusal!: string | null;
}
