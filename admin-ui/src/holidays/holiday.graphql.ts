import { graphql } from "../data/generated";

export const HolidayYearDocument = graphql(/* GraphQL */ `
  query HolidayYear($year: Int!) {
    holidayYears
    holidayYear(year: $year) {
      year
      isDeclared
      holidays {
        ...HolidayParts
      }
    }
  }

  fragment HolidayParts on Holiday {
    id
    date
    nameTh
    nameEn
    kind
    province {
      code
      nameTh
      nameEn
    }
    source
    version
    updatedAt
    updatedByName
    withdrawnAt
    withdrawReason
  }
`);

export const AddHolidayDocument = graphql(/* GraphQL */ `
  mutation AddHoliday($input: HolidayInput!, $idempotencyKey: String!) {
    addHoliday(input: $input, idempotencyKey: $idempotencyKey) {
      ...HolidayParts
    }
  }
`);

export const WithdrawHolidayDocument = graphql(/* GraphQL */ `
  mutation WithdrawHoliday($id: ID!, $version: Int!, $reason: String!, $idempotencyKey: String!) {
    withdrawHoliday(id: $id, version: $version, reason: $reason, idempotencyKey: $idempotencyKey) {
      ...HolidayParts
    }
  }
`);

export const DeclareHolidayYearDocument = graphql(/* GraphQL */ `
  mutation DeclareHolidayYear($year: Int!, $idempotencyKey: String!) {
    declareHolidayYear(year: $year, idempotencyKey: $idempotencyKey) {
      year
      isDeclared
    }
  }
`);
