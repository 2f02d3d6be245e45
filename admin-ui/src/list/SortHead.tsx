import { styled } from "@mui/material/styles";
import { useText } from "../i18n/use-text";
import { announce } from "../layout/announcer";
import { color } from "../layout/tokens";

export interface ListSort {
  field: string;
  order: "ASC" | "DESC";
  setSort: (field: string, order: "ASC" | "DESC") => void;
}

const HeadButton = styled("button")({
  display: "inline-flex",
  alignItems: "center",
  gap: 6,
  minHeight: 32,
  margin: "0 -8px",
  padding: "0 8px",
  font: "inherit",
  fontWeight: 600,
  color: "inherit",
  background: "none",
  border: 0,
  borderRadius: 6,
  cursor: "pointer",
  "&:hover": { color: color.primary },
  "& .arrow": { color: color.primary, fontSize: 12 },
  "&:not(.active) .arrow": { visibility: "hidden" },
});

interface SortHeadProps {
  label: string;
  field: string | undefined;
  sort: ListSort;
}

/** A column's head. `aria-sort` stands on the active column only, as screen readers expect. */
export function SortHead({ label, field, sort }: SortHeadProps) {
  const text = useText();
  if (!field) return <th scope="col">{label}</th>;
  const isActive = sort.field === field;
  const isDescending = isActive && sort.order === "DESC";
  function toggle() {
    const next = isActive && !isDescending ? "DESC" : "ASC";
    sort.setSort(field as string, next);
    announce(text(next === "DESC" ? "list.sortedDescending" : "list.sortedAscending", { column: label }));
  }
  return (
    <th scope="col" aria-sort={isActive ? (isDescending ? "descending" : "ascending") : undefined}>
      <HeadButton type="button" className={isActive ? "active" : undefined} onClick={toggle}>
        {label}
        <span className="arrow" aria-hidden>
          {isDescending ? "▼" : "▲"}
        </span>
      </HeadButton>
    </th>
  );
}
