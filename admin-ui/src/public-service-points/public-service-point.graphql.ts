import { graphql } from "../data/generated";

export const PublicPointsDocument = graphql(/* GraphQL */ `
  query PublicPoints($filter: PublicServicePointFilter, $first: Int!) {
    publicServicePoints(filter: $filter, first: $first) {
      totalCount
      nodes {
        ...PublicPointRow
      }
    }
  }

  fragment PublicPointRow on PublicServicePoint {
    id
    code
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
    }
    isOpenNow
    nextChangeAt
  }
`);

/** Names as short as those of the officers' map: a screen has 240 clusters. */
export const PublicPointMapDocument = graphql(/* GraphQL */ `
  query PublicPointMap($bounds: BoundsInput!, $zoom: Int!, $filter: PublicServicePointFilter) {
    publicServicePointMap(bounds: $bounds, zoom: $zoom, filter: $filter) {
      totalInBounds
      clusters {
        lat: latitude
        lon: longitude
        n: count
        id: servicePointId
      }
    }
  }
`);

export const PublicPointDocument = graphql(/* GraphQL */ `
  query PublicPoint($id: ID!) {
    publicServicePoint(id: $id) {
      ...PublicPointRow
      ancestors {
        id
        nameTh
        nameEn
        level
      }
      addressTh
      addressEn
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
      photos {
        fileId
        url
        subject
        altTh
        altEn
        width
        height
      }
    }
  }
`);

/** Is it the officer's own, too? Then there is a page to work on it. */
export const OwnPointDocument = graphql(/* GraphQL */ `
  query OwnPoint($ids: [ID!]!) {
    servicePoints(filter: { ids: $ids }, first: 1) {
      nodes {
        id
      }
    }
  }
`);

/** Agencies of the public register, of any scope. */
export const ListedOrganisationsDocument = graphql(/* GraphQL */ `
  query ListedOrganisations($text: String!) {
    listedAgencies(text: $text) {
      id
      nameTh
      nameEn
      ancestorNamesTh
      provinceNameTh
    }
  }
`);

/** Whoever is above a public service point has a name that everybody may read. */
export const ListedOrganisationNameDocument = graphql(/* GraphQL */ `
  query ListedOrganisationName($within: ID!) {
    publicServicePoints(filter: { within: $within }, first: 1) {
      nodes {
        id
        organisation {
          id
          nameTh
          nameEn
        }
        ancestors {
          id
          nameTh
          nameEn
        }
      }
    }
  }
`);
