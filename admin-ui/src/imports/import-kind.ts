import type { FileResource } from "../files/upload-file";
import {
  ApplyOrganisationImportDocument,
  ApplyServicePointImportDocument,
  CancelOrganisationImportDocument,
  CancelServicePointImportDocument,
  OrganisationImportColumnsDocument,
  OrganisationImportDocument,
  OrganisationImportRowsDocument,
  ServicePointImportColumnsDocument,
  ServicePointImportDocument,
  ServicePointImportRowsDocument,
} from "./import.graphql";

/** What can be imported, under the name that its list has in the addresses of pages. */
export type ImportedResource = "organisations" | "servicePoints";

/** How the imports of one resource are asked for: the same questions, of another subgraph. */
export const importKinds = {
  organisations: {
    files: "organisations" as FileResource,
    entityType: "Organisation",
    one: OrganisationImportDocument,
    rows: OrganisationImportRowsDocument,
    columns: OrganisationImportColumnsDocument,
    apply: ApplyOrganisationImportDocument,
    cancel: CancelOrganisationImportDocument,
  },
  servicePoints: {
    files: "service-points" as FileResource,
    entityType: "ServicePoint",
    one: ServicePointImportDocument,
    rows: ServicePointImportRowsDocument,
    columns: ServicePointImportColumnsDocument,
    apply: ApplyServicePointImportDocument,
    cancel: CancelServicePointImportDocument,
  },
} as const;

export const importedResources: readonly ImportedResource[] = ["organisations", "servicePoints"];

export const isImportedResource = (text: string | undefined): text is ImportedResource =>
  importedResources.some((resource) => resource === text);
