import { graphql } from "../data/generated";

export const AuditEntryListDocument = graphql(/* GraphQL */ `
  query AuditEntryList($filter: AuditEntryFilter, $first: Int!, $after: ID) {
    auditEntries(filter: $filter, first: $first, after: $after) {
      nodes {
        ...AuditEntryRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }

  fragment AuditEntryRow on AuditEntry {
    id
    at
    personName
    role
    action
    entityType
    entityId
    address
    requestId
    reason
    refusal
    changes {
      field
      before
      after
    }
    organisation {
      id
      nameTh
      nameEn
      level
    }
  }
`);

/** The names of records that entries tell of only by id. */
export const EntityNamesDocument = graphql(/* GraphQL */ `
  query EntityNames($servicePointIds: [ID!]!, $grantIds: [ID!]!, $withGrants: Boolean!) {
    servicePoints(filter: { ids: $servicePointIds }, first: 100) {
      nodes {
        id
        nameTh
        nameEn
      }
    }
    grants(filter: { ids: $grantIds }, first: 100) @include(if: $withGrants) {
      nodes {
        id
        personName
      }
    }
  }
`);
