import type { Action } from "../../schema/roles-and-actions";
import { accountsProbes } from "./accounts-probes";
import { bulkChangeProbes } from "./bulk-change-probes";
import { holidayProbes, newHolidayDate } from "./holiday-probes";
import { importProbes } from "./import-probes";
import { listViewProbes } from "./list-view-probes";
import { registrationProbes } from "./registration-probes";
import type { TestAnswer, TestData } from "./test-client";
import type { TestNode } from "./test-tree";

/** The subgraphs that import files. */
export type ImportSchema = "organisations" | "service_points";

/** A node of the test's tree with the service point at it, and the version both have now. */
export interface ProbeTarget extends TestNode {
  parentId: string;
  servicePointId: string;
  /** A new organisation of the asker's, which it can be moved below. */
  newParentId: () => Promise<string>;
  /** An unused activation token for it. */
  activationTokenId: () => Promise<string>;
  /** Tokens that wait to be made by somebody there. */
  activationTokenBatchId: string;
  /** A move in the background that somebody there asked for. */
  organisationMoveId: string;
  /** Of somebody who reads there. */
  grantId: string;
  apiKeyId: string;
  /** A holiday on this day, which there was not. */
  holidayId: (date: string) => Promise<string>;
  /** A request to register an agency, of this agency or of one below it. */
  registration: (kind: "NEW" | "EXISTING") => Promise<{ id: string; trackingNumber: string }>;
  version: () => Promise<{
    organisation: number;
    servicePoint: number;
    grant: number;
    apiKey: number;
    pinningTarget: number;
  }>;
  /** Of an uploaded table that waits to be imported. */
  tableFileId: (schema: ImportSchema) => Promise<string>;
  /** Of an import that has been compared, and is still to be written. */
  importId: (schema: ImportSchema) => Promise<string>;
  /** Of a change of many records, with one that it has changed. */
  bulkChangeId: (schema: ImportSchema, state: "RUNNING" | "DONE") => Promise<string>;
}

/** One root field of the API, asked about one target. */
export interface Probe {
  action: Action;
  query: string;
  variables: (target: ProbeTarget) => Promise<Record<string, unknown>> | Record<string, unknown>;
  /** Did the answer show or change the target? Asked of answers without an error. */
  reached: (data: TestData, target: ProbeTarget) => boolean;
  /** Reference data has no scope: whoever may ask sees it. */
  isUnscoped?: true;
  /** Errors that say what is wrong with the question, and so that whoever asked may ask. */
  letsInWith?: readonly string[];
  /** A place outside the scope is told as FORBIDDEN for this reason, in the same words as one that there is not. */
  refusesOutside?: string;
}

const everywhere = { west: 90, south: 0, east: 110, north: 25 };
const ids = (nodes: { id: string }[]): string[] => nodes.map(({ id }) => id);
const byId = (target: ProbeTarget) => ({ id: target.id });
const byServicePointId = (target: ProbeTarget) => ({ id: target.servicePointId });

