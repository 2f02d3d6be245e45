import { ArrayMaxSize, IsOptional, IsUUID, MaxLength } from "class-validator";
import { Field, GraphQLISODateTime, ID, InputType } from "type-graphql";
import { VisibilityStatus } from "../record/record.types";
import { OrganisationLevel } from "./organisation-level";

/** What every list of offices is filtered by: organisations by their own marks, what belongs to them by theirs. */
@InputType()
export abstract class OfficeFilter {
  @Field(() => String, { nullable: true, description: "Words of the Thai or English name, or (part of) the code." })
  @IsOptional()
  @MaxLength(200)
  text?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "This organisation (ministry, department or agency) and all below it.",
  })
  @IsOptional()
  @IsUUID()
  within?: string | null;

  @Field(() => [ID], { nullable: true, description: "These organisations and all below them; at most 100." })
  @IsOptional()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  withinAny?: string[] | null;

  @Field(() => [OrganisationLevel], { nullable: true, description: "Level of the organisation." })
  @IsOptional()
  @ArrayMaxSize(4)
  levels?: OrganisationLevel[] | null;

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

  @Field(() => VisibilityStatus, { nullable: true, description: "Hidden itself, whatever stands above it." })
  status?: VisibilityStatus | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "true: only what is hidden because an organisation above it is (ไม่แสดงตามต้นสังกัด).",
  })
  isHiddenAbove?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "true: only those with something missing; false: only complete ones.",
  })
  isIncomplete?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "true: open at this moment (เปิดอยู่ตอนนี้); false: shut. Neither finds offices without hours, or those of which nobody can tell because the holidays of the year are not declared: their isOpenNow is null.",
  })
  isOpenNow?: boolean | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description:
      "The moment at which isOpenNow is judged; this one when not given. With the moment of an earlier answer it finds whom that one found, though some have opened or shut since.",
  })
  openAt?: Date | null;

  @Field(() => [ID], { nullable: true, description: "At most 100." })
  @IsOptional()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  ids?: string[] | null;
}
