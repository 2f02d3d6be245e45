import { IsOptional, IsUUID } from "class-validator";
import { ArgsType, Field, ID } from "type-graphql";
import { StartFileImportArguments } from "../../kit/file-import/file-import.inputs";

@ArgsType()
export class StartOrganisationImportArguments extends StartFileImportArguments {
  @Field(() => ID, { nullable: true, description: "New organisations whose row names no parent go below this one." })
  @IsOptional()
  @IsUUID()
  parentId?: string | null;
}
