import { changeParent } from "./change-parent.kind";
import { statusKind, statusOf } from "../../kit/bulk-change/status.kind";
import type { BulkKind, BulkNoun } from "../../kit/bulk-change/bulk-change.noun";
import { Organisation } from "../organisation/organisation.entity";
import type { OrganisationFilter } from "../organisation/organisation.inputs";
import { organisationConditions } from "../organisation/organisation.reader";
import { setStatusOfLocked } from "../organisation/organisation.service";
import { restoreOrganisation, setTypeOfLocked } from "../organisation/organisation-type.service";
import { readOrganisationTypes } from "../organisation-type/organisation-type.loader";

const refused = "o.merged_into_id is not null";

const changeStatus: BulkKind<Organisation> = {
  ...statusKind,
  action: "MANAGE_ORGANISATION",
  commandName: "changeOrganisationStatus",
  before: "o.status",
  expected: (conditions, wanted) =>
    `case when o.status = ${conditions.parameter(wanted.status)} then 'UNCHANGED' when ${refused} then 'REFUSED' else 'CHANGED' end`,
  apply: (context, record, wanted) => setStatusOfLocked(context, record, statusOf(wanted)),
  kept: ({ status }) => ({ status }),
  restore: restoreOrganisation,
};

const changeType: BulkKind<Organisation> = {
  action: "MANAGE_ORGANISATION",
  commandName: "changeOrganisationType",
  async read(operation, { typeCode, subTypeCode = null }, checks) {
    if (!typeCode) checks.add("change.typeCode", "REQUIRED");
    const type = (await readOrganisationTypes(operation)).find(({ code }) => code === typeCode);
    if (typeCode && !type) checks.add("change.typeCode", "UNKNOWN_CODE");
    if (type && subTypeCode && !type.subTypes.some(({ code }) => code === subTypeCode))
      checks.add("change.subTypeCode", "SUB_TYPE_NOT_IN_TYPE");
    return { ...(typeCode && { typeCode }), subTypeCode };
  },
  before: "coalesce(o.sub_type_code, o.type_code)",
  expected(conditions, { typeCode, subTypeCode }) {
    const [type, subType] = [conditions.parameter(typeCode), conditions.parameter(subTypeCode ?? null)];
    const isSame = `o.type_code = ${type} and o.sub_type_code is not distinct from ${subType}`;
    return `case when ${isSame} then 'UNCHANGED' when ${refused} then 'REFUSED' else 'CHANGED' end`;
  },
  isAsWanted: ({ typeCode, subTypeCode }, wanted) =>
    typeCode === wanted.typeCode && subTypeCode === (wanted.subTypeCode ?? null),
  apply: (context, record, { typeCode = null, subTypeCode = null }) =>
    setTypeOfLocked(context, record, { typeCode, subTypeCode }),
  kept: ({ typeCode, subTypeCode }) => ({ typeCode, subTypeCode }),
  restore: restoreOrganisation,
};

/** Organisations, many at a time: hidden, shown again, given another type, moved. */
export const organisationBulkNoun: BulkNoun<Organisation, OrganisationFilter> = {
  schemaName: "organisations",
  name: "OrganisationBulkChange",
  target: Organisation,
  table: "organisations.organisations",
  alias: "o",
  source: async (operation, filter) => ({
    from: "organisations.organisations o",
    newConditions: await organisationConditions(operation, filter),
  }),
  organisationIdOf: ({ id }) => id,
  kinds: { CHANGE_STATUS: changeStatus, CHANGE_TYPE: changeType, CHANGE_PARENT: changeParent },
};
