import { IsOptional, ValidateNested } from "class-validator";
import { ArgsType, Field } from "type-graphql";
import { BulkSelectionArguments } from "../../kit/bulk-change/bulk-change.inputs";
import { ServicePointFilter } from "../service-point/service-point.inputs";

@ArgsType()
export class ServicePointBulkChangeArguments extends BulkSelectionArguments {
  @Field(() => ServicePointFilter, { nullable: true, description: "All that it finds in the scope." })
  @IsOptional()
  @ValidateNested()
  filter?: ServicePointFilter | null;
}

@ArgsType()
export class StartServicePointBulkChangeArguments extends ServicePointBulkChangeArguments {
  @Field(() => String, {
    description: "Chosen by the client, new for each intention; the same again has no second effect.",
  })
  idempotencyKey!: string;
}
