import { useState } from "react";
import { Link } from "react-router";
import { keepPreviousData } from "@tanstack/react-query";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import PlaceOutlined from "@mui/icons-material/PlaceOutlined";
import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { PlaceName } from "../address/PlaceName";
import type { PublicPointRowFragment, PublicServicePointFilter } from "../data/generated/graphql";
import { useApiQuery } from "../data/use-api-query";
import { formatCount } from "../format/number";
import { localName, localNameLang } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { ErrorCard } from "../layout/ErrorCard";
import { color } from "../layout/tokens";
import { OpenFact } from "../opening-hours/HoursView";
import { LocalName } from "../organisations/organisation-fields";
import { PublicPointsDocument } from "./public-service-point.graphql";

const PAGE_SIZE = 25;
/** As many as the API gives at once; who wants more narrows the search down. */
const MOST_SHOWN = 100;

const Rows = styled("ul")({
  listStyle: "none",
  margin: 0,
  padding: 0,
  "& > li": {
    display: "flex",
    gap: 8,
    alignItems: "start",
    justifyContent: "space-between",
    padding: "10px 8px 10px 16px",
    borderBottom: `1px solid ${color.line}`,
  },
  "& > li.chosen": { backgroundColor: color.primaryTint },
  "& .facts": { minWidth: 0, overflowWrap: "anywhere" },
  "& a": { fontWeight: 600, textDecoration: "none", "&:hover": { textDecoration: "underline" } },
  "& .meta": { display: "block", color: color.inkSecondary, fontSize: 15 },
});

interface PublicPointListProps {
  filter: PublicServicePointFilter;
  chosenId: string | null;
  onMap(id: string): void;
}

/** What the search finds, by name; each leads to its page and to its place on the map. */
export function PublicPointList({ filter, chosenId, onMap }: PublicPointListProps) {
  const text = useText();
  const asked = JSON.stringify(filter);
  const [more, setMore] = useState({ asked, first: PAGE_SIZE });
  // Another search begins with its first page again.
  const first = more.asked === asked ? more.first : PAGE_SIZE;
  const { data, error, refetch, isPlaceholderData } = useApiQuery(
    PublicPointsDocument,
    { filter, first },
    { placeholderData: keepPreviousData },
  );
  if (error) return <ErrorCard error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton variant="rounded" height={240} sx={{ m: 2 }} />;
  const { nodes, totalCount } = data.publicServicePoints;
  const restCount = totalCount - nodes.length;
  return (
    <div aria-busy={isPlaceholderData} style={{ opacity: isPlaceholderData ? 0.6 : 1 }}>
      <Typography role="status" variant="h3" component="p" sx={{ px: 2, py: 1.5 }}>
        {totalCount === 0
          ? text("publicPoint.none")
          : text("servicePoint.found", { smart_count: totalCount, count: formatCount(totalCount) })}
      </Typography>
      <Rows aria-label={text("publicPoint.listLabel")}>
        {nodes.map((point) => (
          <PointRow key={point.id} point={point} isChosen={point.id === chosenId} onMap={onMap} />
        ))}
      </Rows>
      {restCount > 0 && nodes.length < MOST_SHOWN && (
        <Button fullWidth onClick={() => setMore({ asked, first: Math.min(first + PAGE_SIZE, MOST_SHOWN) })}>
          {text("publicPoint.showMore", { count: formatCount(Math.min(restCount, PAGE_SIZE)) })}
        </Button>
      )}
      {restCount > 0 && nodes.length >= MOST_SHOWN && (
        <Typography sx={{ px: 2, py: 1.5 }} color="text.secondary">
          {text("publicPoint.narrow", { count: formatCount(restCount) })}
        </Typography>
      )}
    </div>
  );
}

interface PointRowProps {
  point: PublicPointRowFragment;
  isChosen: boolean;
  onMap(id: string): void;
}

function PointRow({ point, isChosen, onMap }: PointRowProps) {
  const text = useText();
  const [locale] = useLocale();
  return (
    <li className={isChosen ? "chosen" : undefined}>
      <div className="facts">
        <Link to={`/publicServicePoints/${point.id}`} lang={localNameLang(point, locale)}>
          {localName(point, locale)}
        </Link>
        {point.organisation && (
          <span className="meta">
            <LocalName named={point.organisation} />
          </span>
        )}
        <span className="meta">
          <PlaceName district={point.district} province={point.province} />
        </span>
        <OpenFact of={point} />
      </div>
      {point.pin && (
        <IconButton
          id={`point-${point.id}`}
          aria-label={text("publicPoint.onMap", { name: localName(point, locale) })}
          onClick={() => onMap(point.id)}
        >
          <PlaceOutlined aria-hidden />
        </IconButton>
      )}
    </li>
  );
}
