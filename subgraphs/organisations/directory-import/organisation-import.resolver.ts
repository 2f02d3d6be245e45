import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import {
  ApplyFileImportArguments,
  CancelFileImportArguments,
  FileImportListArguments,
  FileImportRowArguments,
} from "../../kit/file-import/file-import.inputs";
import {
  fileImportColumns,
  getFileImport,
  listFileImportRows,
  listFileImports,
} from "../../kit/file-import/file-import.reader";
import { applyFileImport, cancelFileImport } from "../../kit/file-import/file-import.service";
import { FileImport, FileImportColumn, FileImportRow } from "../../kit/file-import/file-import.types";
import type { SubgraphContext } from "../../kit/graphql/context";
import { organisationFileColumns } from "./organisation-file.columns";
import { StartOrganisationImportArguments } from "./organisation-import.inputs";
import { organisationImportNoun, startOrganisationImport } from "./organisation-import.service";

const { schemaName } = organisationImportNoun;

@Resolver()
export class OrganisationImportResolver {
  @Allow("EDIT_PROFILE")
  @Query(() => FileImport, { nullable: true, description: "One import of organisations; NOT_FOUND outside the scope." })
  organisationImport(@Arg("id", () => ID) id: string, @Ctx() { operation }: SubgraphContext): Promise<FileImport> {
    return getFileImport(operation, schemaName, id);
  }

  @Allow("EDIT_PROFILE")
  @Query(() => [FileImport], { description: "The latest imports of organisations in the scope, newest first." })
  organisationImports(
    @Args(() => FileImportListArguments) { first }: FileImportListArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<FileImport[]> {
    return listFileImports(operation, schemaName, first);
  }

  @Allow("EDIT_PROFILE")
  @Query(() => [FileImportRow], { description: "Rows of an import, in the order of the file." })
  organisationImportRows(
    @Args(() => FileImportRowArguments) asked: FileImportRowArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<FileImportRow[]> {
    return listFileImportRows(operation, schemaName, asked);
  }

  @Allow("EDIT_PROFILE")
  @Query(() => [FileImportColumn], { description: "The columns that a file of organisations may have." })
  organisationImportColumns(): FileImportColumn[] {
    return fileImportColumns(organisationFileColumns);
  }

  @Allow("EDIT_PROFILE")
  @Mutation(() => FileImport, {
    description: "Compares an uploaded file with what is there (ตรวจสอบ); nothing is written.",
  })
  startOrganisationImport(
    @Args(() => StartOrganisationImportArguments) start: StartOrganisationImportArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<FileImport> {
    return startOrganisationImport(operation, start);
  }

  @Allow("EDIT_PROFILE")
  @Mutation(() => FileImport, { description: "Writes what was compared (นำเข้า), as a whole or not at all." })
  applyOrganisationImport(
    @Args(() => ApplyFileImportArguments) apply: ApplyFileImportArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<FileImport> {
    return applyFileImport(operation, organisationImportNoun, apply);
  }

  @Allow("EDIT_PROFILE")
  @Mutation(() => FileImport, { description: "Stops an import (ยกเลิก); nothing of it is written." })
  cancelOrganisationImport(
    @Args(() => CancelFileImportArguments) cancel: CancelFileImportArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<FileImport> {
    return cancelFileImport(operation, organisationImportNoun, cancel);
  }
}
