import { useEffect, useMemo } from "react";
import { keepPreviousData } from "@tanstack/react-query";
import { useApiQuery } from "../../data/use-api-query";
import { TreeNodesDocument, TreeSearchDocument } from "./tree.graphql";
import type { TreeNode } from "./tree-state";
import { useOrganisationTree, type OrganisationTree } from "./use-organisation-tree";

/** More hits than this are not a help; four levels of ancestors of each still fit into one page of 100. */
export const maxMatches = 25;

interface Match {
  organisation: TreeNode;
  ancestorIds: string[];
}

export interface TreeSearch {
  tree: OrganisationTree;
  /** Best first; undefined until the first answer. */
  matches: Match[] | undefined;
  count: number | undefined;
  isBusy: boolean;
  error: Error | null;
  retry(): void;
}

/** The tree cut down to what was found and what lies above it; its branches can be completed from there. */
export function useTreeSearch(text: string, roots: TreeNode[]): TreeSearch {
  const tree = useOrganisationTree(false);
  const { clear, reveal } = tree;
  const search = useApiQuery(
    TreeSearchDocument,
    { text, first: maxMatches },
    { enabled: text !== "", placeholderData: keepPreviousData },
  );
  const matches = search.data?.organisationTreeSearch;
  const ids = useMemo(() => [...new Set(matches?.flatMap(({ ancestorIds }) => ancestorIds))], [matches]);
  const ancestors = useApiQuery(TreeNodesDocument, { ids, first: 100 }, { enabled: ids.length > 0 });
  const known = ids.length === 0 ? noNodes : ancestors.data?.organisations.nodes;

  useEffect(() => {
    if (text === "" || !matches || !known || roots.length === 0) return;
    clear();
    reveal(matches.map((match) => pathOf(match, roots, known)));
  }, [text, matches, known, roots, clear, reveal]);

  return {
    tree,
    matches: text === "" || !known ? undefined : matches,
    count: text === "" || !known ? undefined : matches?.length,
    isBusy: search.isFetching || ancestors.isFetching,
    error: search.error ?? ancestors.error,
    retry: () => void (search.error ? search : ancestors).refetch(),
  };
}

const noNodes: TreeNode[] = [];

/** The way from the root to a node. The country stands in no list, so the root itself comes from the tree. */
export function pathOf({ organisation, ancestorIds }: Match, roots: TreeNode[], known: TreeNode[]): TreeNode[] {
  const byId = new Map([...known, ...roots].map((node) => [node.id, node]));
  const path = [...ancestorIds.flatMap((id) => byId.get(id) ?? []), organisation];
  const hasRoot = path.some(({ id }) => roots.some((root) => root.id === id));
  return hasRoot
    ? path.slice(path.findIndex(({ id }) => roots.some((root) => root.id === id)))
    : [...roots.slice(0, 1), ...path];
}
