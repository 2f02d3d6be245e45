import { useEffect } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { queryApi } from "../../data/api-client";
import { TreeNodesDocument, TreePathDocument } from "./tree.graphql";
import type { OrganisationTree } from "./use-organisation-tree";
import { pathOf } from "./use-tree-search";

/**
 * Shows the chosen node in the tree when it is not there: after an address was pasted, or a search that found it was cleared.
 * A node that cannot be found (the address is old, the scope another) leaves the tree as it is.
 */
export function useRevealedNode(tree: OrganisationTree, id: string | null, isActive: boolean): void {
  const client = useQueryClient();
  const { roots, reveal, state } = tree;
  const isKnown = id !== null && id in state.nodes;
  useEffect(() => {
    if (!isActive || id === null || isKnown || roots.length === 0) return undefined;
    let isGone = false;
    const find = async () => {
      const { organisation } = await client.fetchQuery({
        queryKey: ["TreePath", { id }],
        queryFn: () => queryApi(TreePathDocument, { id }),
      });
      if (!organisation) return;
      const ancestorIds = organisation.ancestors.map((ancestor) => ancestor.id);
      const variables = { ids: ancestorIds, first: 100 };
      const { organisations } = await client.fetchQuery({
        queryKey: ["TreeNodes", variables],
        queryFn: () => queryApi(TreeNodesDocument, variables),
      });
      if (!isGone) reveal([pathOf({ organisation, ancestorIds }, roots, organisations.nodes)]);
    };
    find().catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [client, id, isActive, isKnown, roots, reveal]);
}
