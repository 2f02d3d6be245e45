import { IsOptional, IsUUID, MaxLength } from "class-validator";
import { ArgsType, Field, ID, Int, ObjectType } from "type-graphql";
import { RecordCommandArguments } from "../../kit/command/command.inputs";
import { OrganisationName } from "../../kit/directory/organisation-name.type";

@ArgsType()
export class MovePreviewArguments {
  @Field(() => ID, { description: "The organisation that is to be moved with all below it." })
  @IsUUID()
  id!: string;

  @Field(() => ID, { description: "Its new parent." })
  @IsUUID()
  parentId!: string;
}

@ArgsType()
export class MoveOrganisationArguments extends RecordCommandArguments {
  @Field(() => ID)
  @IsUUID()
  parentId!: string;

  @Field(() => String, { nullable: true, description: "Why, for the history." })
  @IsOptional()
  @MaxLength(1_000)
  reason?: string | null;
}

@ObjectType({ description: "What moving an organisation with all below it would change (ผลของการย้าย)." })
export class OrganisationMovePreview {
  @Field(() => OrganisationName, { nullable: true, description: "Its parent now." })
  from!: OrganisationName | null;

  @Field(() => OrganisationName)
  to!: OrganisationName;

  @Field(() => Int, { description: "Organisations that move: itself and all below it." })
  organisationCount!: number;

  @Field(() => [OrganisationName], { description: "Whose users no longer see the subtree, from the top down." })
  losing!: OrganisationName[];

  @Field(() => [OrganisationName], { description: "Whose users see it from then on." })
  gaining!: OrganisationName[];

  @Field(() => Boolean, { description: "Does it show another inherited logo (ตราสัญลักษณ์) afterwards?" })
  changesLogo!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "Why it cannot be moved there: UNDER_ITSELF, ALREADY_THERE, LEVEL_NOT_BELOW_PARENT; null when it can.",
  })
  refusal!: string | null;
}
