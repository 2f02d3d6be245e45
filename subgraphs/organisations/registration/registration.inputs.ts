import { IsEnum, IsInt, IsOptional, IsUUID, MaxLength, ValidateNested } from "class-validator";
import { ArgsType, Field, ID, InputType, Int } from "type-graphql";
import { RecordCommandArguments } from "../../kit/command/command.inputs";
import { PageArguments } from "../../kit/paging/page-arguments";
import { NewOrganisationInput } from "../organisation/new-organisation.inputs";
import { RegistrationKind, RegistrationState } from "./registration.states";

@InputType({ description: "The solved challenge." })
export class RegistrationProof {
  @Field(() => String)
  @MaxLength(20)
  algorithm!: string;

  @Field(() => String)
  @MaxLength(200)
  challenge!: string;

  @Field(() => String)
  @MaxLength(200)
  salt!: string;

  @Field(() => Int)
  @IsInt()
  number!: number;

  @Field(() => String)
  @MaxLength(200)
  signature!: string;
}

@InputType({ description: "Contact person (ผู้ประสานงาน) of a request." })
export class RegistrationContact {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  phone!: string;

  @Field(() => String)
  email!: string;
}

@InputType({ description: "An agency that is not in the register (กรณีไม่มีหน่วยงาน)." })
export class RegistrationAgency {
  @Field(() => ID, { description: "Its ministry, or its department where it belongs to one." })
  @IsUUID()
  parentId!: string;

  @Field(() => String)
  nameTh!: string;

  @Field(() => String, { nullable: true })
  nameEn?: string | null;

  @Field(() => String)
  addressTh!: string;

  @Field(() => String)
  provinceCode!: string;

  @Field(() => String)
  districtCode!: string;

  @Field(() => String)
  subdistrictCode!: string;

  @Field(() => String)
  postcode!: string;

  @Field(() => [String])
  phones!: string[];
}

@InputType({ description: "One of `organisationId` and `agency`." })
export class RegistrationInput {
  @Field(() => ID, { nullable: true, description: "The agency, when it is in the register." })
  @IsOptional()
  @IsUUID()
  organisationId?: string | null;

  @Field(() => RegistrationAgency, { nullable: true })
  @IsOptional()
  @ValidateNested()
  agency?: RegistrationAgency | null;

  @Field(() => RegistrationContact)
  @ValidateNested()
  contact!: RegistrationContact;
}

@ArgsType()
export class RequestRegistrationArguments {
  @Field(() => RegistrationInput)
  @ValidateNested()
  input!: RegistrationInput;

  @Field(() => RegistrationProof)
  @ValidateNested()
  proof!: RegistrationProof;

  @Field(() => String, { description: "As in every command: the same again gives the same tracking number." })
  idempotencyKey!: string;
}

@InputType()
export class RegistrationFilter {
  @Field(() => RegistrationState, { nullable: true })
  @IsOptional()
  @IsEnum(RegistrationState)
  state?: RegistrationState | null;

  @Field(() => RegistrationKind, { nullable: true })
  @IsOptional()
  @IsEnum(RegistrationKind)
  kind?: RegistrationKind | null;

  @Field(() => ID, { nullable: true, description: "This one alone." })
  @IsOptional()
  @IsUUID()
  id?: string | null;
}

@ArgsType()
export class RegistrationListArguments extends PageArguments {
  @Field(() => RegistrationFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: RegistrationFilter | null;
}

@ArgsType()
export class ApproveRegistrationArguments extends RecordCommandArguments {
  @Field(() => ID, { description: "The organisation below which the agency is added." })
  @IsUUID()
  parentId!: string;

  @Field(() => NewOrganisationInput, { description: "What it is added with: as it was asked for, or put right." })
  input!: NewOrganisationInput;

  @Field(() => [ID], { defaultValue: [], description: "As in `createOrganisation`." })
  @IsUUID(undefined, { each: true })
  differsFrom!: string[];
}

@ArgsType()
export class JoinRegistrationArguments extends RecordCommandArguments {
  @Field(() => ID, { description: "The organisation that is meant." })
  @IsUUID()
  organisationId!: string;
}

@ArgsType()
export class RefuseRegistrationArguments extends RecordCommandArguments {
  @Field(() => String, { description: "Why; needed. The contact is told." })
  reason!: string;
}
