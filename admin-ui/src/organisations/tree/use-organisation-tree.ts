import { useCallback, useEffect, useMemo, useReducer, useRef, type Dispatch, type RefObject } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { useLogoutIfAccessDenied } from "ra-core";
import { queryApi } from "../../data/api-client";
import { TreeChildrenDocument } from "./tree.graphql";
import { rowsOf, type TreeRow } from "./tree-rows";
import {
  emptyTree,
  needsChildren,
  rootKey,
  treeReducer,
  type TreeAction,
  type TreeNode,
  type TreeState,
} from "./tree-state";

const pageSize = 50;
const maxPageSize = 100;

export interface OrganisationTree {
  state: TreeState;
  rows: TreeRow[];
  /** The top of the officer's scope; empty until it came. */
  roots: TreeNode[];
  /** Opens nodes and asks for their first children where nobody has yet. */
  open(ids: string[]): void;
  close(id: string): void;
  /** Asks for the next children of a node, also after a failure. */
  load(parent: string): void;
  /** Makes nodes visible with everything above them; each path begins at a root. */
  reveal(paths: TreeNode[][]): void;
  clear(): void;
  /** Reads what is shown anew, after something in it was changed; what is open stays open. */
  refresh(): Promise<void>;
}

/**
 * The organisations below the officer's, fetched 50 children at a time as branches are opened.
 *
 * @param isLoading asks for the roots at once; a tree of search results is filled by {@link OrganisationTree.reveal}
 */
export function useOrganisationTree(isLoading: boolean): OrganisationTree {
  const [state, dispatch] = useReducer(treeReducer, emptyTree);
  const latest = useRef(state);
  latest.current = state;
  const fetchChildren = useChildrenQuery();

  const load = useCallback(
    (parent: string) => {
      const branch = latest.current.branches[parent];
      if (branch?.request === "running") return;
      dispatch({ kind: "requested", parent });
      fetchChildren(parent === rootKey ? null : parent, branch?.endCursor ?? null).then(
        ({ nodes, totalCount, pageInfo }) =>
          dispatch({
            kind: "loaded",
            parent,
            nodes,
            total: totalCount,
            endCursor: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
          }),
        () => dispatch({ kind: "failed", parent }),
      );
    },
    [fetchChildren],
  );
  const open = useCallback(
    (ids: string[]) => {
      dispatch({ kind: "opened", ids });
      for (const id of ids) if (needsChildren(latest.current, id)) load(id);
    },
    [load],
  );
  useEffect(() => {
    if (isLoading) load(rootKey);
  }, [isLoading, load]);

  const roots = useRoots(state);
  useEffect(() => {
    // A single root is the officer's own organisation: what she looks for is below it.
    if (isLoading && roots.length === 1) open(roots.map(({ id }) => id));
  }, [isLoading, roots, open]);

  return {
    state,
    rows: useMemo(() => rowsOf(state), [state]),
    roots,
    open,
    close: useCallback((id: string) => dispatch({ kind: "closed", id }), []),
    load,
    reveal: useCallback((paths: TreeNode[][]) => dispatch({ kind: "revealed", paths }), []),
    refresh: useRefresh(latest, dispatch, fetchChildren),
    clear: useCallback(() => dispatch({ kind: "emptied" }), []),
  };
}

type FetchChildren = ReturnType<typeof useChildrenQuery>;

function useRefresh(
  latest: RefObject<TreeState>,
  dispatch: Dispatch<TreeAction>,
  fetchChildren: FetchChildren,
): () => Promise<void> {
  return useCallback(async () => {
    const loaded = Object.entries(latest.current.branches).filter(([, { total }]) => total !== undefined);
    await Promise.all(
      loaded.map(async ([parent, { ids }]) => {
        const wanted = Math.max(pageSize, ids.length);
        dispatch({ kind: "reloaded", parent, ...(await readAnew(fetchChildren, parent, wanted)) });
      }),
    );
  }, [latest, dispatch, fetchChildren]);
}

/** As many children as there were to be seen: a family longer than a page stays as long on the screen. */
async function readAnew(fetchChildren: FetchChildren, parent: string, wanted: number) {
  const nodes: TreeNode[] = [];
  for (let after: string | null = null; ; ) {
    const first = Math.min(maxPageSize, wanted - nodes.length);
    const page = await fetchChildren(parent === rootKey ? null : parent, after, first);
    nodes.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
    if (after === null || nodes.length >= wanted) return { nodes, total: page.totalCount, endCursor: after };
  }
}

/** The same array as long as the roots are the same. */
function useRoots({ branches, nodes }: TreeState): TreeNode[] {
  const ids = branches[rootKey]?.ids;
  const latest = useRef(nodes);
  latest.current = nodes;
  return useMemo(() => (ids ?? []).flatMap((id) => latest.current[id] ?? []), [ids]);
}

/** One page of a node's children through the common cache, so that coming back to the tree asks for nothing again at once. */
function useChildrenQuery() {
  const client = useQueryClient();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  return useCallback(
    async (parentId: string | null, after: string | null, first = pageSize) => {
      try {
        const variables = { parentId, after, first };
        const data = await client.fetchQuery({
          queryKey: ["TreeChildren", variables],
          queryFn: ({ signal }) => queryApi(TreeChildrenDocument, variables, signal),
        });
        return data.organisationChildren;
      } catch (error) {
        await logoutIfAccessDenied(error);
        throw error;
      }
    },
    [client, logoutIfAccessDenied],
  );
}
