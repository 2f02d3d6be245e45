import type { TranslationMessages } from "ra-core";
import englishMessages from "ra-language-english";
import { addEn } from "../add/add.en";
import { fileEn } from "../files/file.en";
import { formEn } from "../form/form.en";
import { bulkChangeEn } from "../bulk-changes/bulk-change.en";
import { importEn } from "../imports/import.en";
import { jobEn } from "../jobs/job.en";
import { homeEn } from "../home/home.en";
import { paletteEn } from "../palette/palette.en";
import { listEn } from "../list/list.en";
import { listViewEn } from "../list-views/list-view.en";
import { organisationEn, organisationFieldsEn } from "../organisations/organisation.en";
import { servicePointEn, servicePointFieldsEn } from "../service-points/service-point.en";
import { commonEn } from "./common.en";
import { authEn } from "../auth/auth.en";
import { roleEn } from "../auth/role.en";
import { errorEn } from "../data/error.en";
import { frameEn } from "../layout/frame.en";
import { mapEn } from "../map/map.en";
import { moveEn } from "../organisations/move/move.en";
import { mergeEn } from "../organisations/merge/merge.en";
import { treeEn } from "../organisations/tree/tree.en";
import { pointMapEn } from "../service-points/map/point-map.en";
import { publicPointEn } from "../public-service-points/public-service-point.en";
import { pinReviewEn } from "../pin-review/pin-review.en";
import { pinningProgressEn } from "../pinning-progress/pinning-progress.en";
import { permissionEn } from "../permission/permission.en";
import { activationEn } from "../activation/activation.en";
import { grantEn, grantFieldsEn } from "../grants/grant.en";
import { activationTokenEn } from "../activation-tokens/activation-token.en";
import { apiKeyEn } from "../api-keys/api-key.en";
import { auditEntryEn } from "../audit-entries/audit-entry.en";
import { mailEn } from "../mails/mail.en";
import { holidayEn } from "../holidays/holiday.en";
import { registrationEn } from "../registrations/registration.en";
import { hoursEn } from "../opening-hours/hours.en";
import { showEn } from "../show/show.en";
import { statusEn } from "../status/status.en";
import type { OwnMessages } from "./messages";

const ownEnglish: OwnMessages = {
  frame: frameEn,
  common: commonEn,
  list: listEn,
  listView: listViewEn,
  home: homeEn,
  palette: paletteEn,
  show: showEn,
  add: addEn,
  file: fileEn,
  form: formEn,
  organisation: organisationEn,
  servicePoint: servicePointEn,
  resources: {
    organisations: { fields: organisationFieldsEn },
    servicePoints: { fields: servicePointFieldsEn },
    grants: { fields: grantFieldsEn },
  },
  error: errorEn,
  import: importEn,
  job: jobEn,
  bulkChange: bulkChangeEn,
  holiday: holidayEn,
  registration: registrationEn,
  pinReview: pinReviewEn,
  pinningProgress: pinningProgressEn,
  hours: hoursEn,
  role: roleEn,
  auth: authEn,
  status: statusEn,
  permission: permissionEn,
  activation: activationEn,
  grant: grantEn,
  activationToken: activationTokenEn,
  apiKey: apiKeyEn,
  auditEntry: auditEntryEn,
  mail: mailEn,
  map: mapEn,
  move: moveEn,
  merge: mergeEn,
  tree: treeEn,
  pointMap: pointMapEn,
  publicPoint: publicPointEn,
};

export const en: TranslationMessages = { ...englishMessages, ...ownEnglish };
