import { IsInt, IsOptional, IsUUID, Max, Min } from "class-validator";
import { ArgsType, Field, ID, Int } from "type-graphql";
import { maxPlacedSiblings } from "./sibling.rules";

@ArgsType()
export class PlaceOrganisationArguments {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => Int, {
    description: `Its new place among its siblings, from 1 to ${maxPlacedSiblings.toLocaleString("en")}; the last one when there are fewer.`,
  })
  @IsInt()
  @Min(1)
  @Max(maxPlacedSiblings)
  position!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      "The place at which the asker saw it: when somebody else has changed the order and it stands elsewhere, CONFLICT. Left out: wherever it stands.",
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  seenPosition?: number | null;

  @Field(() => String, {
    description: "Chosen by the client, new for each intention; the same again has no second effect.",
  })
  idempotencyKey!: string;
}
