import { graphql } from "../data/generated";

export const OrganisationListDocument = graphql(/* GraphQL */ `
  query OrganisationList(
    $filter: OrganisationFilter
    $sort: OrganisationSort
    $first: Int
    $after: String
    $offset: Int
    $withTokens: Boolean!
  ) {
    organisations(filter: $filter, sort: $sort, first: $first, after: $after, offset: $offset) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...OrganisationRow
        hasUnusedToken @include(if: $withTokens)
      }
    }
  }

  fragment OrganisationRow on Organisation {
    id
    version
    code
    level
    status
    hiddenBy {
      id
      nameTh
      nameEn
    }
    mergedInto {
      id
      nameTh
      nameEn
    }
    nameTh
    nameEn
    type {
      code
      nameTh
      nameEn
    }
    subType {
      code
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
    ancestors {
      id
      nameTh
      nameEn
      level
    }
    completeness {
      percent
      missing
    }
    updatedAt
    updatedByName
  }
`);

export const OrganisationDocument = graphql(/* GraphQL */ `
  query Organisation($id: ID!) {
    organisation(id: $id) {
      ...OrganisationRecord
    }
  }

  fragment OrganisationRecord on Organisation {
    ...OrganisationRow
    fullNameTh
    addressTh
    addressEn
    subdistrict {
      code
      nameTh
      nameEn
    }
    postcode
    category {
      code
      nameTh
      nameEn
    }
    phones {
      number
      extension
    }
    fax
    website
    socialLinks
    emailPublic
    emailRegistered
    emailComplaints
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
    logo {
      fileId
      url
      isInherited
      owner {
        id
        nameTh
        nameEn
      }
    }
    childCount
    descendantCount
    moveUnderWay {
      id
    }
    allowedActions {
      action
      allowed
      reason
      allowedRoles
    }
  }
`);

export const OrganisationHistoryDocument = graphql(/* GraphQL */ `
  query OrganisationHistory($id: ID!, $first: Int) {
    organisation(id: $id) {
      id
      history(first: $first) {
        ...HistoryEntryParts
      }
    }
  }

  fragment HistoryEntryParts on HistoryEntry {
    id
    at
    personName
    action
    reason
    changes {
      field
      before
      after
    }
  }
`);

export const OrganisationSummaryDocument = graphql(/* GraphQL */ `
  query OrganisationSummary($filter: OrganisationFilter) {
    organisationSummary(filter: $filter) {
      totalCount
      incompleteCount
      hiddenCount
      averageCompletenessPercent
    }
  }
`);

export const VisibilityEffectDocument = graphql(/* GraphQL */ `
  query VisibilityEffect($id: ID!) {
    organisationVisibilityEffect(id: $id) {
      changingCount
      stayingHiddenCount
    }
    servicePointVisibilityEffect(organisationId: $id) {
      changingCount
      stayingHiddenCount
    }
    subtreeAccess(organisationId: $id) {
      grantCount
    }
  }
`);

export const UpdateOrganisationProfileDocument = graphql(/* GraphQL */ `
  mutation UpdateOrganisationProfile($id: ID!, $version: Int!, $input: OrganisationProfileInput!, $idempotencyKey: String!) {
    updateOrganisationProfile(id: $id, version: $version, input: $input, idempotencyKey: $idempotencyKey) {
      ...OrganisationRecord
    }
  }
`);

export const ChangeOrganisationStatusDocument = graphql(/* GraphQL */ `
  mutation ChangeOrganisationStatus($id: ID!, $version: Int!, $status: VisibilityStatus!, $reason: String, $idempotencyKey: String!) {
    changeOrganisationStatus(id: $id, version: $version, status: $status, reason: $reason, idempotencyKey: $idempotencyKey) {
      ...OrganisationRecord
    }
  }
`);
