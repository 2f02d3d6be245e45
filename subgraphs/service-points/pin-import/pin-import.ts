import type { ImportOutcome, ImportSettings } from "../../kit/import/import.types";
import { type ImportKind, runImport } from "../../kit/import/run-import";
import { servicePointFileColumns } from "./service-point-file.columns";
import { openServicePointReader, servicePointStagedColumns, servicePointTarget } from "./service-point-file.reader";
import { addServicePoints, compareServicePoints, keptPins } from "./service-point-steps";

export const servicePointImport: ImportKind = {
  lock: 2,
  columns: servicePointFileColumns,
  staged: servicePointStagedColumns,
  target: servicePointTarget,
  openReader: openServicePointReader,
  compare: compareServicePoints,
  add: addServicePoints,
  analyse: "select service_points.analyse_lists()",
  keptPins,
};

/**
 * Imports service points from a CSV file, or says what importing them would do: rows are matched by their own code, else by
 * name within the organisation; a blank cell leaves a value as it is. Coordinates make a pin that an officer still has to
 * confirm; a confirmed pin is never moved. Everything is written in one transaction with its audit rows, or nothing is.
 * @throws ImportRefused when the file as a whole cannot be read
 */
export const importServicePoints = (settings: ImportSettings): Promise<ImportOutcome> =>
  runImport(servicePointImport, settings);
