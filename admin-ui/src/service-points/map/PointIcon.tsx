import { useText } from "../../i18n/use-text";
import { color, tone } from "../../layout/tokens";
import type { PointShape } from "./point-symbol";

const labels = {
  complete: "pointMap.legendComplete",
  incomplete: "pointMap.legendIncomplete",
  unconfirmed: "pointMap.legendUnconfirmed",
} as const;

/** The symbol of a point as the map draws it, with its meaning in words for screen readers. */
export function PointIcon({ shape }: { shape: PointShape }) {
  const text = useText();
  const outline = shape === "unconfirmed" ? tone.warn.text : color.primary;
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" role="img" aria-label={text(labels[shape])}>
      <circle
        cx="10"
        cy="10"
        r="7"
        fill={shape === "complete" ? outline : color.surface}
        stroke={outline}
        strokeWidth="2.5"
      />
      {shape === "incomplete" && <path d="M10 3a7 7 0 0 0 0 14z" fill={outline} />}
    </svg>
  );
}
