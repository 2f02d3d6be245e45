import { Link } from "react-router";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { PlaceName } from "../address/PlaceName";
import { errorText } from "../data/error-text";
import type { PublicPointQuery, PublicServicePointFilter } from "../data/generated/graphql";
import { useApiQuery } from "../data/use-api-query";
import { Picture } from "../files/Picture";
import { formatCount } from "../format/number";
import { localName, localNameLang } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { OpenFact } from "../opening-hours/HoursView";
import { LocalName } from "../organisations/organisation-fields";
import { CardFrame } from "../service-points/map/CardFrame";
import { PhoneLinks } from "../show/facts";
import { PublicPointDocument, PublicPointsDocument } from "./public-service-point.graphql";

const HEAP_SHOWN = 50;

const Facts = styled("div")({ display: "grid", gap: 6, justifyItems: "start", marginTop: 4 });
const Names = styled("ul")({
  listStyle: "none",
  margin: 0,
  padding: 0,
  "& button": { justifyContent: "start", textAlign: "start", whiteSpace: "normal" },
});

interface CardProps {
  onClose(): void;
}

/** A public service point in short, over the map. */
export function PublicPointCard({ id, onClose }: CardProps & { id: string }) {
  const text = useText();
  const { data, error } = useApiQuery(PublicPointDocument, { id });
  const point = data?.publicServicePoint;
  if (point) return <PointFacts point={point} onClose={onClose} />;
  return (
    <CardFrame title={text("pointMap.card")} focusKey={error ? id : ""} onClose={onClose}>
      {error ? errorText(error, text) : <Skeleton height={96} />}
    </CardFrame>
  );
}

function PointFacts({ point, onClose }: CardProps & { point: NonNullable<PublicPointQuery["publicServicePoint"]> }) {
  const text = useText();
  const [locale] = useLocale();
  const [photo] = point.photos;
  return (
    <CardFrame
      title={localName(point, locale)}
      lang={localNameLang(point, locale)}
      focusKey={point.id}
      onClose={onClose}
    >
      <Facts>
        <Typography color="text.secondary" sx={{ fontSize: 15 }}>
          {point.organisation && <LocalName named={point.organisation} />}
          <br />
          <PlaceName district={point.district} province={point.province} />
        </Typography>
        <OpenFact of={point} />
        {point.phones.length > 0 && <PhoneLinks phones={point.phones} />}
        {photo && (
          <Picture
            url={photo.url}
            alt={(locale === "en" && photo.altEn) || photo.altTh}
            lang={locale === "en" && photo.altEn ? "en" : "th"}
            width={photo.width}
            height={photo.height}
            sizes="320px"
          />
        )}
        <Button component={Link} to={`/publicServicePoints/${point.id}`} variant="contained">
          {text("publicPoint.details")}
        </Button>
      </Facts>
    </CardFrame>
  );
}

interface HeapProps extends CardProps {
  filter: PublicServicePointFilter;
  onChoose(id: string): void;
}

/** Public service points at one place: zooming in would not part them. */
export function PublicHeapCard({ filter, onChoose, onClose }: HeapProps) {
  const text = useText();
  const [locale] = useLocale();
  const { data } = useApiQuery(PublicPointsDocument, { filter, first: HEAP_SHOWN });
  const points = data?.publicServicePoints;
  const title = points ? text("pointMap.samePlace", { count: formatCount(points.totalCount) }) : text("pointMap.card");
  return (
    <CardFrame title={title} focusKey={points ? "heap" : ""} onClose={onClose}>
      {points ? (
        <Names>
          {points.nodes.map((point) => (
            <li key={point.id}>
              <Button onClick={() => onChoose(point.id)} lang={localNameLang(point, locale)}>
                {localName(point, locale)}
              </Button>
            </li>
          ))}
        </Names>
      ) : (
        <Skeleton height={96} />
      )}
    </CardFrame>
  );
}
