import type { Probe, ProbeTarget } from "./access-probe";
import { newHolidayDate } from "./holiday-probes";

const everywhere = { west: 90, south: 0, east: 110, north: 25 };
const ids = (nodes: { id: string }[]): string[] => nodes.map(({ id }) => id);
const byId = (target: ProbeTarget) => ({ id: target.id });
const byServicePointId = (target: ProbeTarget) => ({ id: target.servicePointId });

/** How the root fields of service points and of their pinning progress are asked. */
export const servicePointProbes: Readonly<Record<string, Probe>> = {
  servicePointVisibilityEffect: {
    action: "READ_UNPUBLISHED",
    query:
      "query ($id: ID!) { servicePointVisibilityEffect(organisationId: $id) { changingCount stayingHiddenCount } }",
    variables: byId,
    reached: ({ servicePointVisibilityEffect: { changingCount, stayingHiddenCount } }) =>
      changingCount + stayingHiddenCount > 0,
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
