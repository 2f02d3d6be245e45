import { useMemo } from "react";
import { useStore, type RaRecord } from "ra-core";
import type { ListColumn } from "./list-definition";

/** How this person likes the tables of a resource: which columns, and high or low rows. Kept on this machine. */
export function useListLook<Row extends RaRecord>(resource: string, columns: ListColumn<Row>[]) {
  const [chosen, setChosen] = useStore<string[] | null>(`${resource}.columns`, null);
  const [isCompact, setCompact] = useStore<boolean>("list.isCompact", false);
  const visible = useMemo(
    () => columns.filter((column) => (chosen ? chosen.includes(column.key) : column.isDefault)),
    [columns, chosen],
  );
  function toggle(key: string) {
    const keys = visible.map((column) => column.key);
    setChosen(keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key]);
  }
  return { visible, chosen, toggle, isCompact, setCompact };
}
