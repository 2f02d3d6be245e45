import { IsOptional, IsUUID, MaxLength, ValidateNested } from "class-validator";
import { ArgsType, Field, ID, InputType, registerEnumType } from "type-graphql";
import type { Role } from "../../../schema/roles-and-actions";
import { OrganisationLevel } from "../../kit/directory/organisation-level";
import { PageArguments } from "../../kit/paging/page-arguments";
import { SortDirection } from "../../kit/paging/page-info.type";
import { RoleEnum } from "../../kit/record/record.types";
import { ActivationTokenStatus } from "./activation-token.types";

export enum ActivationTokenPlaceSortField {
  NAME_TH = "NAME_TH",
  CODE = "CODE",
  LEVEL = "LEVEL",
}
registerEnumType(ActivationTokenPlaceSortField, { name: "ActivationTokenPlaceSortField" });

@InputType({
  description: "Which places; all conditions together. Only those of the asker's scope are ever found.",
})
export class ActivationTokenPlaceFilter {
  @Field(() => String, { nullable: true, description: "Words of the Thai or English name, or (part of) the code." })
  @IsOptional()
  @MaxLength(200)
  text?: string | null;

  @Field(() => ID, { nullable: true, description: "This organisation and all below it." })
  @IsOptional()
  @IsUUID()
  organisationId?: string | null;

  @Field(() => OrganisationLevel, { nullable: true })
  level?: OrganisationLevel | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @MaxLength(2)
  provinceCode?: string | null;

  @Field(() => RoleEnum, { nullable: true, description: "Where the asker may give this role." })
  role?: Role | null;

  @Field(() => ActivationTokenStatus, {
    nullable: true,
    description:
      "Of the token for `role`; without a role: where any token has it, NONE where there is no token at all.",
  })
  status?: ActivationTokenStatus | null;
}

@InputType()
export class ActivationTokenPlaceSort {
  @Field(() => ActivationTokenPlaceSortField)
  field!: ActivationTokenPlaceSortField;

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC })
  direction!: SortDirection;
}

@ArgsType()
export class ActivationTokenPlaceListArguments extends PageArguments {
  @Field(() => ActivationTokenPlaceFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: ActivationTokenPlaceFilter | null;

  @Field(() => ActivationTokenPlaceSort, { nullable: true, description: "By Thai name when not given." })
  sort?: ActivationTokenPlaceSort | null;
}

const idempotencyKey = "Chosen by the client, new for each intention; the same again has no second effect.";

@ArgsType()
export class RevealActivationTokenArguments {
  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => String, { description: idempotencyKey })
  idempotencyKey!: string;
}

@ArgsType()
export class RefreshActivationTokenArguments {
  @Field(() => ID)
  @IsUUID()
  organisationId!: string;

  @Field(() => RoleEnum)
  role!: Role;

  @Field(() => String, { description: idempotencyKey })
  idempotencyKey!: string;
}
