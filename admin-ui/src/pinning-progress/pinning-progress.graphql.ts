import { graphql } from "../data/generated";

export const PinningProgressDocument = graphql(/* GraphQL */ `
  query PinningProgress($organisationId: ID!) {
    pinningProgress(organisationId: $organisationId) {
      ...PinningReport
    }
  }

  fragment PinningFigureParts on PinningFigures {
    totalCount
    pinnedCount
    notPinnedCount
    pinnedWithPhotoCount
    completeCount
    recentlyPinnedCount
  }

  fragment PinningReport on PinningProgress {
    organisation {
      id
      nameTh
      nameEn
      level
      ancestors {
        id
        nameTh
        nameEn
      }
    }
    figures {
      ...PinningFigureParts
    }
    ownFigures {
      ...PinningFigureParts
    }
    provinces {
      province {
        code
        nameTh
        nameEn
      }
      figures {
        ...PinningFigureParts
      }
    }
    childCount
    recentSince
    target {
      date
      daysLeft
      neededPerWeek
      updatedAt
      updatedByName
      organisation {
        id
        nameTh
        nameEn
      }
    }
    targetVersion
    allowedActions {
      action
      allowed
      reason
      allowedRoles
    }
  }
`);

export const PinningChildrenDocument = graphql(/* GraphQL */ `
  query PinningChildren($organisationId: ID!, $first: Int!, $offset: Int!) {
    pinningProgress(organisationId: $organisationId) {
      children(first: $first, offset: $offset) {
        organisation {
          id
          nameTh
          nameEn
        }
        hasChildren
        figures {
          ...PinningFigureParts
        }
      }
    }
  }
`);

export const SetPinningTargetDocument = graphql(/* GraphQL */ `
  mutation SetPinningTarget($organisationId: ID!, $version: Int!, $date: String, $idempotencyKey: String!) {
    setPinningTarget(
      organisationId: $organisationId
      version: $version
      date: $date
      idempotencyKey: $idempotencyKey
    ) {
      ...PinningReport
    }
  }
`);

export const PinningPhotosDocument = graphql(/* GraphQL */ `
  query PinningPhotos($filter: ServicePointFilter!, $first: Int!, $offset: Int!) {
    servicePoints(filter: $filter, sort: { field: UPDATED_AT, direction: DESC }, first: $first, offset: $offset) {
      totalCount
      nodes {
        ...PinningPhotoParts
      }
    }
  }

  fragment PinningPhotoParts on ServicePoint {
    id
    nameTh
    nameEn
    district {
      nameTh
      nameEn
    }
    province {
      nameTh
      nameEn
    }
    pin {
      confirmedAt
      confirmedByName
    }
    photos {
      fileId
      url
      altTh
      altEn
      width
      height
    }
  }
`);
