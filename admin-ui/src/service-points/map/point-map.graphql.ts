import { graphql } from "../../data/generated";

/** Short names: a screen has 240 clusters, and their names would be two thirds of the answer. */
export const PointMapDocument = graphql(/* GraphQL */ `
  query PointMap($bounds: BoundsInput!, $zoom: Int!, $filter: ServicePointFilter) {
    servicePointMap(bounds: $bounds, zoom: $zoom, filter: $filter) {
      totalInBounds
      clusters {
        lat: latitude
        lon: longitude
        n: count
        pinned: pinnedCount
        complete: completeCount
        id: servicePointId
      }
    }
  }
`);

export const PointsInViewDocument = graphql(/* GraphQL */ `
  query PointsInView($filter: ServicePointFilter, $first: Int!) {
    servicePoints(filter: $filter, first: $first) {
      totalCount
      nodes {
        ...PointRow
      }
    }
  }

  fragment PointRow on ServicePoint {
    id
    code
    nameTh
    nameEn
    status
    province {
      nameTh
      nameEn
    }
    district {
      nameTh
      nameEn
    }
    pin {
      latitude
      longitude
      source
      isConfirmed
      isAbroad
      matchesAddress
    }
    completeness {
      percent
      missing
    }
  }
`);

export const PointCardDocument = graphql(/* GraphQL */ `
  query PointCard($id: ID!) {
    servicePoint(id: $id) {
      ...PointRow
      version
      allowedActions {
        action
        allowed
        reason
        allowedRoles
      }
    }
  }
`);
