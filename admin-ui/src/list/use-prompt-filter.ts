import { useEffect, useState } from "react";
import { isSameFilter, type FilterValues } from "./filter-definition";

/**
 * A filter that stands in the page's address, as the person has already chosen it. The address follows her a moment later:
 * without this, a second choice made meanwhile would be built on the filter before the first one, and lose it.
 */
export function usePromptFilter(
  values: FilterValues,
  setValues: (values: FilterValues) => void,
): [FilterValues, (values: FilterValues) => void] {
  const [awaited, setAwaited] = useState<FilterValues[]>([]);
  const arrived = JSON.stringify(values);
  useEffect(() => setAwaited((before) => stillAwaited(before, JSON.parse(arrived))), [arrived]);
  const change = (chosen: FilterValues) => {
    setAwaited((before) => [...before, chosen]);
    setValues(chosen);
  };
  return [awaited.at(-1) ?? values, change];
}

/** What is still to come once a filter has come into the address; nothing when it came from elsewhere (a link, Back). */
export function stillAwaited(awaited: FilterValues[], arrived: FilterValues): FilterValues[] {
  if (awaited.length === 0) return awaited;
  const index = awaited.findLastIndex((filter) => isSameFilter(filter, arrived));
  return index === -1 ? [] : awaited.slice(index + 1);
}
