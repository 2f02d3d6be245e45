import { graphql } from "../data/generated";

export const ListViewsDocument = graphql(/* GraphQL */ `
  query ListViews($list: String!) {
    listViews(list: $list) {
      ...ListViewParts
    }
  }

  fragment ListViewParts on ListView {
    id
    list
    name
    filter
    sortField
    isDescending
    columns
  }
`);

export const ListViewDocument = graphql(/* GraphQL */ `
  query ListView($id: ID!) {
    listView(id: $id) {
      ...ListViewParts
    }
  }
`);

export const SaveListViewDocument = graphql(/* GraphQL */ `
  mutation SaveListView($list: String!, $name: String!, $state: ListViewStateInput!, $idempotencyKey: String!) {
    saveListView(list: $list, name: $name, state: $state, idempotencyKey: $idempotencyKey) {
      ...ListViewParts
    }
  }
`);

export const ChangeListViewDocument = graphql(/* GraphQL */ `
  mutation ChangeListView($id: ID!, $name: String, $state: ListViewStateInput, $idempotencyKey: String!) {
    changeListView(id: $id, name: $name, state: $state, idempotencyKey: $idempotencyKey) {
      ...ListViewParts
    }
  }
`);

export const DeleteListViewDocument = graphql(/* GraphQL */ `
  mutation DeleteListView($id: ID!, $idempotencyKey: String!) {
    deleteListView(id: $id, idempotencyKey: $idempotencyKey)
  }
`);
