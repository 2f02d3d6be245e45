import { graphql } from "../data/generated";

/** What something is added to: its name, its level, and whether the officer may add there. */
export const AddPlaceDocument = graphql(/* GraphQL */ `
  query AddPlace($id: ID!) {
    organisation(id: $id) {
      id
      nameTh
      nameEn
      level
      allowedActions {
        action
        allowed
        reason
        allowedRoles
      }
    }
  }
`);

export const NearOrganisationsDocument = graphql(/* GraphQL */ `
  query NearOrganisations($parentId: ID!, $nameTh: String!, $code: String) {
    organisationNearDuplicates(parentId: $parentId, nameTh: $nameTh, code: $code) {
      reasons
      organisation {
        id
        code
        nameTh
        nameEn
        status
        version
        ancestors {
          id
          nameTh
          nameEn
        }
        allowedActions {
          action
          allowed
          reason
          allowedRoles
        }
      }
    }
  }
`);

export const NearServicePointsDocument = graphql(/* GraphQL */ `
  query NearServicePoints($organisationId: ID!, $nameTh: String!, $code: String) {
    servicePointNearDuplicates(organisationId: $organisationId, nameTh: $nameTh, code: $code) {
      reasons
      servicePoint {
        id
        code
        nameTh
        nameEn
        status
        version
        organisation {
          id
          nameTh
          nameEn
        }
        allowedActions {
          action
          allowed
          reason
          allowedRoles
        }
      }
    }
  }
`);

export const CreateOrganisationDocument = graphql(/* GraphQL */ `
  mutation CreateOrganisation(
    $parentId: ID!
    $input: NewOrganisationInput!
    $differsFrom: [ID!]!
    $idempotencyKey: String!
  ) {
    createOrganisation(parentId: $parentId, input: $input, differsFrom: $differsFrom, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const CreateServicePointDocument = graphql(/* GraphQL */ `
  mutation CreateServicePoint(
    $organisationId: ID!
    $input: NewServicePointInput!
    $differsFrom: [ID!]!
    $idempotencyKey: String!
  ) {
    createServicePoint(
      organisationId: $organisationId
      input: $input
      differsFrom: $differsFrom
      idempotencyKey: $idempotencyKey
    ) {
      id
    }
  }
`);
