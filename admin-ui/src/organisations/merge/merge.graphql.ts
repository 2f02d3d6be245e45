import { graphql } from "../../data/generated";

export const MergePreviewDocument = graphql(/* GraphQL */ `
  query MergePreview($id: ID!, $intoId: ID!) {
    organisationMergePreview(id: $id, intoId: $intoId) {
      version
      intoVersion
      organisationCount
      photoCount
      differences {
        field
        kept
        merged
      }
      refusal
    }
    servicePointSummary(filter: { within: $id }) {
      totalCount
    }
    subtreeAccess(organisationId: $id) {
      grantCount
      tokenCount
      apiKeyCount
    }
  }
`);

export const MergeOrganisationsDocument = graphql(/* GraphQL */ `
  mutation MergeOrganisations(
    $id: ID!
    $version: Int!
    $intoId: ID!
    $intoVersion: Int!
    $fields: [String!]!
    $reason: String
    $idempotencyKey: String!
  ) {
    mergeOrganisations(
      id: $id
      version: $version
      intoId: $intoId
      intoVersion: $intoVersion
      fields: $fields
      reason: $reason
      idempotencyKey: $idempotencyKey
    ) {
      id
    }
  }
`);
