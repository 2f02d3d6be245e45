import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { Allow } from "../../kit/access/allow.decorator";
import {
  ApplyFileImportArguments,
  CancelFileImportArguments,
  FileImportListArguments,
  FileImportRowArguments,
  StartFileImportArguments,
} from "../../kit/file-import/file-import.inputs";
import {
  fileImportColumns,
  getFileImport,
  listFileImportRows,
  listFileImports,
} from "../../kit/file-import/file-import.reader";
import { applyFileImport, cancelFileImport, startFileImport } from "../../kit/file-import/file-import.service";
import { FileImport, FileImportColumn, FileImportRow } from "../../kit/file-import/file-import.types";
import type { SubgraphContext } from "../../kit/graphql/context";
import { servicePointFileColumns } from "./service-point-file.columns";
import { servicePointImportNoun } from "./service-point-import.service";

const { schemaName } = servicePointImportNoun;

@Resolver()
export class ServicePointImportResolver {
  @Allow("EDIT_PROFILE")
  @Query(() => FileImport, {
    nullable: true,
    description: "One import of service points; NOT_FOUND outside the scope.",
  })
  servicePointImport(@Arg("id", () => ID) id: string, @Ctx() { operation }: SubgraphContext): Promise<FileImport> {
    return getFileImport(operation, schemaName, id);
  }

  @Allow("EDIT_PROFILE")
  @Query(() => [FileImport], { description: "The latest imports of service points in the scope, newest first." })
  servicePointImports(
    @Args(() => FileImportListArguments) { first }: FileImportListArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<FileImport[]> {
    return listFileImports(operation, schemaName, first);
  }

  @Allow("EDIT_PROFILE")
  @Query(() => [FileImportRow], { description: "Rows of an import, in the order of the file." })
  servicePointImportRows(
    @Args(() => FileImportRowArguments) asked: FileImportRowArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<FileImportRow[]> {
    return listFileImportRows(operation, schemaName, asked);
  }

  @Allow("EDIT_PROFILE")
  @Query(() => [FileImportColumn], { description: "The columns that a file of service points may have." })
  servicePointImportColumns(): FileImportColumn[] {
    return fileImportColumns(servicePointFileColumns);
  }

  @Allow("EDIT_PROFILE")
  @Mutation(() => FileImport, {
    description: "Compares an uploaded file with what is there (ตรวจสอบ); nothing is written.",
  })
  startServicePointImport(
    @Args(() => StartFileImportArguments) start: StartFileImportArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<FileImport> {
    return startFileImport(operation, servicePointImportNoun, start);
  }

  @Allow("EDIT_PROFILE")
  @Mutation(() => FileImport, { description: "Writes what was compared (นำเข้า), as a whole or not at all." })
  applyServicePointImport(
    @Args(() => ApplyFileImportArguments) apply: ApplyFileImportArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<FileImport> {
    return applyFileImport(operation, servicePointImportNoun, apply);
  }

  @Allow("EDIT_PROFILE")
  @Mutation(() => FileImport, { description: "Stops an import (ยกเลิก); nothing of it is written." })
  cancelServicePointImport(
    @Args(() => CancelFileImportArguments) cancel: CancelFileImportArguments,
    @Ctx() { operation }: SubgraphContext,
  ): Promise<FileImport> {
    return cancelFileImport(operation, servicePointImportNoun, cancel);
  }
}
