import type { ReactNode } from "react";
import { Link } from "react-router";
import ChevronRightOutlined from "@mui/icons-material/ChevronRightOutlined";
import { styled, type CSSObject } from "@mui/material/styles";
import { Card } from "../layout/Card";
import { color } from "../layout/tokens";

/** A card whose rows reach its edges. */
export const RowCard = styled(Card)(({ theme }) => ({
  padding: 0,
  overflow: "hidden",
  "& > header": { padding: "20px 24px 14px" },
  [theme.breakpoints.down("sm")]: { padding: 0, "& > header": { padding: "16px 16px 12px" } },
}));

export const RowList = styled("ul")({ listStyle: "none", margin: 0, padding: 0 });

/** The layout of a row, for links and for the placeholders of the same height. */
export const rowLayout: CSSObject = {
  display: "flex",
  alignItems: "center",
  gap: 16,
  minHeight: 64,
  padding: "12px 16px 12px 24px",
  borderTop: `1px solid ${color.line}`,
  "@media (max-width:599.95px)": { padding: "12px 8px 12px 16px", gap: 12 },
};

const RowLink = styled(Link)({
  ...rowLayout,
  color: "inherit",
  textDecoration: "none",
  outlineOffset: -3,
  "&:hover": { backgroundColor: color.rowHover },
  "& > svg": { color: color.inkSecondary, flexShrink: 0 },
});

/** As wide as the longest figure of its list (`--home-figure` characters), so that the words beside them stand in one line. */
export const Figure = styled("span")({
  minWidth: "max(64px, calc(var(--home-figure, 0) * 1ch))",
  fontSize: 26,
  lineHeight: 1.35,
  fontWeight: 700,
  color: color.primary,
  textAlign: "end",
  "@media (max-width:599.95px)": { fontSize: 22, minWidth: "max(40px, calc(var(--home-figure, 0) * 1ch))" },
});

/** Words and chip beside each other, on a phone below each other. */
export const RowBody = styled("span")({
  flex: 1,
  minWidth: 0,
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  justifyContent: "space-between",
  gap: "4px 16px",
  "& .words": { flex: "1 1 200px", minWidth: 0 },
  "& .what": { display: "block", fontWeight: 600, lineHeight: 1.65, color: color.primary },
  "& .detail": { display: "block", fontSize: 15, lineHeight: 1.6, color: color.inkSecondary, textWrap: "pretty" },
});

interface HomeRowProps {
  path: string;
  /** Before the words, e.g. the number of a queue. */
  figure?: string;
  what: string;
  detail?: string;
  chip?: ReactNode;
}

/** One row, one door: number, what it is, a line about it, its state, and a chevron. */
export function HomeRow({ path, figure, what, detail, chip }: HomeRowProps) {
  return (
    <li>
      <RowLink to={path}>
        {figure !== undefined && <Figure>{figure}</Figure>}{" "}
        <RowBody>
          <span className="words">
            <span className="what">{what}</span> {detail && <span className="detail">{detail}</span>}
          </span>{" "}
          {chip}
        </RowBody>
        <ChevronRightOutlined aria-hidden />
      </RowLink>
    </li>
  );
}
