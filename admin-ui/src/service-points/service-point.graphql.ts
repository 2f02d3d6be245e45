import { graphql } from "../data/generated";

export const ServicePointListDocument = graphql(/* GraphQL */ `
  query ServicePointList($filter: ServicePointFilter, $sort: ServicePointSort, $first: Int, $after: String, $offset: Int) {
    servicePoints(filter: $filter, sort: $sort, first: $first, after: $after, offset: $offset) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...ServicePointRow
      }
    }
  }

  fragment ServicePointRow on ServicePoint {
    id
    version
    code
    status
    hiddenBy {
      id
      nameTh
      nameEn
    }
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
      source
      isConfirmed
      isAbroad
      matchesAddress
    }
    pinDoubts
    completeness {
      percent
      missing
    }
    updatedAt
    updatedByName
  }
`);

export const ServicePointDocument = graphql(/* GraphQL */ `
  query ServicePoint($id: ID!) {
    servicePoint(id: $id) {
      ...ServicePointRecord
    }
  }

  fragment ServicePointRecord on ServicePoint {
    id
    code
    status
    hiddenBy {
      id
      nameTh
      nameEn
    }
    version
    nameTh
    nameEn
    organisation {
      id
      nameTh
      nameEn
      ancestors {
        id
        nameTh
        nameEn
        level
      }
    }
    addressTh
    addressEn
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
    subdistrict {
      code
      nameTh
      nameEn
    }
    postcode
    phones {
      number
      extension
    }
    email
    note
    facilities
    openingHours {
      holidayRule
      holidayRanges {
        opensAt
        closesAt
      }
      week {
        day
        ranges {
          opensAt
          closesAt
        }
      }
      exceptions {
        firstDate
        lastDate
        note
        ranges {
          opensAt
          closesAt
        }
      }
    }
    isOpenNow
    nextChangeAt
    photos {
      fileId
      url
      subject
      altTh
      altEn
      width
      height
    }
    pin {
      latitude
      longitude
      source
      isConfirmed
      confirmedAt
      confirmedByName
      matchesAddress
      isAbroad
      reason
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
    pinDoubts
    isPinJudged
    completeness {
      percent
      missing
    }
    updatedAt
    updatedByName
    allowedActions {
      action
      allowed
      reason
      allowedRoles
    }
  }
`);

export const PinJudgementDocument = graphql(/* GraphQL */ `
  query PinJudgement($id: ID!) {
    servicePoint(id: $id) {
      id
      pinDoubts
      isPinJudged
    }
  }
`);

export const ServicePointHistoryDocument = graphql(/* GraphQL */ `
  query ServicePointHistory($id: ID!, $first: Int) {
    servicePoint(id: $id) {
      id
      history(first: $first) {
        ...HistoryEntryParts
      }
    }
  }
`);

export const ServicePointSummaryDocument = graphql(/* GraphQL */ `
  query ServicePointSummary($filter: ServicePointFilter) {
    servicePointSummary(filter: $filter) {
      totalCount
      pinnedCount
      notPinnedCount
      withoutCoordinatesCount
      incompleteCount
      hiddenCount
      doubtfulPinCount
      averageCompletenessPercent
    }
  }
`);

export const UpdateServicePointDocument = graphql(/* GraphQL */ `
  mutation UpdateServicePoint($id: ID!, $version: Int!, $input: ServicePointInput, $pin: PinInput, $idempotencyKey: String!) {
    updateServicePoint(id: $id, version: $version, input: $input, pin: $pin, idempotencyKey: $idempotencyKey) {
      ...ServicePointRecord
    }
  }
`);

export const ChangeServicePointStatusDocument = graphql(/* GraphQL */ `
  mutation ChangeServicePointStatus($id: ID!, $version: Int!, $status: VisibilityStatus!, $reason: String, $idempotencyKey: String!) {
    changeServicePointStatus(id: $id, version: $version, status: $status, reason: $reason, idempotencyKey: $idempotencyKey) {
      ...ServicePointRecord
    }
  }
`);

export const ConfirmPinDocument = graphql(/* GraphQL */ `
  mutation ConfirmPin($id: ID!, $version: Int!, $reason: String, $idempotencyKey: String!) {
    confirmPin(id: $id, version: $version, reason: $reason, idempotencyKey: $idempotencyKey) {
      ...ServicePointRecord
    }
  }
`);
