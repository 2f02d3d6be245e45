import { graphql } from "../data/generated";

export const SeatDocument = graphql(/* GraphQL */ `
  fragment Seat on ActivationTokenSeat {
    role
    status
    tokenId
    createdAt
    createdByName
    expiresAt
    lastUsedByName
    lastUsedAt
  }
`);

export const TokenPlaceListDocument = graphql(/* GraphQL */ `
  query TokenPlaceList(
    $filter: ActivationTokenPlaceFilter
    $sort: ActivationTokenPlaceSort
    $first: Int!
    $after: String
    $offset: Int
  ) {
    activationTokenPlaces(filter: $filter, sort: $sort, first: $first, after: $after, offset: $offset) {
      nodes {
        ...TokenPlace
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }

  fragment TokenPlace on ActivationTokenPlace {
    id
    organisation {
      id
      code
      nameTh
      nameEn
      level
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
    seats {
      ...Seat
    }
  }
`);

export const RevealTokenDocument = graphql(/* GraphQL */ `
  mutation RevealToken($id: ID!, $idempotencyKey: String!) {
    revealActivationToken(id: $id, idempotencyKey: $idempotencyKey) {
      id
      token
      expiresAt
    }
  }
`);

export const RefreshTokenDocument = graphql(/* GraphQL */ `
  mutation RefreshToken($organisationId: ID!, $role: Role!, $idempotencyKey: String!) {
    refreshActivationToken(organisationId: $organisationId, role: $role, idempotencyKey: $idempotencyKey) {
      ...Seat
    }
  }
`);

export const SeatCountsDocument = graphql(/* GraphQL */ `
  query SeatCounts($filter: ActivationTokenPlaceFilter) {
    activationTokenPlaces(filter: $filter, first: 1) {
      seatCounts {
        role
        places
      }
    }
  }
`);

export const IssueTokensDocument = graphql(/* GraphQL */ `
  mutation IssueTokens(
    $filter: ActivationTokenPlaceFilter
    $organisationIds: [ID!]
    $roles: [Role!]!
    $refreshUnused: Boolean!
    $idempotencyKey: String!
  ) {
    issueActivationTokens(
      filter: $filter
      organisationIds: $organisationIds
      roles: $roles
      refreshUnused: $refreshUnused
      idempotencyKey: $idempotencyKey
    ) {
      id
    }
  }
`);

export const TokenBatchPartsDocument = graphql(/* GraphQL */ `
  fragment TokenBatchParts on ActivationTokenBatch {
    id
    state
    roles
    total
    done
    issued
    kept
    failed
    createdAt
    createdByName
    finishedAt
  }
`);

export const TokenBatchDocument = graphql(/* GraphQL */ `
  query TokenBatch($id: ID!) {
    activationTokenBatch(id: $id) {
      ...TokenBatchParts
    }
  }
`);

export const TokenBatchesDocument = graphql(/* GraphQL */ `
  query TokenBatches($first: Int!) {
    activationTokenBatches(first: $first) {
      ...TokenBatchParts
    }
  }
`);

export const CancelTokenBatchDocument = graphql(/* GraphQL */ `
  mutation CancelTokenBatch($id: ID!, $idempotencyKey: String!) {
    cancelActivationTokenBatch(id: $id, idempotencyKey: $idempotencyKey) {
      ...TokenBatchParts
    }
  }
`);
