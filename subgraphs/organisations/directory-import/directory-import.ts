import type { ImportOutcome, ImportSettings } from "../../kit/import/import.types";
import { stageHours } from "../../kit/opening-hours/hours-import";
import { type ImportKind, runImport } from "../../kit/import/run-import";
import { allRights } from "../../kit/import/import.types";
import { organisationChecks } from "./organisation-checks";
import { organisationFileColumns } from "./organisation-file.columns";
import { openOrganisationReader, organisationStagedColumns, organisationTarget } from "./organisation-file.reader";
import { matchOrganisations } from "./organisation-matching";
import { organisationWrites } from "./organisation-writes";

export const organisationImport: ImportKind = {
  lock: 1,
  columns: organisationFileColumns,
  staged: organisationStagedColumns,
  target: organisationTarget,
  openReader: openOrganisationReader,
  compare: (session, { parentCode = null, rights = allRights }) => [
    () => stageHours(session),
    () => matchOrganisations(session, parentCode),
    ...organisationChecks(rights),
  ],
  add: organisationWrites,
  analyse: "select organisations.analyse_lists()",
};

/**
 * Imports organisations from a CSV file, or says what importing them would do: rows are matched by code, else by name
 * under the same parent in the same district; a blank cell leaves a value as it is. Parents may be in the same file. New
 * rows without a code get one of ours. Everything is written in one transaction with its audit rows, or nothing is.
 * @throws ImportRefused when the file as a whole cannot be read
 */
export const importOrganisations = (settings: ImportSettings): Promise<ImportOutcome> =>
  runImport(organisationImport, settings);
