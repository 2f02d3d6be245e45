import type { ListViewPartsFragment, ListViewStateInput } from "../data/generated/graphql";
import { isSameFilter, type FilterValues } from "../list/filter-definition";

/** How a list looks: what a saved view keeps. */
export interface ListState {
  filter: FilterValues;
  /** null where the list has one order. */
  sort: { field: string; order: "ASC" | "DESC" } | null;
  /** null: the usual columns. */
  columns: string[] | null;
}

/** The address of a list as a view shows it. */
export function viewPath({ list, filter, sortField, isDescending }: ListViewPartsFragment): string {
  const search = new URLSearchParams({ filter });
  if (sortField) {
    search.set("sort", sortField);
    search.set("order", isDescending ? "DESC" : "ASC");
  }
  return `/${list}?${search}`;
}

/** The link that opens a view on any machine, with its columns too. */
export const viewLink = (id: string): string => `${location.origin}/admin/listViews/${id}`;

/** Where react-admin's store keeps the columns of a list (`useListLook`). */
export const columnsKey = (list: string): string => `${list.split("/")[0]}.columns`;

export const stateInput = ({ filter, sort, columns }: ListState): ListViewStateInput => ({
  filter: JSON.stringify(filter),
  sortField: sort?.field ?? null,
  isDescending: sort?.order === "DESC",
  columns,
});

/** Is this view what the list shows? */
export function isShown(view: ListViewPartsFragment, { filter, sort, columns }: ListState): boolean {
  const isSameSort = !sort || (sort.field === view.sortField && (sort.order === "DESC") === view.isDescending);
  const isSameColumns = [...(columns ?? [])].sort().join() === [...(view.columns ?? [])].sort().join();
  return isSameSort && isSameColumns && isSameFilter(JSON.parse(view.filter) as FilterValues, filter);
}
