import { Link } from "react-router";
import { styled } from "@mui/material/styles";
import { useText } from "../../i18n/use-text";
import { color } from "../../layout/tokens";
import type { FilterValues } from "../../list/filter-definition";
import { listPath } from "../../list/list-path";

const Group = styled("nav")({
  display: "inline-flex",
  border: `1px solid ${color.controlBorder}`,
  borderRadius: 8,
  overflow: "hidden",
  backgroundColor: color.surface,
});

const Choice = styled(Link)({
  display: "inline-flex",
  alignItems: "center",
  minHeight: 40,
  padding: "4px 16px",
  fontWeight: 600,
  color: color.ink,
  textDecoration: "none",
  "&:hover": { backgroundColor: color.rowHover },
  '&[aria-current="page"]': { backgroundColor: color.primary, color: "#fff" },
  "&:focus-visible": { outline: `3px solid ${color.focus}`, outlineOffset: -3 },
  "@media (pointer: coarse)": { minHeight: 44 },
});

/** The same service points as a list or on the map. */
export function ViewSwitch({ filter }: { filter: FilterValues }) {
  const text = useText();
  return (
    <Group aria-label={text("pointMap.viewSwitch")}>
      <Choice to={listPath("servicePoints", filter)}>{text("pointMap.asList")}</Choice>
      <Choice to={listPath("servicePoints/map", filter)} aria-current="page">
        {text("pointMap.asMap")}
      </Choice>
    </Group>
  );
}
