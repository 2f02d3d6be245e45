import { IsLatitude, IsLongitude, IsOptional, IsUUID, MaxLength } from "class-validator";
import { ArgsType, Field, Float, ID, InputType } from "type-graphql";
import { PinInput, ServicePointInput } from "./service-point.inputs";

@ArgsType()
export class ServicePointNearDuplicateArguments {
  @Field(() => ID, { description: "The organisation that one is to be added to." })
  @IsUUID()
  organisationId!: string;

  @Field(() => String)
  @MaxLength(200)
  nameTh!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(40)
  code?: string | null;

  @Field(() => Float, { nullable: true, description: "With longitude: finds also what lies within 200 metres." })
  @IsOptional()
  @IsLatitude()
  latitude?: number | null;

  @Field(() => Float, { nullable: true })
  @IsOptional()
  @IsLongitude()
  longitude?: number | null;
}

@InputType({ description: "A new service point; what is left out can be filled in afterwards." })
export class NewServicePointInput extends ServicePointInput {
  @Field(() => String, { nullable: true, description: "Code, 13 digits; one is made without it." })
  code?: string | null;
}

@ArgsType()
export class CreateServicePointArguments {
  @Field(() => ID)
  @IsUUID()
  organisationId!: string;

  @Field(() => NewServicePointInput)
  input!: NewServicePointInput;

  @Field(() => PinInput, { nullable: true })
  pin?: PinInput | null;

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
