import { IsInt, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from "class-validator";
import { ArgsType, Field, ID, InputType, Int, registerEnumType } from "type-graphql";
import { maxPageSize, PageArguments } from "../../kit/paging/page-arguments";
import { PhotoInput } from "../../kit/photo/photo.types";
import { SortDirection } from "../../kit/paging/page-info.type";
import { VisibilityStatus } from "../../kit/record/record.types";
import { RecordCommandArguments } from "../../kit/command/command.inputs";
import { OfficeFilter } from "../../kit/directory/office-filter.inputs";
import { OfficeProfileInput } from "../../kit/directory/office-profile.inputs";

export enum OrganisationSortField {
  CODE = "CODE",
  NAME_TH = "NAME_TH",
  PARENT_NAME_TH = "PARENT_NAME_TH",
  LEVEL = "LEVEL",
  TYPE = "TYPE",
  SUB_TYPE = "SUB_TYPE",
  STATUS = "STATUS",
  COMPLETENESS = "COMPLETENESS",
  UPDATED_AT = "UPDATED_AT",
}
registerEnumType(OrganisationSortField, {
  name: "OrganisationSortField",
  valuesConfig: {
    PARENT_NAME_TH: { description: "By the Thai name of what it belongs to (หน่วยงานที่สังกัด); ministries first." },
  },
});

@InputType({
  description: "Which organisations; all conditions together. Only those of the asker's scope are ever found.",
})
export class OrganisationFilter extends OfficeFilter {
  @Field(() => Boolean, {
    nullable: true,
    description:
      "true: where an activation token waits to be used (มี Token ที่ยังไม่ใช้); false: where none does. FORBIDDEN for whoever hands out no tokens.",
  })
  hasUnusedToken?: boolean | null;
}

@InputType()
export class OrganisationSort {
  @Field(() => OrganisationSortField)
  field!: OrganisationSortField;

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC })
  direction!: SortDirection;
}

@ArgsType()
export class OrganisationListArguments extends PageArguments {
  @Field(() => OrganisationFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: OrganisationFilter | null;

  @Field(() => OrganisationSort, { nullable: true, description: "By Thai name when not given." })
  sort?: OrganisationSort | null;
}

@ArgsType()
export class OrganisationChildrenArguments extends PageArguments {
  @Field(() => ID, {
    nullable: true,
    description: "Without it: the organisation of the asker's grant, the top of its scope.",
  })
  @IsOptional()
  @IsUUID()
  parentId?: string | null;
}

@InputType({ description: "A change of a profile: what is left out stays, what is null is emptied." })
export class OrganisationProfileInput extends OfficeProfileInput {
  @Field(() => String, { nullable: true })
  fullNameTh?: string | null;

  @Field(() => String, { nullable: true })
  fax?: string | null;

  @Field(() => String, { nullable: true })
  website?: string | null;

  @Field(() => [String], { nullable: true, description: "At most 10 web addresses." })
  socialLinks?: string[] | null;

  @Field(() => String, { nullable: true })
  emailPublic?: string | null;

  @Field(() => String, { nullable: true })
  emailRegistered?: string | null;

  @Field(() => String, { nullable: true })
  emailComplaints?: string | null;

  @Field(() => [PhotoInput], { nullable: true, description: "All photos of the building, in their order." })
  photos?: PhotoInput[] | null;

  @Field(() => ID, { nullable: true, description: "Uploaded logo (ตราสัญลักษณ์); null takes the one from above." })
  logoFileId?: string | null;
}

@ArgsType()
export class UpdateOrganisationProfileArguments extends RecordCommandArguments {
  @Field(() => OrganisationProfileInput)
  input!: OrganisationProfileInput;
}

@ArgsType()
export class ChangeOrganisationStatusArguments extends RecordCommandArguments {
  @Field(() => VisibilityStatus)
  status!: VisibilityStatus;

  @Field(() => String, { nullable: true, description: "Why; asked when an organisation is hidden." })
  @IsOptional()
  @MaxLength(1_000)
  reason?: string | null;
}

@ArgsType()
export class OrganisationSearchArguments {
  @Field(() => String, { description: "Words, each of which is in the Thai or English name or in the code." })
  @MaxLength(200)
  text!: string;

  @Field(() => Int, { defaultValue: 20, description: "1 to 100." })
  @IsInt()
  @Min(1)
  @Max(maxPageSize)
  first!: number;
}
