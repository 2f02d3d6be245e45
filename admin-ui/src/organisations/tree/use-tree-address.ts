import { useCallback } from "react";
import { useSearchParams } from "react-router";

/** What the address of the tree says: the words searched for and the organisation chosen, so that both can be passed on. */
export function useTreeAddress() {
  const [search, setSearch] = useSearchParams();
  const change = useCallback(
    (name: "q" | "node", value: string, isNewEntry: boolean) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          if (value) after.set(name, value);
          else after.delete(name);
          return after;
        },
        { replace: !isNewEntry },
      ),
    [setSearch],
  );
  return {
    query: search.get("q") ?? "",
    nodeId: search.get("node"),
    setQuery: useCallback((query: string) => change("q", query, false), [change]),
    setNodeId: useCallback((id: string) => change("node", id, true), [change]),
    pathTo: (id: string) => `/organisations/tree?node=${id}`,
  };
}
