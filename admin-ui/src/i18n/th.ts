import type { TranslationMessages } from "ra-core";
import { addTh } from "../add/add.th";
import { fileTh } from "../files/file.th";
import { formTh } from "../form/form.th";
import { bulkChangeTh } from "../bulk-changes/bulk-change.th";
import { importTh } from "../imports/import.th";
import { jobTh } from "../jobs/job.th";
import { homeTh } from "../home/home.th";
import { paletteTh } from "../palette/palette.th";
import { listTh } from "../list/list.th";
import { listViewTh } from "../list-views/list-view.th";
import { organisationTh, organisationFieldsTh } from "../organisations/organisation.th";
import { servicePointTh, servicePointFieldsTh } from "../service-points/service-point.th";
import { commonTh } from "./common.th";
import { authTh } from "../auth/auth.th";
import { roleTh } from "../auth/role.th";
import { errorTh } from "../data/error.th";
import { frameTh } from "../layout/frame.th";
import { mapTh } from "../map/map.th";
import { moveTh } from "../organisations/move/move.th";
import { mergeTh } from "../organisations/merge/merge.th";
import { treeTh } from "../organisations/tree/tree.th";
import { pointMapTh } from "../service-points/map/point-map.th";
import { publicPointTh } from "../public-service-points/public-service-point.th";
import { pinReviewTh } from "../pin-review/pin-review.th";
import { pinningProgressTh } from "../pinning-progress/pinning-progress.th";
import { permissionTh } from "../permission/permission.th";
import { activationTh } from "../activation/activation.th";
import { grantTh, grantFieldsTh } from "../grants/grant.th";
import { activationTokenTh } from "../activation-tokens/activation-token.th";
import { apiKeyTh } from "../api-keys/api-key.th";
import { auditEntryTh } from "../audit-entries/audit-entry.th";
import { mailTh } from "../mails/mail.th";
import { holidayTh } from "../holidays/holiday.th";
import { registrationTh } from "../registrations/registration.th";
import { hoursTh } from "../opening-hours/hours.th";
import { showTh } from "../show/show.th";
import { statusTh } from "../status/status.th";
import { raThai } from "./ra.th";

/** The Thai texts, each kept beside the part of the interface that shows it. Thai is complete by definition: English follows its shape. */
export const ownThai = {
  frame: frameTh,
  common: commonTh,
  list: listTh,
  listView: listViewTh,
  home: homeTh,
  palette: paletteTh,
  show: showTh,
  add: addTh,
  file: fileTh,
  form: formTh,
  organisation: organisationTh,
  servicePoint: servicePointTh,
  resources: {
    organisations: { fields: organisationFieldsTh },
    servicePoints: { fields: servicePointFieldsTh },
    grants: { fields: grantFieldsTh },
  },
  error: errorTh,
  import: importTh,
  job: jobTh,
  bulkChange: bulkChangeTh,
  holiday: holidayTh,
  registration: registrationTh,
  pinReview: pinReviewTh,
  pinningProgress: pinningProgressTh,
  hours: hoursTh,
  role: roleTh,
  auth: authTh,
  status: statusTh,
  permission: permissionTh,
  activation: activationTh,
  grant: grantTh,
  activationToken: activationTokenTh,
  apiKey: apiKeyTh,
  auditEntry: auditEntryTh,
  mail: mailTh,
  map: mapTh,
  move: moveTh,
  merge: mergeTh,
  tree: treeTh,
  pointMap: pointMapTh,
  publicPoint: publicPointTh,
};

export const th: TranslationMessages = { ra: raThai, ...ownThai };
