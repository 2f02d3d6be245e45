import { graphql } from "../data/generated";

export const ApiKeyListDocument = graphql(/* GraphQL */ `
  query ApiKeyList($filter: ApiKeyFilter, $first: Int!, $after: String, $offset: Int) {
    apiKeys(filter: $filter, first: $first, after: $after, offset: $offset) {
      nodes {
        ...ApiKeyRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }

  fragment ApiKeyRow on ApiKey {
    id
    name
    keyStart
    allowedAddresses
    expiresAt
    createdAt
    createdByName
    revokedAt
    revokedByName
    revokeReason
    lastUsedAt
    requestCount
    version
    state
    organisation {
      id
      nameTh
      nameEn
      level
    }
    allowedActions {
      action
      allowed
      reason
      allowedRoles
    }
  }
`);

export const CreateApiKeyDocument = graphql(/* GraphQL */ `
  mutation CreateApiKey(
    $name: String!
    $organisationId: ID!
    $expiresAt: DateTimeISO!
    $allowedAddresses: [String!]
    $idempotencyKey: String!
  ) {
    createApiKey(
      name: $name
      organisationId: $organisationId
      expiresAt: $expiresAt
      allowedAddresses: $allowedAddresses
      idempotencyKey: $idempotencyKey
    ) {
      secret
      apiKey {
        ...ApiKeyRow
      }
    }
  }
`);

export const RevokeApiKeyDocument = graphql(/* GraphQL */ `
  mutation RevokeApiKey($id: ID!, $version: Int!, $reason: String!, $idempotencyKey: String!) {
    revokeApiKey(id: $id, version: $version, reason: $reason, idempotencyKey: $idempotencyKey) {
      ...ApiKeyRow
    }
  }
`);
