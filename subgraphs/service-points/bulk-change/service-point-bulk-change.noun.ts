import { statusKind, statusOf } from "../../kit/bulk-change/status.kind";
import type { BulkKind, BulkNoun } from "../../kit/bulk-change/bulk-change.noun";
import { badUserInput } from "../../kit/errors";
import { ServicePoint } from "../service-point/service-point.entity";
import { filteredSource } from "../service-point/service-point.filter";
import type { ServicePointFilter } from "../service-point/service-point.inputs";
import { confirmLockedPin, restoreServicePoint, setStatusOfLocked } from "../service-point/service-point.service";

const changeStatus: BulkKind<ServicePoint> = {
  ...statusKind,
  action: "MANAGE_SERVICE_POINT",
  commandName: "changeServicePointStatus",
  before: "s.status",
  expected: (conditions, wanted) =>
    `case when s.status = ${conditions.parameter(wanted.status)} then 'UNCHANGED' else 'CHANGED' end`,
  apply: (context, record, wanted) => setStatusOfLocked(context, record, statusOf(wanted)),
  kept: ({ status }) => ({ status }),
  restore: restoreServicePoint,
};

/** Confirming such a pin asks for a reason, which nobody can give for many at once. */
const needsReason = "s.pin_doubts && '{OUTSIDE_PROVINCE,OUTSIDE_DISTRICT}' and s.pin_reason is null";

const confirmPins: BulkKind<ServicePoint> = {
  action: "EDIT_PROFILE",
  commandName: "confirmPin",
  read: async () => ({}),
  before:
    "case when s.pin_confirmed_at is not null then 'CONFIRMED' when s.latitude is not null then 'PROPOSED' else 'NONE' end",
  expected: () =>
    `case when s.pin_confirmed_at is not null then 'UNCHANGED' when s.latitude is null or ${needsReason} then 'REFUSED' else 'CHANGED' end`,
  isAsWanted: ({ pinConfirmedAt }) => pinConfirmedAt !== null,
  apply: async (context, record) => {
    if (record.entity.latitude === null) throw badUserInput([{ field: "pin", rule: "NO_COORDINATES" }]);
    await confirmLockedPin(context, record, null);
  },
  // Confirming rounds coordinates and looks up anew what they lie in.
  kept: ({ latitude, longitude, pinProvinceCode, pinDistrictCode, pinConfirmedAt, pinConfirmedByName }) => ({
    latitude,
    longitude,
    pinProvinceCode,
    pinDistrictCode,
    pinConfirmedAt,
    pinConfirmedByName,
  }),
  restore: restoreServicePoint,
};

/** Service points, many at a time: hidden, shown again, their pins confirmed. */
export const servicePointBulkNoun: BulkNoun<ServicePoint, ServicePointFilter> = {
  schemaName: "service_points",
  name: "ServicePointBulkChange",
  target: ServicePoint,
  table: "service_points.service_points",
  alias: "s",
  source: filteredSource,
  organisationIdOf: ({ organisationId }) => organisationId,
  kinds: { CHANGE_STATUS: changeStatus, CONFIRM_PINS: confirmPins },
};
