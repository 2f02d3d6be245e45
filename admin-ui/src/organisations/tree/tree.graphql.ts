import { graphql } from "../../data/generated";

export const TreeChildrenDocument = graphql(/* GraphQL */ `
  query TreeChildren($parentId: ID, $first: Int!, $after: String) {
    organisationChildren(parentId: $parentId, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...TreeNodeParts
      }
    }
  }

  fragment TreeNodeParts on Organisation {
    id
    code
    level
    status
    hiddenBy {
      id
      nameTh
      nameEn
    }
    nameTh
    nameEn
    childCount
    descendantCount
    province {
      nameTh
      nameEn
    }
    district {
      nameTh
      nameEn
    }
  }
`);

export const TreeSearchDocument = graphql(/* GraphQL */ `
  query TreeSearch($text: String!, $first: Int!) {
    organisationTreeSearch(text: $text, first: $first) {
      organisation {
        ...TreeNodeParts
      }
      ancestorIds
    }
  }
`);

/** The nodes on the way to a hit; the country, which is in no list, is the root that is shown anyway. */
export const TreeNodesDocument = graphql(/* GraphQL */ `
  query TreeNodes($ids: [ID!]!, $first: Int!) {
    organisations(filter: { ids: $ids }, first: $first) {
      nodes {
        ...TreeNodeParts
      }
    }
  }
`);

export const TreePathDocument = graphql(/* GraphQL */ `
  query TreePath($id: ID!) {
    organisation(id: $id) {
      ...TreeNodeParts
      ancestors {
        id
      }
    }
  }
`);

export const TreePanelDocument = graphql(/* GraphQL */ `
  query TreePanel($id: ID!) {
    organisation(id: $id) {
      ...TreeNodeParts
      version
      siblingPosition
      siblingCount
      updatedAt
      updatedByName
      type {
        nameTh
        nameEn
      }
      completeness {
        percent
        missing
      }
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
    organisationSummary(filter: { within: $id }) {
      totalCount
    }
    servicePointSummary(filter: { within: $id }) {
      totalCount
      notPinnedCount
    }
  }
`);

export const PlaceOrganisationDocument = graphql(/* GraphQL */ `
  mutation PlaceOrganisation($id: ID!, $position: Int!, $seenPosition: Int, $idempotencyKey: String!) {
    placeOrganisation(id: $id, position: $position, seenPosition: $seenPosition, idempotencyKey: $idempotencyKey) {
      id
      nameTh
      nameEn
      siblingPosition
      siblingCount
    }
  }
`);
