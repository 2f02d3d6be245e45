import { styled } from "@mui/material/styles";
import { formatCount } from "../format/number";
import { useText } from "../i18n/use-text";
import { color } from "../layout/tokens";
import { isSameFilter, type FilterValues } from "./filter-definition";
import type { ListView } from "./list-definition";

const Pills = styled("div")(({ theme }) => ({
  display: "flex",
  flexWrap: "wrap",
  gap: 8,
  [theme.breakpoints.down("sm")]: {
    flexWrap: "nowrap",
    overflowX: "auto",
    // The row may be swiped to the edges of the screen; the padding keeps the focus ring from being cut off.
    margin: "-6px -16px",
    padding: "6px 16px",
    scrollbarWidth: "none",
  },
}));

const Pill = styled("button")({
  flexShrink: 0,
  minHeight: 36,
  padding: "4px 14px",
  font: "inherit",
  fontSize: 15,
  fontWeight: 600,
  lineHeight: 1.6,
  whiteSpace: "nowrap",
  color: color.ink,
  backgroundColor: color.surface,
  border: `1px solid ${color.controlBorder}`,
  borderRadius: 18,
  cursor: "pointer",
  transition: "background-color 120ms ease-out",
  "& span": { fontWeight: 400 },
  "&:hover": { backgroundColor: color.rowHover },
  '&[aria-pressed="true"]': { color: "#fff", backgroundColor: color.primary, borderColor: color.primary },
  "@media (pointer: coarse)": { minHeight: 44, borderRadius: 22 },
});

interface ListViewsProps {
  views: ListView[];
  values: FilterValues;
  onChoose: (filter: FilterValues) => void;
}

/** The preset views with their counts. The pressed one is the view whose filter is exactly the list's. */
export function ListViews({ views, values, onChoose }: ListViewsProps) {
  const text = useText();
  return (
    <Pills role="group" aria-label={text("list.views")}>
      {views.map((view) => (
        <Pill
          key={view.key}
          type="button"
          aria-pressed={isSameFilter(view.filter, values)}
          onClick={() => onChoose(view.filter)}
        >
          {text(view.label)} {view.count !== undefined && <span>{formatCount(view.count)}</span>}
        </Pill>
      ))}
    </Pills>
  );
}
