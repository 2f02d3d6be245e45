import { isInScope } from "../../kit/database/kit-tables";
import type { Operation } from "../../kit/database/operation";
import { notFound } from "../../kit/errors";
import { type ImportNoun, startFileImport } from "../../kit/file-import/file-import.service";
import type { ImportedNoun } from "../../kit/file-import/file-import.job";
import type { FileImport } from "../../kit/file-import/file-import.types";
import { organisationImport } from "./directory-import";
import type { StartOrganisationImportArguments } from "./organisation-import.inputs";

export const organisationImportNoun: ImportNoun & ImportedNoun = {
  schemaName: "organisations",
  name: "OrganisationImport",
  kind: organisationImport,
  actions: { add: "ADD_ORGANISATION", manage: "MANAGE_ORGANISATION" },
};

/**
 * Begins to compare an uploaded file of organisations.
 * @throws NOT_FOUND for a file or a parent outside the scope
 */
export async function startOrganisationImport(
  operation: Operation,
  { parentId, ...start }: StartOrganisationImportArguments,
): Promise<FileImport> {
  if (!parentId) return startFileImport(operation, organisationImportNoun, start);
  const [parent] = await operation.query<{ code: string | null }>(
    `select code from directory.organisations where id = $1 and ${isInScope("path_c")}`,
    [parentId],
  );
  if (!parent?.code) throw notFound();
  return startFileImport(operation, organisationImportNoun, start, parent.code);
}
