import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import { isSameFilter, type FilterValues } from "./filter-definition";
import { usePrompt } from "./use-prompt";

/**
 * The filter that stands in a page's address, under the same name and shape as in a list's: for pages that are no list
 * but take a list's filters, such as the map. The other parts of the address stay.
 */
export function useUrlFilter(): [FilterValues, (values: FilterValues) => void] {
  const [search, setSearch] = useSearchParams();
  const json = search.get("filter");
  const values = useMemo(() => parseFilter(json), [json]);
  const change = useCallback(
    (next: FilterValues) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          if (Object.keys(next).length > 0) after.set("filter", JSON.stringify(next));
          else after.delete("filter");
          return after;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return usePrompt(values, change, isSameFilter);
}

/** An address may have been typed or cut off: what is no filter counts as none. */
function parseFilter(json: string | null): FilterValues {
  try {
    const parsed: unknown = JSON.parse(json ?? "{}");
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? (parsed as FilterValues) : {};
  } catch {
    return {};
  }
}
