import { styled } from "@mui/material/styles";
import { useText } from "../../i18n/use-text";
import { color } from "../../layout/tokens";
import { PointIcon } from "./PointIcon";
import type { PointShape } from "./point-symbol";

const List = styled("ul")({
  listStyle: "none",
  display: "flex",
  flexWrap: "wrap",
  gap: "4px 20px",
  margin: 0,
  padding: 0,
  fontSize: 14,
  lineHeight: 1.6,
  color: color.inkSecondary,
  "& li": { display: "flex", alignItems: "center", gap: 6 },
});

const entries: [PointShape, "pointMap.legendComplete" | "pointMap.legendIncomplete" | "pointMap.legendUnconfirmed"][] =
  [
    ["complete", "pointMap.legendComplete"],
    ["incomplete", "pointMap.legendIncomplete"],
    ["unconfirmed", "pointMap.legendUnconfirmed"],
  ];

/** What the symbols on the map mean. */
export function MapLegend() {
  const text = useText();
  return (
    <List aria-label={text("pointMap.legend")}>
      {entries.map(([shape, label]) => (
        <li key={shape}>
          <span aria-hidden style={{ display: "grid" }}>
            <PointIcon shape={shape} />
          </span>
          {text(label)}
        </li>
      ))}
      <li>
        <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden>
          <circle cx="12" cy="12" r="9" fill={color.surface} stroke="#B9C1B8" strokeWidth="4" />
          <path d="M12 3a9 9 0 1 1-9 9" fill="none" stroke={color.primary} strokeWidth="4" />
        </svg>
        {text("pointMap.legendCluster")}
      </li>
    </List>
  );
}
