import { IsOptional, IsUUID, MaxLength } from "class-validator";
import { ArgsType, Field, ID, InputType } from "type-graphql";
import { OrganisationLevel } from "../../kit/directory/organisation-level";

@ArgsType()
export class NearDuplicateArguments {
  @Field(() => ID, { description: "The organisation below which one is to be added." })
  @IsUUID()
  parentId!: string;

  @Field(() => String)
  @MaxLength(200)
  nameTh!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(40)
  code?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(4)
  districtCode?: string | null;
}

@InputType({ description: "What an organisation needs to be added; the rest of its profile is filled in afterwards." })
export class NewOrganisationInput {
  @Field(() => String, { description: "Display name (ชื่อสำหรับแสดงผล)." })
  nameTh!: string;

  @Field(() => String, { nullable: true })
  nameEn?: string | null;

  @Field(() => String, { nullable: true, description: "Agency code (รหัสหน่วยงาน), 13 digits; one is made without it." })
  code?: string | null;

  @Field(() => OrganisationLevel, { nullable: true, description: "What is usual below the parent when left out." })
  level?: OrganisationLevel | null;

  @Field(() => String, { nullable: true })
  typeCode?: string | null;

  @Field(() => String, { nullable: true })
  subTypeCode?: string | null;

  @Field(() => String, { nullable: true })
  categoryCode?: string | null;

  @Field(() => String, { nullable: true })
  provinceCode?: string | null;

  @Field(() => String, { nullable: true })
  districtCode?: string | null;
}

@ArgsType()
export class CreateOrganisationArguments {
  @Field(() => ID)
  @IsUUID()
  parentId!: string;

  @Field(() => NewOrganisationInput)
  input!: NewOrganisationInput;

  @Field(() => [ID], {
    defaultValue: [],
    description: "Near-duplicates that the officer has looked at and says are others; all of them must be named.",
  })
  @IsUUID(undefined, { each: true })
  differsFrom!: string[];

  @Field(() => String, {
    description: "Chosen by the client, new for each intention; the same again has no second effect.",
  })
  idempotencyKey!: string;
}
