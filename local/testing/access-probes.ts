import type { Probe } from "./access-probe";
import { accountsProbes } from "./accounts-probes";
import { bulkChangeProbes } from "./bulk-change-probes";
import { holidayProbes } from "./holiday-probes";
import { importProbes } from "./import-probes";
import { listViewProbes } from "./list-view-probes";
import { organisationProbes } from "./organisation-probes";
import { referenceProbes } from "./reference-probes";
import { registrationProbes } from "./registration-probes";
import { servicePointProbes } from "./service-point-probes";

/** How each root field is asked. A root field of the schema that is missing here fails the test of the table. */
export const probes: Readonly<Record<string, Probe>> = {
  ...accountsProbes,
  ...holidayProbes,
  ...registrationProbes,
  ...importProbes,
  ...bulkChangeProbes,
  ...listViewProbes,
  ...referenceProbes,
  ...organisationProbes,
  ...servicePointProbes,
};
