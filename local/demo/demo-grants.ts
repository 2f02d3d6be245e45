import type { Role } from "../../schema/roles-and-actions";
import { countryId } from "../../subgraphs/organisations/migrations/1763700000001-create-organisations";

/** A grant of a demo account: on the root, or on an organisation by its code. */
export interface DemoGrant {
  login: string;
  role: Role;
  organisation: typeof countryId | { code: string };
}

/** Codes of the demo files. */
export const demoCodes = {
  landDepartment: "1306500000000",
  basicEducation: "1806400000000",
  vocationalEducation: "1806500000000",
  chiangMaiTechnical: "1806500000010",
  chiangMaiVocational: "1806500000020",
  chiangMaiPolytechnic: "1806500000030",
} as const;

const { landDepartment, vocationalEducation, chiangMaiTechnical, chiangMaiVocational, chiangMaiPolytechnic } =
  demoCodes;

/** Who may do what at first. `newcomer` holds no grant; `central` holds two, so that choosing one can be tried. */
export const demoGrants: readonly DemoGrant[] = [
  { login: "admin", role: "PLATFORM_ADMIN", organisation: countryId },
  { login: "opdc", role: "OPDC_OFFICER", organisation: countryId },
  { login: "opdc2", role: "OPDC_OFFICER", organisation: countryId },
  { login: "central", role: "CENTRAL_OFFICER", organisation: { code: vocationalEducation } },
  { login: "central", role: "SERVICE_POINT_OFFICER", organisation: { code: chiangMaiPolytechnic } },
  { login: "central2", role: "CENTRAL_OFFICER", organisation: { code: landDepartment } },
  { login: "officer", role: "SERVICE_POINT_OFFICER", organisation: { code: chiangMaiTechnical } },
  { login: "officer2", role: "SERVICE_POINT_OFFICER", organisation: { code: chiangMaiVocational } },
  { login: "author", role: "HANDBOOK_AUTHOR", organisation: { code: vocationalEducation } },
  { login: "reviewer", role: "HANDBOOK_REVIEWER", organisation: { code: vocationalEducation } },
];
