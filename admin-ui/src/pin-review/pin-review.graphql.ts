import { graphql } from "../data/generated";

export const PinReviewDocument = graphql(/* GraphQL */ `
  query PinReview($filter: ServicePointFilter, $first: Int!) {
    servicePoints(filter: $filter, first: $first) {
      totalCount
      nodes {
        id
        version
        nameTh
        nameEn
        organisation {
          id
          nameTh
          nameEn
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
        pin {
          latitude
          longitude
          source
          isConfirmed
          isAbroad
        }
        pinDoubts
        isPinJudged
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

export const MovePinDocument = graphql(/* GraphQL */ `
  mutation MovePin($id: ID!, $version: Int!, $input: PinInput!, $idempotencyKey: String!) {
    pinServicePoint(id: $id, version: $version, input: $input, idempotencyKey: $idempotencyKey) {
      ...ServicePointRecord
    }
  }
`);
