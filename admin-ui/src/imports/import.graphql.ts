import { graphql } from "../data/generated";

export const OrganisationImportDocument = graphql(/* GraphQL */ `
  query OrganisationImport($id: ID!) {
    fileImport: organisationImport(id: $id) {
      ...FileImportParts
    }
  }

  fragment FileImportParts on FileImport {
    id
    state
    fileName
    phase
    percent
    isStale
    skipsBadRows
    added
    changed
    unchanged
    bad
    keptPins
    unknownColumns
    refusalTh
    refusalEn
    createdAt
    createdByName
    appliedByName
    checkedAt
    finishedAt
  }
`);

export const ServicePointImportDocument = graphql(/* GraphQL */ `
  query ServicePointImport($id: ID!) {
    fileImport: servicePointImport(id: $id) {
      ...FileImportParts
    }
  }
`);

export const FileImportsDocument = graphql(/* GraphQL */ `
  query FileImports($first: Int!) {
    organisationImports(first: $first) {
      ...FileImportParts
    }
    servicePointImports(first: $first) {
      ...FileImportParts
    }
  }
`);

export const OrganisationImportRowsDocument = graphql(/* GraphQL */ `
  query OrganisationImportRows($importId: ID!, $verdict: FileImportVerdict!, $afterLine: Int) {
    rows: organisationImportRows(importId: $importId, verdict: $verdict, afterLine: $afterLine, first: 50) {
      ...FileImportRowParts
    }
  }

  fragment FileImportRowParts on FileImportRow {
    line
    recordId
    name
    changes {
      field
      before
      after
    }
    problems {
      column
      value
      reasonTh
      reasonEn
    }
  }
`);

export const ServicePointImportRowsDocument = graphql(/* GraphQL */ `
  query ServicePointImportRows($importId: ID!, $verdict: FileImportVerdict!, $afterLine: Int) {
    rows: servicePointImportRows(importId: $importId, verdict: $verdict, afterLine: $afterLine, first: 50) {
      ...FileImportRowParts
    }
  }
`);

export const OrganisationImportColumnsDocument = graphql(/* GraphQL */ `
  query OrganisationImportColumns {
    columns: organisationImportColumns {
      ...FileImportColumnParts
    }
  }

  fragment FileImportColumnParts on FileImportColumn {
    headingTh
    headingEn
    helpTh
    helpEn
    isRequired
  }
`);

export const ServicePointImportColumnsDocument = graphql(/* GraphQL */ `
  query ServicePointImportColumns {
    columns: servicePointImportColumns {
      ...FileImportColumnParts
    }
  }
`);

export const StartOrganisationImportDocument = graphql(/* GraphQL */ `
  mutation StartOrganisationImport($fileId: ID!, $parentId: ID, $idempotencyKey: String!) {
    fileImport: startOrganisationImport(fileId: $fileId, parentId: $parentId, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const StartServicePointImportDocument = graphql(/* GraphQL */ `
  mutation StartServicePointImport($fileId: ID!, $idempotencyKey: String!) {
    fileImport: startServicePointImport(fileId: $fileId, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const ApplyOrganisationImportDocument = graphql(/* GraphQL */ `
  mutation ApplyOrganisationImport($id: ID!, $skipsBadRows: Boolean!, $idempotencyKey: String!) {
    fileImport: applyOrganisationImport(id: $id, skipsBadRows: $skipsBadRows, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const ApplyServicePointImportDocument = graphql(/* GraphQL */ `
  mutation ApplyServicePointImport($id: ID!, $skipsBadRows: Boolean!, $idempotencyKey: String!) {
    fileImport: applyServicePointImport(id: $id, skipsBadRows: $skipsBadRows, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const CancelOrganisationImportDocument = graphql(/* GraphQL */ `
  mutation CancelOrganisationImport($id: ID!, $idempotencyKey: String!) {
    fileImport: cancelOrganisationImport(id: $id, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const CancelServicePointImportDocument = graphql(/* GraphQL */ `
  mutation CancelServicePointImport($id: ID!, $idempotencyKey: String!) {
    fileImport: cancelServicePointImport(id: $id, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);
