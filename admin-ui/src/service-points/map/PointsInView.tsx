import { useState } from "react";
import { keepPreviousData } from "@tanstack/react-query";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { PlaceName } from "../../address/PlaceName";
import type { PointRowFragment, ServicePointFilter } from "../../data/generated/graphql";
import { useApiQuery } from "../../data/use-api-query";
import { formatCount } from "../../format/number";
import { localName, localNameLang } from "../../i18n/localized";
import { useLocale, useText } from "../../i18n/use-text";
import { ErrorCard } from "../../layout/ErrorCard";
import { color } from "../../layout/tokens";
import { PointsInViewDocument } from "./point-map.graphql";
import { PointIcon } from "./PointIcon";
import type { PointShape } from "./point-symbol";

const pageSize = 25;
const maxShown = 100;

const Rows = styled("ul")({ listStyle: "none", margin: 0, padding: 0 });

const RowButton = styled("button")({
  display: "grid",
  gridTemplateColumns: "22px minmax(0, 1fr) auto",
  gap: "0 10px",
  alignItems: "start",
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
  '&[aria-pressed="true"]': { backgroundColor: color.primaryTint },
  "&:focus-visible": { outline: `3px solid ${color.focus}`, outlineOffset: -3 },
  "& svg": { marginTop: 4 },
  "& .name": { color: color.primary, fontWeight: 600, overflowWrap: "anywhere" },
  "& .meta": { display: "block", color: color.inkSecondary, fontSize: 15 },
  "& .percent": { color: color.inkSecondary, fontSize: 15 },
});

interface PointsInViewProps {
  /** The filter of the page with the bounds of the map. */
  filter: ServicePointFilter;
  chosenId: string | null;
  onChoose(point: PointRowFragment): void;
}

/** The service points that the map shows, as a list: the way to them for the keyboard and for screen readers. */
export function PointsInView({ filter, chosenId, onChoose }: PointsInViewProps) {
  const text = useText();
  const [shownCount, setShownCount] = useState(pageSize);
  const { data, error, refetch, isPlaceholderData } = useApiQuery(
    PointsInViewDocument,
    { filter, first: shownCount },
    { placeholderData: keepPreviousData },
  );
  if (error) return <ErrorCard error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton variant="rounded" height={240} sx={{ m: 2 }} />;
  const { nodes, totalCount } = data.servicePoints;
  const restCount = totalCount - nodes.length;
  return (
    <div aria-busy={isPlaceholderData} style={{ opacity: isPlaceholderData ? 0.6 : 1 }}>
      <Typography variant="h3" component="h2" sx={{ px: 2, py: 1.5 }}>
        {text("pointMap.inView", { count: formatCount(totalCount) })}
      </Typography>
      {totalCount === 0 && <Typography sx={{ px: 2, pb: 2 }}>{text("pointMap.noneInView")}</Typography>}
      <Rows>
        {nodes.map((point) => (
          <li key={point.id}>
            <PointButton point={point} isChosen={point.id === chosenId} onChoose={() => onChoose(point)} />
          </li>
        ))}
      </Rows>
      {restCount > 0 && nodes.length < maxShown && (
        <Button fullWidth onClick={() => setShownCount(Math.min(shownCount + pageSize, maxShown))}>
          {text("pointMap.showMore", { count: formatCount(Math.min(restCount, pageSize)) })}
        </Button>
      )}
      {restCount > 0 && nodes.length >= maxShown && (
        <Typography sx={{ px: 2, py: 1.5 }} color="text.secondary">
          {text("pointMap.zoomForMore", { count: formatCount(restCount) })}
        </Typography>
      )}
    </div>
  );
}

function PointButton({ point, isChosen, onChoose }: { point: PointRowFragment; isChosen: boolean; onChoose(): void }) {
  const [locale] = useLocale();
  return (
    <RowButton type="button" id={`point-${point.id}`} aria-pressed={isChosen} onClick={onChoose}>
      <PointIcon shape={shapeOfPoint(point)} />
      <span>
        <span className="name" lang={localNameLang(point, locale)}>
          {localName(point, locale)}
        </span>
        <span className="meta">
          <PlaceName district={point.district} province={point.province} />
        </span>
      </span>
      <span className="percent">{point.completeness.percent}%</span>
    </RowButton>
  );
}

function shapeOfPoint({ pin, completeness }: PointRowFragment): PointShape {
  if (!pin?.isConfirmed) return "unconfirmed";
  return completeness.percent === 100 ? "complete" : "incomplete";
}
