import type { FilterValues } from "./filter-definition";

/** The address of a list with a filter: a number on another page links with it to exactly the rows it counted. */
export function listPath(resource: string, filter: FilterValues = {}): string {
  const search = Object.keys(filter).length > 0 ? `?filter=${encodeURIComponent(JSON.stringify(filter))}` : "";
  return `/${resource}${search}`;
}

const LAST_LIST_KEY = "pakmut.lastList.";

/** Keeps where somebody was in a list, so that the way back from a record leads there. */
export function rememberList(resource: string, search: string): void {
  sessionStorage.setItem(LAST_LIST_KEY + resource, search);
}

/** The address of the list as it was last seen in this tab. */
export function lastListPath(resource: string): string {
  return `/${resource}${sessionStorage.getItem(LAST_LIST_KEY + resource) ?? ""}`;
}
