import { useListContext, type SortPayload } from "ra-core";
import { useNavigate } from "react-router";
import { isSameFilter, type FilterValues } from "./filter-definition";
import { usePrompt } from "./use-prompt";

/** What the address of a list says: which rows, in which order, which page of them. */
export interface ListAddress {
  filter: FilterValues;
  sort: SortPayload;
  page: number;
  perPage: number;
}

/**
 * The address of the list on this page as the person has chosen it, and how to change a part of it: each change is built on
 * the one before it, drawn or not. react-admin's own setters start from what was drawn last and lose the other.
 *
 * @returns the chosen address, whether its rows are still those of the one before, and `change`; another filter, order or
 *   page size leads to the first page
 */
export function useListAddress(): [ListAddress, boolean, (part: Partial<ListAddress>) => void] {
  const { filterValues, sort, page, perPage } = useListContext();
  const navigate = useNavigate();
  const arrived: ListAddress = { filter: filterValues, sort, page, perPage };
  const go = (address: ListAddress) => void navigate({ search: searchOf(address) });
  const [chosen, choose] = usePrompt(arrived, go, isSameAddress);
  return [chosen, !isSameAddress(chosen, arrived), (part) => choose({ ...chosen, page: 1, ...part })];
}

function searchOf({ filter, sort, page, perPage }: ListAddress): string {
  const parts = {
    filter: JSON.stringify(filter),
    order: sort.order,
    page: `${page}`,
    perPage: `${perPage}`,
    sort: sort.field,
  };
  return `?${new URLSearchParams(parts)}`;
}

/** Whether two addresses lead to the same rows in the same order. */
export function isSameAddress(a: ListAddress, b: ListAddress): boolean {
  return (
    a.page === b.page &&
    a.perPage === b.perPage &&
    a.sort.field === b.sort.field &&
    a.sort.order === b.sort.order &&
    isSameFilter(a.filter, b.filter)
  );
}
