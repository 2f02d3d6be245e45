import { graphql } from "../../data/generated";

/** The organisation that is to be moved. */
export const MovedOrganisationDocument = graphql(/* GraphQL */ `
  query MovedOrganisation($id: ID!) {
    organisation(id: $id) {
      id
      nameTh
      nameEn
      version
    }
  }
`);

export const MovePreviewDocument = graphql(/* GraphQL */ `
  query MovePreview($id: ID!, $parentId: ID!) {
    organisationMovePreview(id: $id, parentId: $parentId) {
      from {
        id
        nameTh
        nameEn
      }
      to {
        id
        nameTh
        nameEn
      }
      organisationCount
      losing {
        id
        nameTh
        nameEn
      }
      gaining {
        id
        nameTh
        nameEn
      }
      changesLogo
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

export const MoveOrganisationDocument = graphql(/* GraphQL */ `
  mutation MoveOrganisation($id: ID!, $version: Int!, $parentId: ID!, $reason: String, $idempotencyKey: String!) {
    moveOrganisation(
      id: $id
      version: $version
      parentId: $parentId
      reason: $reason
      idempotencyKey: $idempotencyKey
    ) {
      id
      moveUnderWay {
        id
      }
    }
  }
`);

/** A move in the background. */
export const OrganisationMoveDocument = graphql(/* GraphQL */ `
  query OrganisationMove($id: ID!) {
    organisationMove(id: $id) {
      id
      state
      organisation {
        id
        nameTh
        nameEn
      }
      from {
        id
        nameTh
        nameEn
      }
      to {
        id
        nameTh
        nameEn
      }
      total
      done
      refusal
      reason
      createdAt
      createdByName
      finishedAt
    }
  }
`);
