import type { roleTh } from "./role.th";

export const roleEn: typeof roleTh = {
  PLATFORM_ADMIN: "Platform administrator",
  OPDC_OFFICER: "OPDC officer",
  CENTRAL_OFFICER: "Central officer",
  SERVICE_POINT_OFFICER: "Service point officer",
  HANDBOOK_AUTHOR: "Handbook author",
  HANDBOOK_REVIEWER: "Handbook reviewer",
  BI_READER: "Data reader (BI)",
};
