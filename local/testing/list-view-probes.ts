import type { Probe } from "./access-probe";

const state = '{ filter: "{}" }';
/** Of nobody: whoever may ask is told that she has none of this id. */
const nobodys = "00000000-0000-7000-8000-0000000000aa";
const own = { action: "KEEP_LIST_VIEWS", isUnscoped: true, variables: () => ({}) } as const;

/** Saved views have no place in the tree: they are a person's own. */
export const listViewProbes: Readonly<Record<string, Probe>> = {
  listViews: { ...own, query: "query { listViews { id } }", reached: (data) => "listViews" in data },
  listView: {
    ...own,
    query: `query { listView(id: "${nobodys}") { id } }`,
    reached: () => false,
    letsInWith: ["NOT_FOUND"],
  },
  saveListView: {
    ...own,
    query: `mutation ($key: String!) {
      saveListView(list: "servicePoints", name: "มุมมอง", state: ${state}, idempotencyKey: $key) { id } }`,
    reached: ({ saveListView }) => Boolean(saveListView.id),
    // The same person may be asked under several roles.
    letsInWith: ["BAD_USER_INPUT"],
  },
  changeListView: {
    ...own,
    query: `mutation ($key: String!) { changeListView(id: "${nobodys}", name: "ใหม่", idempotencyKey: $key) { id } }`,
    reached: () => false,
    letsInWith: ["NOT_FOUND"],
  },
  deleteListView: {
    ...own,
    query: `mutation ($key: String!) { deleteListView(id: "${nobodys}", idempotencyKey: $key) }`,
    reached: () => false,
    letsInWith: ["NOT_FOUND"],
  },
};
