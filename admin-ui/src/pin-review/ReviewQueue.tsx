import Button from "@mui/material/Button";
import { styled } from "@mui/material/styles";
import { PlaceName } from "../address/PlaceName";
import type { PinReviewQuery } from "../data/generated/graphql";
import { localName, localNameLang } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { color } from "../layout/tokens";
import { DoubtText } from "./DoubtText";

export type DoubtfulPoint = PinReviewQuery["servicePoints"]["nodes"][number];

const Side = styled("nav")(({ theme }) => ({
  backgroundColor: color.surface,
  border: `1px solid ${color.line}`,
  borderRadius: 12,
  overflow: "hidden",
  "& ul": { listStyle: "none", margin: 0, padding: 0 },
  [theme.breakpoints.down("md")]: { maxHeight: 260, overflow: "auto" },
}));

const Choice = styled("button")({
  display: "block",
  width: "100%",
  minHeight: 56,
  padding: "8px 16px",
  font: "inherit",
  lineHeight: 1.6,
  textAlign: "start",
  color: color.ink,
  background: "none",
  border: 0,
  borderBottom: `1px solid ${color.line}`,
  cursor: "pointer",
  "&:hover": { backgroundColor: color.rowHover },
  '&[aria-current="true"]': { backgroundColor: color.primaryTint },
  "&:focus-visible": { outline: `3px solid ${color.focus}`, outlineOffset: -3 },
  "& .name": { display: "block", color: color.primary, fontWeight: 600, overflowWrap: "anywhere" },
  "& .meta": { display: "block", color: color.inkSecondary, fontSize: 15 },
});

interface ReviewQueueProps {
  points: readonly DoubtfulPoint[];
  chosenId: string;
  onChoose: (id: string) => void;
  /** Absent when there are no more. */
  onMore?: () => void;
}

/** The pins that wait, each with what speaks against it. */
export function ReviewQueue({ points, chosenId, onChoose, onMore }: ReviewQueueProps) {
  const text = useText();
  const [locale] = useLocale();
  return (
    <Side aria-label={text("pinReview.queue")}>
      <ul>
        {points.map((point) => (
          <li key={point.id}>
            <Choice type="button" aria-current={point.id === chosenId} onClick={() => onChoose(point.id)}>
              <span className="name" lang={localNameLang(point, locale)}>
                {localName(point, locale)}
              </span>
              <span className="meta">
                <PlaceName district={point.district} province={point.province} />
              </span>
              <span className="meta">
                <DoubtText doubts={point.pinDoubts} />
              </span>
            </Choice>
          </li>
        ))}
      </ul>
      {onMore && (
        <Button fullWidth onClick={onMore}>
          {text("pinReview.more")}
        </Button>
      )}
    </Side>
  );
}
