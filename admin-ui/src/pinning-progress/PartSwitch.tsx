import { Link, useSearchParams } from "react-router";
import { styled } from "@mui/material/styles";
import type { MessageKey } from "../i18n/messages";
import { useText } from "../i18n/use-text";
import { color } from "../layout/tokens";

const PARTS = ["children", "provinces", "photos"] as const;
export type Part = (typeof PARTS)[number];

/** What the address asks for; the organisations where it asks for nothing that there is. */
export const partOf = (asked: string | null): Part => PARTS.find((part) => part === asked) ?? "children";

const LABELS = {
  children: "pinningProgress.byChildren",
  provinces: "pinningProgress.byProvinces",
  photos: "pinningProgress.photos.part",
} as const satisfies Record<Part, MessageKey>;

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

/** The same figures by organisation or by province, and the photos that some of them count. */
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
      {PARTS.map((by) => (
        <Choice key={by} to={path(by)} aria-current={part === by ? "page" : undefined}>
          {text(LABELS[by])}
        </Choice>
      ))}
    </Group>
  );
}
