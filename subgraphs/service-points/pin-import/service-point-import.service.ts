import type { ImportedNoun } from "../../kit/file-import/file-import.job";
import type { ImportNoun } from "../../kit/file-import/file-import.service";
import { servicePointImport } from "./pin-import";

/** Whoever edits service points may add them, and hide them too. */
export const servicePointImportNoun: ImportNoun & ImportedNoun = {
  schemaName: "service_points",
  name: "ServicePointImport",
  kind: servicePointImport,
  actions: { add: "MANAGE_SERVICE_POINT", manage: "MANAGE_SERVICE_POINT" },
};
