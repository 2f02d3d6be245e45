import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { FilterValues } from "./filter-definition";
import { useDataProvider, useListContext, type RaRecord } from "ra-core";

/** The most rows that "select all" takes: ten pages of the API. */
export const MOST_SELECTED = 1_000;
const PAGE_SIZE = 100;

export interface Selection<Row extends RaRecord> {
  rows: Row[];
  ids: ReadonlySet<Row["id"]>;
  toggle: (row: Row) => void;
  /** Selects these rows too, or no longer. */
  set: (rows: Row[], isSelected: boolean) => void;
  clear: () => void;
  /** Selects everything that the filter finds, on all pages. */
  selectAll: () => Promise<void>;
  /** Everything that this filter finds is selected; null: only `rows` are. */
  filter: FilterValues | null;
}

/** The selected rows of a list. Another filter drops them: nobody acts on rows that are out of sight. */
export function useSelection<Row extends RaRecord>(resource: string, isFilterSelectable = false): Selection<Row> {
  const { filterValues, filter, sort, total = 0, data } = useListContext<Row>();
  const [isWhole, setWhole] = useState(false);
  const dataProvider = useDataProvider();
  const [selected, setSelected] = useState<ReadonlyMap<Row["id"], Row>>(new Map());
  const filterKey = JSON.stringify(filterValues);
  /** Grows with whatever ends a selection: rows that still come for one before are not wanted any more. */
  const serial = useRef(0);
  const clear = useCallback(() => {
    serial.current += 1;
    setWhole(false);
    setSelected(new Map());
  }, []);
  // Not on its own account: another filter is the reason.
  useEffect(clear, [filterKey, clear]);
  const set = useCallback((rows: Row[], isSelected: boolean) => {
    setWhole(false);
    setSelected((before) => {
      const after = new Map(before);
      for (const row of rows) isSelected ? after.set(row.id, row) : after.delete(row.id);
      return after;
    });
  }, []);
  const toggle = useCallback((row: Row) => {
    setWhole(false);
    setSelected((before) => {
      const after = new Map(before);
      if (!after.delete(row.id)) after.set(row.id, row);
      return after;
    });
  }, []);
  async function selectAll() {
    if (isFilterSelectable && total > MOST_SELECTED) {
      set(data ?? [], true);
      return setWhole(true);
    }
    const begun = serial.current;
    for (let page = 1; page <= MOST_SELECTED / PAGE_SIZE; page += 1) {
      const { data, pageInfo } = await dataProvider.getList<Row>(resource, {
        filter: { ...filterValues, ...filter },
        sort,
        pagination: { page, perPage: PAGE_SIZE },
      });
      if (serial.current !== begun) return;
      set(data, true);
      if (!pageInfo?.hasNextPage) return;
    }
  }
  const rows = useMemo(() => [...selected.values()], [selected]);
  const ids = useMemo(() => new Set(selected.keys()), [selected]);
  return { rows, ids, toggle, set, clear, selectAll, filter: isWhole ? { ...filterValues, ...filter } : null };
}
