import { graphql } from "../data/generated";

export const OrganisationBulkChangeDocument = graphql(/* GraphQL */ `
  query OrganisationBulkChange($id: ID!) {
    bulkChange: organisationBulkChange(id: $id) {
      ...BulkChangeParts
    }
  }

  fragment BulkChangeParts on BulkChange {
    id
    state
    kind
    status
    reason
    typeCode
    subTypeCode
    parentNameTh
    parentNameEn
    total
    changed
    unchanged
    refused
    undoesId
    undoneById
    undoableUntil
    createdAt
    createdByName
    finishedAt
  }
`);

export const ServicePointBulkChangeDocument = graphql(/* GraphQL */ `
  query ServicePointBulkChange($id: ID!) {
    bulkChange: servicePointBulkChange(id: $id) {
      ...BulkChangeParts
    }
  }
`);

export const BulkChangesDocument = graphql(/* GraphQL */ `
  query BulkChanges($first: Int!) {
    organisationBulkChanges(first: $first) {
      ...BulkChangeParts
    }
    servicePointBulkChanges(first: $first) {
      ...BulkChangeParts
    }
  }
`);

export const OrganisationBulkChangeRowsDocument = graphql(/* GraphQL */ `
  query OrganisationBulkChangeRows($id: ID!, $outcome: BulkChangeOutcome!, $after: Int) {
    rows: organisationBulkChangeRows(id: $id, outcome: $outcome, after: $after, first: 50) {
      ...BulkChangeRowParts
    }
  }

  fragment BulkChangeRowParts on BulkChangeRow {
    position
    recordId
    nameTh
    nameEn
    reasonTh
    reasonEn
  }
`);

export const OrganisationBulkChangePreviewDocument = graphql(/* GraphQL */ `
  query OrganisationBulkChangePreview($change: BulkChangeInput!, $records: [ChosenRecordInput!], $filter: OrganisationFilter) {
    groups: organisationBulkChangePreview(change: $change, records: $records, filter: $filter) {
      ...BulkChangeGroupParts
    }
  }

  fragment BulkChangeGroupParts on BulkChangeGroup {
    before
    expected
    isChangedSince
    count
    judgedAt
  }
`);

export const StartOrganisationBulkChangeDocument = graphql(/* GraphQL */ `
  mutation StartOrganisationBulkChange($change: BulkChangeInput!, $records: [ChosenRecordInput!], $filter: OrganisationFilter, $idempotencyKey: String!) {
    bulkChange: startOrganisationBulkChange(change: $change, records: $records, filter: $filter, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const CancelOrganisationBulkChangeDocument = graphql(/* GraphQL */ `
  mutation CancelOrganisationBulkChange($id: ID!, $idempotencyKey: String!) {
    bulkChange: cancelOrganisationBulkChange(id: $id, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const UndoOrganisationBulkChangeDocument = graphql(/* GraphQL */ `
  mutation UndoOrganisationBulkChange($id: ID!, $idempotencyKey: String!) {
    bulkChange: undoOrganisationBulkChange(id: $id, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const ServicePointBulkChangeRowsDocument = graphql(/* GraphQL */ `
  query ServicePointBulkChangeRows($id: ID!, $outcome: BulkChangeOutcome!, $after: Int) {
    rows: servicePointBulkChangeRows(id: $id, outcome: $outcome, after: $after, first: 50) {
      ...BulkChangeRowParts
    }
  }
`);

export const ServicePointBulkChangePreviewDocument = graphql(/* GraphQL */ `
  query ServicePointBulkChangePreview($change: BulkChangeInput!, $records: [ChosenRecordInput!], $filter: ServicePointFilter) {
    groups: servicePointBulkChangePreview(change: $change, records: $records, filter: $filter) {
      ...BulkChangeGroupParts
    }
  }
`);

export const StartServicePointBulkChangeDocument = graphql(/* GraphQL */ `
  mutation StartServicePointBulkChange($change: BulkChangeInput!, $records: [ChosenRecordInput!], $filter: ServicePointFilter, $idempotencyKey: String!) {
    bulkChange: startServicePointBulkChange(change: $change, records: $records, filter: $filter, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const CancelServicePointBulkChangeDocument = graphql(/* GraphQL */ `
  mutation CancelServicePointBulkChange($id: ID!, $idempotencyKey: String!) {
    bulkChange: cancelServicePointBulkChange(id: $id, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const UndoServicePointBulkChangeDocument = graphql(/* GraphQL */ `
  mutation UndoServicePointBulkChange($id: ID!, $idempotencyKey: String!) {
    bulkChange: undoServicePointBulkChange(id: $id, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

/** What moves along with organisations that are moved, each counted once. */
export const MovedAlongDocument = graphql(/* GraphQL */ `
  query MovedAlong($ids: [ID!]!) {
    organisationSummary(filter: { withinAny: $ids }) {
      totalCount
    }
    servicePointSummary(filter: { withinAny: $ids }) {
      totalCount
    }
    subtreesAccess(organisationIds: $ids) {
      grantCount
      tokenCount
      apiKeyCount
    }
  }
`);
