import type { Probe, ProbeTarget } from "./access-probe";

const ids = (nodes: { id: string }[]): string[] => nodes.map(({ id }) => id);
const byId = (target: ProbeTarget) => ({ id: target.id });

/** How the root fields of organisations are asked. */
export const organisationProbes: Readonly<Record<string, Probe>> = {
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
};
