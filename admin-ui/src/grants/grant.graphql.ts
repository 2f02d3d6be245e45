import { graphql } from "../data/generated";

export const GrantListDocument = graphql(/* GraphQL */ `
  query GrantList($filter: GrantFilter, $sort: GrantSort, $first: Int, $after: String, $offset: Int) {
    grants(filter: $filter, sort: $sort, first: $first, after: $after, offset: $offset) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...GrantRow
      }
    }
  }

  fragment GrantRow on Grant {
    id
    personName
    role
    organisation {
      id
      code
      nameTh
      nameEn
      level
    }
    lastSignInAt
    grantedAt
    endedAt
    confirmedAt
    confirmedByName
    allowedActions {
      action
      allowed
      reason
      allowedRoles
    }
  }
`);

export const GrantDocument = graphql(/* GraphQL */ `
  query Grant($id: ID!) {
    grant(id: $id) {
      ...GrantRecord
    }
  }

  fragment GrantRecord on Grant {
    ...GrantRow
    version
    grantedByName
    endedByName
    endReason
    updatedAt
    updatedByName
  }
`);

export const GrantSummaryDocument = graphql(/* GraphQL */ `
  query GrantSummary($filter: GrantFilter) {
    grantSummary(filter: $filter) {
      totalCount
      endedCount
      neverSignedInCount
      notConfirmedForAYearCount
    }
  }
`);

export const GrantSessionsDocument = graphql(/* GraphQL */ `
  query GrantSessions($id: ID!) {
    grant(id: $id) {
      id
      sessions {
        id
        startedAt
        lastSeenAt
        device
        address
      }
    }
  }
`);

export const GrantHistoryDocument = graphql(/* GraphQL */ `
  query GrantHistory($id: ID!, $first: Int) {
    grant(id: $id) {
      id
      history(first: $first) {
        ...HistoryEntryParts
      }
    }
  }
`);

/** The roles that the asker may give at an organisation: one seat each. Its code (or name) finds it among those below. */
export const RolesAtDocument = graphql(/* GraphQL */ `
  query RolesAt($organisationId: ID!, $text: String!) {
    activationTokenPlaces(filter: { organisationId: $organisationId, text: $text }, first: 100) {
      nodes {
        id
        seats {
          role
        }
      }
    }
  }
`);

export const ChangeGrantDocument = graphql(/* GraphQL */ `
  mutation ChangeGrant($id: ID!, $version: Int!, $role: Role!, $organisationId: ID!, $reason: String!, $idempotencyKey: String!) {
    changeGrant(id: $id, version: $version, role: $role, organisationId: $organisationId, reason: $reason, idempotencyKey: $idempotencyKey) {
      ...GrantRecord
    }
  }
`);

export const ConfirmGrantsDocument = graphql(/* GraphQL */ `
  mutation ConfirmGrants($ids: [ID!]!, $idempotencyKey: String!) {
    confirmGrants(ids: $ids, idempotencyKey: $idempotencyKey) {
      id
      isDone
      reason
    }
  }
`);

export const EndGrantDocument = graphql(/* GraphQL */ `
  mutation EndGrant($id: ID!, $version: Int!, $reason: String!, $idempotencyKey: String!) {
    endGrant(id: $id, version: $version, reason: $reason, idempotencyKey: $idempotencyKey) {
      ...GrantRecord
    }
  }
`);

export const EndGrantsDocument = graphql(/* GraphQL */ `
  mutation EndGrants($ids: [ID!]!, $reason: String!, $idempotencyKey: String!) {
    endGrants(ids: $ids, reason: $reason, idempotencyKey: $idempotencyKey) {
      id
      isDone
      reason
    }
  }
`);

export const EndGrantSessionsDocument = graphql(/* GraphQL */ `
  mutation EndGrantSessions($id: ID!, $idempotencyKey: String!) {
    endGrantSessions(id: $id, idempotencyKey: $idempotencyKey) {
      ...GrantRecord
    }
  }
`);

export const ExplainPermissionDocument = graphql(/* GraphQL */ `
  query ExplainPermission($grantId: ID!, $action: Action!, $organisationId: ID!) {
    explainPermission(grantId: $grantId, action: $action, organisationId: $organisationId) {
      isAllowed
      role
      permission
      allowedRoles
      reason
      grantOrganisation {
        id
        nameTh
        nameEn
        level
      }
      organisation {
        id
        nameTh
        nameEn
      }
    }
  }
`);

/** The records that an explanation can be about: service points have the rights of their organisation. */
export const ExplainableRecordsDocument = graphql(/* GraphQL */ `
  query ExplainableRecords($text: String!) {
    organisations(filter: { text: $text }, first: 10) {
      nodes {
        id
        nameTh
        nameEn
        province {
          code
          nameTh
          nameEn
        }
        district {
          code
          nameTh
          nameEn
        }
      }
    }
    servicePoints(filter: { text: $text }, first: 10) {
      nodes {
        id
        nameTh
        nameEn
        organisation {
          id
        }
        province {
          code
          nameTh
          nameEn
        }
        district {
          code
          nameTh
          nameEn
        }
      }
    }
  }
`);

export const OrganisationKeyDocument = graphql(/* GraphQL */ `
  query OrganisationKey($id: ID!) {
    organisation(id: $id) {
      id
      code
      nameTh
    }
  }
`);
