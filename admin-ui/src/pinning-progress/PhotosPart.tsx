import { useState } from "react";
import { Link } from "react-router";
import { keepPreviousData } from "@tanstack/react-query";
import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { PlaceName } from "../address/PlaceName";
import type { PinningPhotoPartsFragment, PinningReportFragment } from "../data/generated/graphql";
import { useApiQuery } from "../data/use-api-query";
import { Picture } from "../files/Picture";
import { formatDate } from "../format/date";
import { formatCount } from "../format/number";
import { localName, localNameLang } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { Card } from "../layout/Card";
import { ErrorCard } from "../layout/ErrorCard";
import { color } from "../layout/tokens";
import { ListPages } from "../list/ListPages";
import { figureFilter } from "./figure-links";
import { PinningPhotosDocument } from "./pinning-progress.graphql";

const START_PAGE_SIZE = 25;

const Photos = styled("ul")({
  listStyle: "none",
  margin: 0,
  padding: 0,
  display: "grid",
  gridTemplateColumns: "repeat(auto-fill, minmax(min(240px, 100%), 1fr))",
  gap: 20,
  "& > li": { minWidth: 0 },
  "& .name": { display: "block", marginTop: 8, fontWeight: 600, overflowWrap: "anywhere" },
  "& .meta": { display: "block", fontSize: 15, color: color.inkSecondary },
});

/** The evidence: what is pinned and has a photo, as the figure counts it, those edited last first. */
export function PhotosPart({ report: { organisation, recentSince } }: { report: PinningReportFragment }) {
  const text = useText();
  const [page, setPage] = useState(1);
  const [perPage, setPerPage] = useState(START_PAGE_SIZE);
  const filter = { within: organisation.id, ...figureFilter("pinnedWithPhotoCount", recentSince) };
  const { data, error, refetch, isPlaceholderData } = useApiQuery(
    PinningPhotosDocument,
    { filter, first: perPage, offset: (page - 1) * perPage },
    { placeholderData: keepPreviousData },
  );
  if (error) return <ErrorCard error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton variant="rounded" height={240} />;
  const { nodes, totalCount } = data.servicePoints;
  if (totalCount === 0)
    return (
      <Card>
        <Typography>{text("pinningProgress.photos.none")}</Typography>
      </Card>
    );
  return (
    <Card aria-busy={isPlaceholderData}>
      <Photos aria-label={text("pinningProgress.photos.label")}>
        {nodes.map((point) => (
          <EvidencePhoto key={point.id} point={point} />
        ))}
      </Photos>
      {totalCount > START_PAGE_SIZE && (
        <ListPages
          page={page}
          perPage={perPage}
          total={totalCount}
          hasNextPage={page * perPage < totalCount}
          setPage={setPage}
          setPerPage={(next) => {
            setPage(1);
            setPerPage(next);
          }}
        />
      )}
    </Card>
  );
}

/** The first photo of a service point; its name leads to the others. */
function EvidencePhoto({ point }: { point: PinningPhotoPartsFragment }) {
  const text = useText();
  const [locale] = useLocale();
  const { id, district, province, pin, photos } = point;
  const [photo, ...others] = photos;
  const isEnglish = locale === "en" && Boolean(photo?.altEn);
  return (
    <li>
      {photo && (
        <Picture
          url={photo.url}
          alt={isEnglish ? (photo.altEn as string) : photo.altTh}
          lang={isEnglish ? "en" : "th"}
          width={photo.width}
          height={photo.height}
          sizes="(max-width: 600px) 90vw, 280px"
          style={{ width: "100%", aspectRatio: "4 / 3", objectFit: "cover" }}
        />
      )}
      <Link className="name" to={`/servicePoints/${id}/show`} lang={localNameLang(point, locale)}>
        {localName(point, locale)}
      </Link>
      <span className="meta">
        <PlaceName district={district} province={province} />
      </span>
      {pin?.confirmedAt && (
        <span className="meta">
          {text("servicePoint.pinConfirmed", {
            name: pin.confirmedByName ?? "",
            date: formatDate(pin.confirmedAt, locale),
          })}
        </span>
      )}
      {others.length > 0 && (
        <span className="meta">{text("pinningProgress.photos.more", { count: formatCount(others.length) })}</span>
      )}
    </li>
  );
}
