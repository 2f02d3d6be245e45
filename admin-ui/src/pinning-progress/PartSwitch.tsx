import { Link, useSearchParams } from "react-router";
import { styled } from "@mui/material/styles";
import { useText } from "../i18n/use-text";
import { color } from "../layout/tokens";

export type Part = "children" | "provinces";

const Group = styled("nav")({
  display: "inline-flex",
  alignSelf: "start",
  border: `1px solid ${color.controlBorder}`,
  borderRadius: 8,
  overflow: "hidden",
  backgroundColor: color.surface,
});

const Choice = styled(Link)({
  display: "inline-flex",
  alignItems: "center",
  minHeight: 44,
  padding: "4px 16px",
  fontWeight: 600,
  color: color.ink,
  textDecoration: "none",
  "&:hover": { backgroundColor: color.rowHover },
  '&[aria-current="page"]': { backgroundColor: color.primary, color: "#fff" },
  "&:focus-visible": { outline: `3px solid ${color.focus}`, outlineOffset: -3 },
});

/** The same figures by organisation or by province. */
export function PartSwitch({ part }: { part: Part }) {
  const text = useText();
  const [search] = useSearchParams();
  const path = (by: Part) => {
    const next = new URLSearchParams(search);
    next.set("by", by);
    return `/pinningProgress?${next}`;
  };
  return (
    <Group aria-label={text("pinningProgress.by")}>
      <Choice to={path("children")} aria-current={part === "children" ? "page" : undefined}>
        {text("pinningProgress.byChildren")}
      </Choice>
      <Choice to={path("provinces")} aria-current={part === "provinces" ? "page" : undefined}>
        {text("pinningProgress.byProvinces")}
      </Choice>
    </Group>
  );
}