/** How each root field is asked; nouns with many have files of their own. A root field of the schema that is missing here fails the test of the table. */
export const probes: Readonly<Record<string, Probe>> = {
  ...accountsProbes,
  ...holidayProbes,
  ...registrationProbes,
  ...importProbes,
  ...bulkChangeProbes,
  ...listViewProbes,
  me: {
    action: "READ_OWN_ACCOUNT",
    query: "query { me { id } }",
    variables: () => ({}),
    reached: (data) => "me" in data,
    isUnscoped: true,
  },
  provinces: {
    action: "READ_PUBLISHED",
    query: "query { provinces { code } }",
    variables: () => ({}),
    reached: ({ provinces }) => provinces.length === 77,
    isUnscoped: true,
  },
  district: {
    action: "READ_PUBLISHED",
    query: 'query { district(code: "5001") { nameTh subdistricts { code } } }',
    variables: () => ({}),
    reached: ({ district }) => district.nameTh === "เมืองเชียงใหม่",
    isUnscoped: true,
  },
  organisationTypes: {
    action: "READ_PUBLISHED",
    query: "query { organisationTypes { code subTypes { code } } }",
    variables: () => ({}),
    reached: ({ organisationTypes }) => organisationTypes.length > 0,
    isUnscoped: true,
  },
  organisationCategories: {
    action: "READ_PUBLISHED",
    query: "query { organisationCategories { code } }",
    variables: () => ({}),
    reached: ({ organisationCategories }) => organisationCategories.length > 0,
    isUnscoped: true,
  },
  placeAt: {
    action: "READ_PUBLISHED",
    query: "query { placeAt(latitude: 18.785, longitude: 98.962) { district { code } } }",
    variables: () => ({}),
    reached: ({ placeAt }) => placeAt.district.code === "5001",
    isUnscoped: true,
  },
  organisation: {
    action: "READ_UNPUBLISHED",
    query: "query ($id: ID!) { organisation(id: $id) { id } }",
    variables: byId,
    reached: ({ organisation }, { id }) => organisation.id === id,
  },
  organisations: {
    action: "READ_UNPUBLISHED",
    query: "query ($ids: [ID!]) { organisations(filter: { ids: $ids }) { totalCount nodes { id } } }",
    variables: ({ id }) => ({ ids: [id] }),
    reached: ({ organisations }, { id }) => organisations.totalCount === 1 && ids(organisations.nodes).includes(id),
  },
  organisationSummary: {
    action: "READ_UNPUBLISHED",
    query: "query ($ids: [ID!]) { organisationSummary(filter: { ids: $ids }) { totalCount } }",
    variables: ({ id }) => ({ ids: [id] }),
    reached: ({ organisationSummary }) => organisationSummary.totalCount === 1,
  },
  organisationChildren: {
    action: "READ_UNPUBLISHED",
    query: "query ($parentId: ID!) { organisationChildren(parentId: $parentId, first: 100) { nodes { id } } }",
    variables: ({ parentId }) => ({ parentId }),
    reached: ({ organisationChildren }, { id }) => ids(organisationChildren.nodes).includes(id),
  },
  organisationTreeSearch: {
    action: "READ_UNPUBLISHED",
    query: 'query { organisationTreeSearch(text: "หน่วยงาน", first: 100) { organisation { id } } }',
    variables: () => ({}),
    reached: ({ organisationTreeSearch }, { id }) =>
      ids(organisationTreeSearch.map(({ organisation }: { organisation: { id: string } }) => organisation)).includes(
        id,
      ),
  },
  organisationNearDuplicates: {
    action: "ADD_ORGANISATION",
    query: 'query ($id: ID!) { organisationNearDuplicates(parentId: $id, nameTh: "ไม่มีที่ใด") { reasons } }',
    variables: byId,
    reached: ({ organisationNearDuplicates }) => organisationNearDuplicates.length === 0,
  },
  createOrganisation: {
    action: "ADD_ORGANISATION",
    query: `mutation ($id: ID!, $nameTh: String!, $key: String!) {
      createOrganisation(parentId: $id, input: { nameTh: $nameTh, level: AGENCY }, idempotencyKey: $key) { nameTh } }`,
    variables: ({ id }) => ({ id, nameTh: `ใหม่ ${Math.random()}` }),
    reached: ({ createOrganisation }) => createOrganisation.nameTh.startsWith("ใหม่"),
  },
  organisationMovePreview: {
    action: "READ_UNPUBLISHED",
    query: "query ($id: ID!) { organisationMovePreview(id: $id, parentId: $id) { refusal } }",
    variables: byId,
    reached: ({ organisationMovePreview }) => organisationMovePreview.refusal === "UNDER_ITSELF",
  },
  organisationVisibilityEffect: {
    action: "READ_UNPUBLISHED",
    query: "query ($id: ID!) { organisationVisibilityEffect(id: $id) { changingCount } }",
    variables: byId,
    reached: ({ organisationVisibilityEffect }) => organisationVisibilityEffect.changingCount > 0,
  },
  servicePointVisibilityEffect: {
    action: "READ_UNPUBLISHED",
    query:
      "query ($id: ID!) { servicePointVisibilityEffect(organisationId: $id) { changingCount stayingHiddenCount } }",
    variables: byId,
    reached: ({ servicePointVisibilityEffect: { changingCount, stayingHiddenCount } }) =>
      changingCount + stayingHiddenCount > 0,
  },
  placeOrganisation: {
    action: "MANAGE_ORGANISATION",
    query: `mutation ($id: ID!, $key: String!) {
      placeOrganisation(id: $id, position: 1, idempotencyKey: $key) { id } }`,
    variables: byId,
    reached: ({ placeOrganisation }, { id }) => placeOrganisation.id === id,
  },
  organisationMergePreview: {
    action: "READ_UNPUBLISHED",
    query: "query ($id: ID!) { organisationMergePreview(id: $id, intoId: $id) { refusal } }",
    variables: byId,
    reached: ({ organisationMergePreview }) => organisationMergePreview.refusal === "SAME",
  },
  mergeOrganisations: {
    action: "MANAGE_ORGANISATION",
    query: `mutation ($id: ID!, $intoId: ID!, $version: Int!, $key: String!) {
      mergeOrganisations(id: $id, version: 1, intoId: $intoId, intoVersion: $version, fields: [], idempotencyKey: $key) { id } }`,
    variables: async ({ id, newParentId, version }) => ({
      id: await newParentId(),
      intoId: id,
      version: (await version()).organisation,
    }),
    reached: ({ mergeOrganisations }, { id }) => mergeOrganisations.id === id,
  },
  organisationMove: {
    action: "READ_UNPUBLISHED",
    query: "query ($id: ID!) { organisationMove(id: $id) { id } }",
    variables: ({ organisationMoveId }) => ({ id: organisationMoveId }),
    reached: ({ organisationMove }, { organisationMoveId }) => organisationMove.id === organisationMoveId,
  },
  moveOrganisation: {
    action: "MANAGE_ORGANISATION",
    query: `mutation ($id: ID!, $version: Int!, $parentId: ID!, $key: String!) {
      moveOrganisation(id: $id, version: $version, parentId: $parentId, idempotencyKey: $key) { id ancestors { id } } }`,
    variables: async ({ id, newParentId, version }) => ({
      id,
      version: (await version()).organisation,
      parentId: await newParentId(),
    }),
    reached: ({ moveOrganisation }, target) => {
      target.parentId = moveOrganisation.ancestors.at(-1).id;
      return moveOrganisation.id === target.id;
    },
  },
  servicePointNearDuplicates: {
    action: "MANAGE_SERVICE_POINT",
    query: 'query ($id: ID!) { servicePointNearDuplicates(organisationId: $id, nameTh: "ไม่มีที่ใด") { reasons } }',
    variables: byId,
    reached: ({ servicePointNearDuplicates }) => servicePointNearDuplicates.length === 0,
  },
  createServicePoint: {
    action: "MANAGE_SERVICE_POINT",
    query: `mutation ($id: ID!, $nameTh: String!, $key: String!) {
      createServicePoint(organisationId: $id, input: { nameTh: $nameTh }, idempotencyKey: $key) { nameTh } }`,
    variables: ({ id }) => ({ id, nameTh: `ใหม่ ${Math.random()}` }),
    reached: ({ createServicePoint }) => createServicePoint.nameTh.startsWith("ใหม่"),
  },
  servicePoint: {
    action: "READ_UNPUBLISHED",
    query: "query ($id: ID!) { servicePoint(id: $id) { id } }",
    variables: byServicePointId,
    reached: ({ servicePoint }, { servicePointId }) => servicePoint.id === servicePointId,
  },
  servicePoints: {
    action: "READ_UNPUBLISHED",
    query: "query ($ids: [ID!]) { servicePoints(filter: { ids: $ids }) { totalCount nodes { id } } }",
    variables: ({ servicePointId }) => ({ ids: [servicePointId] }),
    reached: ({ servicePoints }, { servicePointId }) =>
      servicePoints.totalCount === 1 && ids(servicePoints.nodes).includes(servicePointId),
  },
  publicServicePoints: {
    action: "READ_PUBLISHED",
    query: "query ($ids: [ID!]) { publicServicePoints(filter: { ids: $ids }) { totalCount nodes { id } } }",
    variables: ({ servicePointId }) => ({ ids: [servicePointId] }),
    reached: ({ publicServicePoints }, { servicePointId }) =>
      publicServicePoints.totalCount === 1 && ids(publicServicePoints.nodes).includes(servicePointId),
    isUnscoped: true,
  },
  publicServicePoint: {
    action: "READ_PUBLISHED",
    query: "query ($id: ID!) { publicServicePoint(id: $id) { id } }",
    variables: byServicePointId,
    reached: ({ publicServicePoint }, { servicePointId }) => publicServicePoint.id === servicePointId,
    isUnscoped: true,
  },
  publicServicePointMap: {
    action: "READ_PUBLISHED",
    query:
      "query ($bounds: BoundsInput!, $ids: [ID!]) { publicServicePointMap(bounds: $bounds, zoom: 5, filter: { ids: $ids }) { totalInBounds } }",
    variables: ({ servicePointId }) => ({ bounds: everywhere, ids: [servicePointId] }),
    // Its pin is confirmed or not, as the probes before have left it: what counts is that it may be asked.
    reached: ({ publicServicePointMap }) => publicServicePointMap.totalInBounds <= 1,
    isUnscoped: true,
  },
  servicePointSummary: {
    action: "READ_UNPUBLISHED",
    query: "query ($ids: [ID!]) { servicePointSummary(filter: { ids: $ids }) { totalCount } }",
    variables: ({ servicePointId }) => ({ ids: [servicePointId] }),
    reached: ({ servicePointSummary }) => servicePointSummary.totalCount === 1,
  },
  servicePointMap: {
    action: "READ_UNPUBLISHED",
    query:
      "query ($bounds: BoundsInput!, $ids: [ID!]) { servicePointMap(bounds: $bounds, zoom: 5, filter: { ids: $ids }) { totalInBounds } }",
    variables: ({ servicePointId }) => ({ bounds: everywhere, ids: [servicePointId] }),
    reached: ({ servicePointMap }) => servicePointMap.totalInBounds === 1,
  },
  pinningProgress: {
    action: "READ_UNPUBLISHED",
    query: "query ($id: ID!) { pinningProgress(organisationId: $id) { figures { totalCount } organisation { id } } }",
    variables: byId,
    reached: ({ pinningProgress }, { id }) => pinningProgress.organisation.id === id,
  },
  setPinningTarget: {
    action: "SET_PINNING_TARGET",
    query: `mutation ($id: ID!, $version: Int!, $date: String!, $key: String!) {
      setPinningTarget(organisationId: $id, version: $version, date: $date, idempotencyKey: $key) { organisation { id } } }`,
    variables: async ({ id, version }) => ({
      id,
      version: (await version()).pinningTarget,
      date: newHolidayDate(),
    }),
    reached: ({ setPinningTarget }, { id }) => setPinningTarget.organisation.id === id,
  },
  updateOrganisationProfile: {
    action: "EDIT_PROFILE",
    query: `mutation ($id: ID!, $version: Int!, $fax: String, $key: String!) {
      updateOrganisationProfile(id: $id, version: $version, input: { fax: $fax }, idempotencyKey: $key) { id } }`,
    variables: async ({ id, version }) => ({ id, version: (await version()).organisation, fax: `02 ${Math.random()}` }),
    reached: ({ updateOrganisationProfile }, { id }) => updateOrganisationProfile.id === id,
  },
  changeOrganisationStatus: {
    action: "MANAGE_ORGANISATION",
    query: `mutation ($id: ID!, $version: Int!, $key: String!) {
      changeOrganisationStatus(id: $id, version: $version, status: HIDDEN, reason: "ทดสอบ", idempotencyKey: $key) { id } }`,
    variables: async ({ id, version }) => ({ id, version: (await version()).organisation }),
    reached: ({ changeOrganisationStatus }, { id }) => changeOrganisationStatus.id === id,
  },
  updateServicePoint: {
    action: "EDIT_PROFILE",
    query: `mutation ($id: ID!, $version: Int!, $note: String, $key: String!) {
      updateServicePoint(id: $id, version: $version, input: { note: $note }, idempotencyKey: $key) { id } }`,
    variables: async ({ servicePointId, version }) => ({
      id: servicePointId,
      version: (await version()).servicePoint,
      note: `${Math.random()}`,
    }),
    reached: ({ updateServicePoint }, { servicePointId }) => updateServicePoint.id === servicePointId,
  },
  pinServicePoint: {
    action: "EDIT_PROFILE",
    query: `mutation ($id: ID!, $version: Int!, $key: String!) {
      pinServicePoint(id: $id, version: $version, input: { latitude: 18.785, longitude: 98.962 }, idempotencyKey: $key) { id } }`,
    variables: async ({ servicePointId, version }) => ({ id: servicePointId, version: (await version()).servicePoint }),
    reached: ({ pinServicePoint }, { servicePointId }) => pinServicePoint.id === servicePointId,
  },
  confirmPin: {
    action: "EDIT_PROFILE",
    query: `mutation ($id: ID!, $version: Int!, $reason: String!, $key: String!) {
      confirmPin(id: $id, version: $version, reason: $reason, idempotencyKey: $key) { id } }`,
    variables: async ({ servicePointId, version }) => ({
      id: servicePointId,
      version: (await version()).servicePoint,
      reason: `${Math.random()}`,
    }),
    reached: ({ confirmPin }, { servicePointId }) => confirmPin.id === servicePointId,
  },
  changeServicePointStatus: {
    action: "MANAGE_SERVICE_POINT",
    query: `mutation ($id: ID!, $version: Int!, $key: String!) {
      changeServicePointStatus(id: $id, version: $version, status: HIDDEN, reason: "ทดสอบ", idempotencyKey: $key) { id } }`,
    variables: async ({ servicePointId, version }) => ({ id: servicePointId, version: (await version()).servicePoint }),
    reached: ({ changeServicePointStatus }, { servicePointId }) => changeServicePointStatus.id === servicePointId,
  },
};

/** What became of a question: done, refused by role, or answered as if the target did not exist. */
export function outcomeOf(
  probe: Probe,
  { data, errors }: TestAnswer,
  target: ProbeTarget,
): "reached" | "refused" | "not found" {
  const { code, reason } = errors?.[0]?.extensions ?? {};
  if (code === "FORBIDDEN" && reason && reason === probe.refusesOutside) return "not found";
  if (code === "FORBIDDEN" || code === "UNAUTHENTICATED") return "refused";
  if (code === "NOT_FOUND") return "not found";
  if (code && probe.letsInWith?.includes(code)) return "reached";
  if (errors || !data) throw new Error(`Unexpected: ${JSON.stringify(errors)}`);
  return probe.reached(data, target) ? "reached" : "not found";
}
