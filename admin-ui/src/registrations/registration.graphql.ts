import { graphql } from "../data/generated";

export const RegistrationListDocument = graphql(/* GraphQL */ `
  query RegistrationList($filter: RegistrationFilter, $first: Int!, $after: String) {
    registrations(filter: $filter, first: $first, after: $after) {
      totalCount
      nodes {
        ...RegistrationRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }

  fragment RegistrationRow on Registration {
    id
    kind
    state
    nameTh
    requestedAt
    decidedAt
    updatedByName
    ageWorkingDays
    promisedWorkingDays
    parent {
      nameTh
      nameEn
    }
    province {
      nameTh
      nameEn
    }
    organisation {
      id
      nameTh
      nameEn
    }
  }
`);

export const WaitingRegistrationsDocument = graphql(/* GraphQL */ `
  query WaitingRegistrations {
    registrations(filter: { state: WAITING }, first: 1) {
      totalCount
    }
  }
`);

export const NextRegistrationDocument = graphql(/* GraphQL */ `
  query NextRegistration {
    registrations(filter: { state: WAITING }, first: 1) {
      totalCount
      nodes {
        id
        nameTh
        organisation {
          nameTh
          nameEn
        }
      }
    }
  }
`);

export const RegistrationDocument = graphql(/* GraphQL */ `
  query Registration($id: ID!) {
    registration(id: $id) {
      ...RegistrationParts
    }
  }

  fragment RegistrationParts on Registration {
    ...RegistrationRow
    version
    nameEn
    addressTh
    postcode
    provinceCode
    districtCode
    phones {
      number
      extension
    }
    contactName
    contactPhone
    contactEmail
    decisionReason
    tokenRole
    sameNameCount
    sameName {
      id
      requestedAt
    }
    photoUrl
    parent {
      id
      level
    }
    district {
      nameTh
      nameEn
    }
    subdistrict {
      nameTh
      nameEn
    }
    organisation {
      code
    }
    nearDuplicates {
      reasons
      organisation {
        id
        code
        nameTh
        nameEn
        status
        ancestors {
          nameTh
          nameEn
        }
      }
    }
  }
`);

export const ApproveRegistrationDocument = graphql(/* GraphQL */ `
  mutation ApproveRegistration(
    $id: ID!
    $version: Int!
    $parentId: ID!
    $input: NewOrganisationInput!
    $differsFrom: [ID!]
    $idempotencyKey: String!
  ) {
    approveRegistration(
      id: $id
      version: $version
      parentId: $parentId
      input: $input
      differsFrom: $differsFrom
      idempotencyKey: $idempotencyKey
    ) {
      id
    }
  }
`);

export const JoinRegistrationDocument = graphql(/* GraphQL */ `
  mutation JoinRegistration($id: ID!, $version: Int!, $organisationId: ID!, $idempotencyKey: String!) {
    joinRegistration(id: $id, version: $version, organisationId: $organisationId, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const ReleaseRegistrationDocument = graphql(/* GraphQL */ `
  mutation ReleaseRegistration($id: ID!, $version: Int!, $idempotencyKey: String!) {
    releaseRegistration(id: $id, version: $version, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);

export const RefuseRegistrationDocument = graphql(/* GraphQL */ `
  mutation RefuseRegistration($id: ID!, $version: Int!, $reason: String!, $idempotencyKey: String!) {
    refuseRegistration(id: $id, version: $version, reason: $reason, idempotencyKey: $idempotencyKey) {
      id
    }
  }
`);
