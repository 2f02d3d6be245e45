import { ArrayMaxSize, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from "class-validator";
import { ArgsType, Field, ID, InputType, Int } from "type-graphql";
import { PageArguments } from "../../kit/paging/page-arguments";
import { BoundsInput } from "../service-point/service-point.inputs";

/** Only what everybody can see can be asked for: a filter on anything else would tell of it. */
@InputType({ description: "Which public service points; all conditions together." })
export class PublicServicePointFilter {
  @Field(() => String, { nullable: true, description: "Words of the Thai or English name, or (part of) the code." })
  @IsOptional()
  @MaxLength(200)
  text?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "Of this organisation (ministry, department or agency) and all below it.",
  })
  @IsOptional()
  @IsUUID()
  within?: string | null;

  @Field(() => ID, { nullable: true, description: "Type of the organisation." })
  @IsOptional()
  @MaxLength(50)
  typeCode?: string | null;

  @Field(() => ID, { nullable: true, description: "Sub-type of the organisation." })
  @IsOptional()
  @MaxLength(50)
  subTypeCode?: string | null;

  @Field(() => ID, { nullable: true, description: "Category of the organisation." })
  @IsOptional()
  @MaxLength(50)
  categoryCode?: string | null;

  @Field(() => ID, { nullable: true, description: "Province of the address." })
  @IsOptional()
  @MaxLength(2)
  provinceCode?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "true: with a confirmed pin (ปักหมุดแล้ว); false: without.",
  })
  isPinned?: boolean | null;

  @Field(() => BoundsInput, { nullable: true, description: "With a confirmed pin inside." })
  @IsOptional()
  @ValidateNested()
  bounds?: BoundsInput | null;

  @Field(() => [ID], { nullable: true, description: "At most 100." })
  @IsOptional()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  ids?: string[] | null;
}

@ArgsType()
export class PublicServicePointListArguments extends PageArguments {
  @Field(() => PublicServicePointFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: PublicServicePointFilter | null;
}

@ArgsType()
export class PublicServicePointMapArguments {
  @Field(() => BoundsInput)
  @ValidateNested()
  bounds!: BoundsInput;

  @Field(() => Int, { description: "Zoom level of the map, 0 to 22: clusters are cells of 64 pixels." })
  @Min(0)
  @Max(22)
  zoom!: number;

  @Field(() => PublicServicePointFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: PublicServicePointFilter | null;
}
