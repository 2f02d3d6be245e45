import { IsOptional, ValidateNested } from "class-validator";
import { ArgsType, Field } from "type-graphql";
import { BulkSelectionArguments } from "../../kit/bulk-change/bulk-change.inputs";
import { OrganisationFilter } from "../organisation/organisation.inputs";

@ArgsType()
export class OrganisationBulkChangeArguments extends BulkSelectionArguments {
  @Field(() => OrganisationFilter, { nullable: true, description: "All that it finds in the scope." })
  @IsOptional()
  @ValidateNested()
  filter?: OrganisationFilter | null;
}

@ArgsType()
export class StartOrganisationBulkChangeArguments extends OrganisationBulkChangeArguments {
  @Field(() => String, {
    description: "Chosen by the client, new for each intention; the same again has no second effect.",
  })
  idempotencyKey!: string;
}
